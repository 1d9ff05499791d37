import type { Page } from "@playwright/test";
import { clean, expect, signIn, test } from "./harness";

const CLIENT = { "X-Vouchsafe-Client": "dashboard" };

/** A main campaign of these tests alone, whose budget was raised from 500 to 800. */
async function raisedBudget(page: Page, name: string): Promise<number> {
  const created = await page.request.post("/api/v1.0/campaigns", {
    headers: CLIENT,
    data: { name: `${name} ${Date.now()}`, max_total_budget: 500 },
  });
  expect(created.ok(), await created.text()).toBe(true);
  const { id } = (await created.json()) as { id: number };
  const changed = await page.request.patch(`/api/v1.0/campaigns/${id}`, {
    headers: CLIENT,
    data: { max_total_budget: 800, team: "audit" },
  });
  expect(changed.ok(), await changed.text()).toBe(true);
  return id;
}

test("an auditor sees who changed a campaign, and how it stood before and after", async ({ page }) => {
  await signIn(page);
  const id = await raisedBudget(page, "Audited budget");
  await page.goto(`/audit/history?campaign_id=${id}`);
  const history = page.getByRole("list", { name: "History", exact: true });
  const edit = history.getByRole("listitem").filter({ hasText: "budget raised from 500.00 to 800.00" }).first();
  await expect(edit).toContainText(/before .*500\.00.*after .*800\.00/);
  await expect(edit).toContainText("By ");
  await expect(history.getByText(/^Main campaign .* created, in draft$/)).toBeVisible();
  await clean(page);

  await edit.getByRole("link", { name: /As it was then/ }).click();
  await expect(page).toHaveURL(/\/audit\/as-of\?campaign_id=\d+&position=\d+/);
  const budget = page.getByRole("group", { name: "Terms" }).getByRole("row", { name: /Max total budget/ });
  await expect(budget).toContainText(/800\.00.*800\.00.*same/);
  await page.getByRole("button", { name: "Previous edit" }).click();
  await expect(budget).toContainText(/500\.00.*800\.00.*changed since/);
  const team = page.getByRole("group", { name: "Terms" }).getByRole("row", { name: /Team/ });
  await expect(team).toContainText(/–.*audit.*changed since/);
  await expect(page.getByText("Edit 1 of 2")).toBeVisible();
  await clean(page);

  await page.reload();
  await expect(budget).toContainText("changed since");
  await page.getByLabel("Only what differs from today").check();
  await expect(page.getByRole("group", { name: "Terms" }).getByRole("row", { name: /Status/ })).toHaveCount(0);
  await page.goBack();
  await expect(budget).toContainText("same");
});

test("the slider travels by keyboard from the creation to now", async ({ page }) => {
  await signIn(page);
  const id = await raisedBudget(page, "Travelled budget");
  await page.goto(`/audit/as-of?campaign_id=${id}`);
  const budget = page.getByRole("group", { name: "Terms" }).getByRole("row", { name: /Max total budget/ });
  await expect(budget).toContainText("same");
  const slider = page.getByRole("slider", { name: "Moment" });
  const toTheEnd = await slider.evaluate((it: HTMLInputElement) => Number(it.max) - Number(it.value));
  expect(toTheEnd, "now is at the end, however young the campaign is").toBeLessThan(1000);
  await slider.focus();
  await page.keyboard.press("Home");
  await expect(page).toHaveURL(/time=/);
  await expect(budget).toContainText(/500\.00.*800\.00.*changed since/);
  await page.keyboard.press("End");
  await expect(page).not.toHaveURL(/time=/);
  await expect(budget).toContainText("same");
});

test("filters of the history are those of the address and of the file", async ({ page }) => {
  await signIn(page);
  const id = await raisedBudget(page, "Filtered budget");
  await page.goto("/audit/history");
  await page.getByLabel("Campaign", { exact: true }).fill(String(id));
  await page.getByText("Kinds of events: all").click();
  await page.getByLabel("Campaign revised").check();
  await page.getByRole("button", { name: "Show" }).click();
  await expect(page).toHaveURL(new RegExp(`campaign_id=${id}&type=campaign-revised`));
  await expect(page.getByRole("list", { name: "History", exact: true }).locator("> li")).toHaveCount(1);
  await clean(page);

  const file = page.waitForEvent("download");
  await page.getByRole("link", { name: "Export CSV" }).click();
  const { text } = await read(await file);
  const lines = text.trim().split("\n");
  expect(lines[0]).toMatch(/^position,time,event,/);
  expect(lines).toHaveLength(2);
  expect(lines[1]).toContain("campaign-revised");

  await page.goBack();
  await expect(page.getByLabel("Campaign", { exact: true })).toHaveValue("");
});

async function read(download: { path(): Promise<string> }): Promise<{ text: string }> {
  const { readFile } = await import("node:fs/promises");
  return { text: await readFile(await download.path(), "utf8") };
}

test("the state of the audit is told, and a reconciliation finds nothing", async ({ page }) => {
  await signIn(page);
  await page.goto("/audit");
  await expect(page.getByRole("heading", { name: "Proof" })).toBeVisible();
  await expect(page.getByText("Newest event in the chain")).toBeVisible();
  await page.getByRole("button", { name: "Reconcile now" }).click();
  const card = page.getByRole("region", { name: "Reconciliation" });
  await expect(card.getByText(/redemptions add up/)).toBeVisible({ timeout: 45_000 });
  await expect(page.getByRole("list", { name: "Latest edits" })).toBeVisible();
  await clean(page);
});

test("a projection is rebuilt with progress until it is done", async ({ page }) => {
  await signIn(page);
  await page.goto("/projections");
  const row = page.getByRole("row", { name: /^Campaigns / });
  await expect(row).toContainText("Running");
  await clean(page);
  await page.getByRole("button", { name: "Rebuild Campaigns", exact: true }).click();
  await expect(page.getByRole("dialog", { name: "Rebuild Campaigns?" })).toBeVisible();
  await clean(page);
  const asked = Date.now();
  await page.getByRole("dialog").getByRole("button", { name: "Rebuild", exact: true }).click();
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(row).toContainText(/Waiting|Filling|Switching|Finished/);
  await expect(row).toContainText("Finished", { timeout: 45_000 });
  const { ended_at } = (
    (await (await page.request.get("/api/vouchsafe/v1/projections/campaigns")).json()) as {
      rebuild: { ended_at: string };
    }
  ).rebuild;
  expect(Date.parse(ended_at)).toBeGreaterThan(asked - 5_000);
  await expect(page.getByRole("button", { name: "Rebuild Campaigns", exact: true })).toBeVisible();
});
