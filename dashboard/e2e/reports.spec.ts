import { readFile } from "node:fs/promises";
import { clean, expect, signIn, test } from "./harness";

/** The whole number that a cell shows. */
function whole(text: string): number {
  return Number(text.replaceAll(",", ""));
}

test("figures are set apart, add up, and come as a file", async ({ page }) => {
  await signIn(page);
  await page.goto("/reports");
  await expect(page.getByRole("region", { name: "Chart" }).locator("canvas")).toBeVisible();
  await clean(page);
  await page.getByLabel("By", { exact: true }).selectOption("Week");
  await page.getByLabel("Set apart by").selectOption("Campaign");
  await page.getByRole("button", { name: "Show" }).click();
  await expect(page).toHaveURL(/bucket=week/);
  await expect(page).toHaveURL(/group_by=campaign/);

  const figures = page.getByRole("group", { name: "Figures" });
  await expect(figures.getByRole("columnheader")).toHaveText([
    "Period",
    "Campaign",
    "Redemptions",
    "Discount",
    "Transaction value",
    "Customers",
    "Validations",
    "Declined",
    "Reversals",
    "Issued",
    "Assigned",
  ]);
  const cells = await figures.locator("tbody td:nth-child(3)").allTextContents();
  const total = whole((await figures.locator("tfoot td:nth-child(3)").textContent()) ?? "");
  expect(cells.length).toBeGreaterThan(1);
  expect(cells.map(whole).reduce((sum, one) => sum + one, 0)).toBe(total);
  await clean(page);

  const file = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download CSV" }).click();
  const lines = (await readFile(await (await file).path(), "utf8")).trim().split("\n");
  expect(lines[0]).toContain("redemptions,discount");
  expect(lines).toHaveLength(cells.length + 1);

  await page.reload();
  await expect(page.getByLabel("By", { exact: true })).toHaveValue("week");
  await page.getByLabel("Figure", { exact: true }).selectOption("Discount");
  await expect(page).toHaveURL(/measure=discount/);
});

test("a range is that of the project's zone, and its mistakes are told beside the field", async ({ page }) => {
  await signIn(page);
  await page.goto("/reports?from=2020-01-01T00:00:00Z&to=2026-01-01T00:00:00Z&bucket=hour");
  await expect(page.getByRole("alert").first()).toBeVisible();
  await clean(page);
  await page.goto("/reports?from=2020-01-01T00:00:00Z&to=2020-02-01T00:00:00Z&group_by=team");
  await expect(page.getByText("There is nothing to draw.")).toBeVisible();
  await expect(page.getByText("Nothing happened in this time.")).toBeVisible();
});

test("refusals, the funnel and budgets answer for the same campaigns", async ({ page }) => {
  await signIn(page);
  await page.goto("/reports?group_by=main_campaign");
  await page.getByRole("link", { name: "Refusals", exact: true }).click();
  await expect(page).toHaveURL(/\/reports\/refusals\?group_by=main_campaign/);
  await expect(page.getByRole("group", { name: "Refusals by reason" }).getByRole("link").first()).toBeVisible();
  await clean(page);

  await page.getByRole("link", { name: "Voucher funnel", exact: true }).click();
  const funnel = page.getByRole("group", { name: "Voucher funnel" });
  await expect(funnel.getByRole("columnheader").first()).toHaveText("Main campaign");
  const created = await funnel.locator("tbody td:nth-child(2)").allTextContents();
  expect(created.map(whole).reduce((sum, one) => sum + one, 0)).toBe(
    whole((await funnel.locator("tfoot td:nth-child(2)").textContent()) ?? ""),
  );
  await clean(page);

  await page.getByRole("link", { name: "Budgets", exact: true }).click();
  const budgets = page.getByRole("group", { name: "Campaigns with their limits" });
  await expect(budgets.getByRole("row").nth(1)).toBeVisible();
  await clean(page);
  await page.getByLabel("Status").selectOption("Draft");
  await page.getByRole("button", { name: "Show" }).click();
  await expect(page).toHaveURL(/status=draft/);
});
