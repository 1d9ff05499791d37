import type { Page } from "@playwright/test";
import { clean, expect, signIn, test } from "./harness";

/** A name that no other test and no earlier run has used. */
function fresh(name: string): string {
  return `${name} ${Date.now().toString(36)}`;
}

async function openNew(page: Page): Promise<void> {
  await page.getByRole("link", { name: "Campaigns", exact: true }).click();
  await page.getByRole("link", { name: "New campaign" }).click();
  await expect(page.getByRole("heading", { name: "New campaign", level: 1 })).toBeVisible();
}

async function createMain(page: Page, name: string): Promise<void> {
  await openNew(page);
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByLabel("Kind", { exact: true }).selectOption("Main campaign");
  await page.getByLabel(/^Total budget/).fill("1000");
  await page.getByRole("button", { name: "Create campaign" }).click();
  await expect(page.getByRole("heading", { name, level: 1 })).toBeVisible();
}

async function createDiscount(page: Page, name: string, main: string): Promise<void> {
  await openNew(page);
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByLabel("Main campaign", { exact: true }).selectOption(main);
  await page.getByLabel("Percentage", { exact: true }).fill("12.5");
  await page.getByLabel(/^Total budget/).fill("250");
  await page.getByLabel("Team", { exact: true }).fill("Launch team");
  await page.getByRole("button", { name: "Create campaign" }).click();
  await expect(page.getByRole("heading", { name, level: 1 })).toBeVisible();
}

const head = (page: Page) => page.getByRole("main").locator("header").first();

test("a campaign is launched, found in the list, edited, stopped and deleted", async ({ page }) => {
  test.setTimeout(120_000);
  await signIn(page);
  const main = fresh("Season");
  const name = fresh("Launch");
  await createMain(page, main);
  await createDiscount(page, name, main);
  await expect(head(page).getByText("Draft", { exact: true })).toBeVisible();
  await expect(head(page).getByText(/12\.5% off · below/)).toBeVisible();
  await expect(page.getByRole("meter", { name: "Total budget" }).first()).toBeVisible();
  await expect(page.getByText("There are no vouchers yet.")).toBeVisible();
  await expect(page.getByText("This campaign has no rules.")).toBeVisible();
  await expect(page.getByText(`Discount campaign "${name}" created`)).toBeVisible();
  await clean(page);

  await page.getByRole("button", { name: "Activate" }).click();
  await expect(head(page).getByText("Active", { exact: true })).toBeVisible();
  await expect(page.getByText("Campaign activated")).toBeVisible();

  await page.getByRole("link", { name: "Campaigns", exact: true }).click();
  await page.getByLabel("Name", { exact: true }).fill(name.toUpperCase());
  await page.getByLabel("Status", { exact: true }).selectOption("Active");
  await page.getByLabel("Team", { exact: true }).selectOption("Launch team");
  const table = page.getByRole("region", { name: "Campaigns" });
  await expect(table.getByRole("row")).toHaveCount(3);
  await expect(table.getByRole("row", { name: new RegExp(name) })).toContainText("12.5% off · Launch team");
  await expect(table.getByRole("row", { name: new RegExp(main) }).first()).toContainText("1 below");
  expect(new URL(page.url()).searchParams.get("status")).toBe("active");
  await clean(page);
  await page.getByRole("button", { name: `Discount campaigns of ${main}` }).click();
  await expect(table.getByRole("row")).toHaveCount(2);
  await page.getByRole("button", { name: `Discount campaigns of ${main}` }).click();
  await page.getByRole("link", { name, exact: true }).click();

  await page.getByRole("link", { name: "Edit", exact: true }).click();
  await page.getByLabel("Percentage", { exact: true }).fill("120");
  await page.getByLabel("Redemptions", { exact: true }).fill("many");
  await page.getByRole("button", { name: "Save changes" }).click();
  const percentage = page.getByLabel("Percentage", { exact: true });
  await expect(percentage).toHaveAttribute("aria-invalid", "true");
  await expect(percentage).toBeFocused();
  await expect(page.getByText("must be at most 100")).toBeVisible();
  await expect(page.getByLabel("Redemptions", { exact: true })).toHaveAttribute("aria-invalid", "true");
  await clean(page);
  await percentage.fill("20");
  await page.getByLabel("Redemptions", { exact: true }).fill("40");
  const sent = page.waitForRequest((request) => request.method() === "PATCH");
  await page.getByRole("button", { name: "Save changes" }).click();
  expect((await sent).postDataJSON()).toEqual({ discount_value: 20, max_redemptions: 40 });
  await expect(page.getByRole("heading", { name, level: 1 })).toBeVisible();
  await expect(head(page).getByText(/20% off · below/)).toBeVisible();
  await expect(page.getByText("0 of 40")).toBeVisible();

  await page.getByRole("button", { name: "Stop" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Stop the campaign" }).click();
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(head(page).getByText("Stopped", { exact: true })).toBeVisible();

  await page.getByRole("button", { name: "Delete" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Delete the campaign" }).click();
  await expect(page.getByText(`“${name}” was deleted.`)).toBeVisible();
  await page.getByLabel("Name", { exact: true }).fill(name);
  await expect(page.getByText("No campaign fits.")).toBeVisible();
  await page.getByLabel("Name", { exact: true }).fill(main);
  await page.getByRole("link", { name: main, exact: true }).click();
  await page.getByRole("button", { name: "Delete" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Delete the campaign" }).click();
  await expect(page.getByText(`“${main}” was deleted.`)).toBeVisible();
});

test("a main campaign is created by the keyboard alone", async ({ page }) => {
  await signIn(page);
  await page.goto("/campaigns/new");
  const name = fresh("By keyboard");
  const to = async (label: string) => {
    const field = page.getByLabel(label, { exact: true });
    for (let presses = 0; presses < 40 && !(await field.evaluate((it) => it === document.activeElement)); presses++) {
      await page.keyboard.press("Tab");
    }
    await expect(field).toBeFocused();
  };
  await expect(page.getByLabel("Name", { exact: true })).toBeVisible();
  await to("Name");
  await page.keyboard.type(name);
  await to("Kind");
  await page.keyboard.type("Main");
  await to("Redemptions");
  await page.keyboard.type("5");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name, level: 1 })).toBeVisible();
  await expect(page.getByText("0 of 5")).toBeVisible();
  await expect(page.getByText("There is no discount campaign below this one yet.")).toBeVisible();

  const remove = page.getByRole("button", { name: "Delete" });
  await remove.focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog", { name: "Delete this campaign?" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(remove).toBeFocused();
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Delete the campaign" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByText(`“${name}” was deleted.`)).toBeVisible();
});

test("a name that is taken is told beside the field", async ({ page }) => {
  await signIn(page);
  await page.goto("/campaigns");
  const taken = await page.getByRole("region", { name: "Campaigns" }).getByRole("link").first().textContent();
  await page.getByRole("link", { name: "New campaign" }).click();
  await page.getByLabel("Kind", { exact: true }).selectOption("Main campaign");
  await clean(page);
  await page.getByRole("button", { name: "Create campaign" }).click();
  await expect(page.getByText("is required")).toBeVisible();
  await page.getByLabel("Name", { exact: true }).fill(taken ?? "");
  await page.getByRole("button", { name: "Create campaign" }).click();
  const name = page.getByLabel("Name", { exact: true });
  await expect(page.getByText("is required")).toHaveCount(0);
  await expect(name).toHaveAttribute("aria-invalid", "true");
  await expect(name).toBeFocused();
});

test("the page of a main campaign tells of all below it, and of the rules of one of them", async ({ page }) => {
  await signIn(page);
  await page.goto("/campaigns?name=happy");
  await page.getByRole("link", { name: "Stores", exact: true }).click();
  const children = page.getByRole("group", { name: "Figures of the discount campaigns" });
  await expect(children.getByRole("link", { name: "Happy hour" })).toBeVisible();
  await expect(page.getByRole("region", { name: "Voucher funnel" }).getByRole("listitem")).toHaveCount(5);
  await clean(page);
  await children.getByRole("link", { name: "Happy hour" }).click();
  await expect(page.getByRole("region", { name: "Times of order" })).toContainText("Every day from 16:00 to 20:00");
  await page.getByLabel("Period").selectOption("Last 90 days");
  await expect(page.getByRole("heading", { name: "Refusals by reason, last 90 days" })).toBeVisible();
  expect(new URL(page.url()).searchParams.get("period")).toBe("90 days");
  await page.getByText("Figures as a table").first().click();
  await clean(page);
});

test("what there is not is told", async ({ page }) => {
  await signIn(page);
  await page.goto("/campaigns/999999999");
  await expect(page.getByText("There is no such campaign.")).toBeVisible();
  await clean(page);
  await page.goto("/campaigns/999999999/edit");
  await expect(page.getByText("There is no such campaign.")).toBeVisible();
});

test("on a phone nothing of a campaign sticks out", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await signIn(page);
  for (const path of ["/campaigns", "/campaigns/1", "/campaigns/new", "/campaigns/1/edit"]) {
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(page.getByRole("status", { name: "Loading" })).toHaveCount(0);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  }
});
