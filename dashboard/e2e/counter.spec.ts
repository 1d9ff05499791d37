import type { Browser, Page } from "@playwright/test";
import { clean, expect, signIn, test } from "./harness";
import { ask, campaign, unique, voucher } from "./make";

/** Signs in as a user of a small role, whom the admin makes, on a page of another browser. */
async function as(role: "point_of_sale" | "point_of_distribution", admin: Page, browser: Browser, url: string) {
  const credentials = { email: `${unique(role).toLowerCase()}@shop.example`, password: "correct horse battery staple" };
  await ask(admin, "POST", "/api/vouchsafe/v1/users", { name: "At the counter", role, ...credentials });
  const context = await browser.newContext({ baseURL: url, viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  await signIn(page, credentials);
  return page;
}

test("at the till a code is checked, confirmed, and refused in words, by keyboard alone", async ({
  page: admin,
  browser,
  baseURL,
}) => {
  await signIn(admin);
  const campaignId = await campaign(admin, unique("Till"), { minimum_value: 20 });
  const [first, second] = [unique("TILL"), unique("TILL")];
  await voucher(admin, campaignId, first);
  await voucher(admin, campaignId, second);
  const page = await as("point_of_sale", admin, browser, baseURL ?? "");
  await expect(page.getByRole("heading", { name: "Redeem", level: 1 })).toBeVisible();
  await clean(page);

  await expect(page.getByLabel("Code", { exact: true })).toBeFocused();
  await page.keyboard.type(first.toLowerCase());
  await page.keyboard.press("Enter");
  await page.keyboard.type("19,99");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("alert")).toContainText(/The purchase must come to at least .*20\.00\./);
  await clean(page);
  await page.getByLabel(/Amount/).fill("80");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "The code is valid" })).toBeVisible();
  await expect(page.getByText(/8\.00$/).first()).toBeVisible();
  await expect(page.getByText(/72\.00$/)).toBeVisible();
  await clean(page);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Redeemed" })).toBeVisible();
  await clean(page);
  await page.keyboard.press("Enter");

  await expect(page.getByLabel("Code", { exact: true })).toBeFocused();
  await page.keyboard.type(first);
  await page.getByLabel(/Amount/).fill("80");
  await page.getByRole("button", { name: "Check" }).click();
  await expect(page.getByRole("alert")).toContainText("This code has been used already.");
  await page.getByLabel("Code", { exact: true }).fill(second);
  await page.getByRole("button", { name: "Check" }).click();
  await page.getByRole("button", { name: "Cancel" }).click();
  await page.getByRole("button", { name: "Redeem at once" }).click();
  await expect(page.getByRole("heading", { name: "Redeemed" })).toBeVisible();
  await page.getByRole("button", { name: "Next customer" }).click();
  await page.getByLabel("Code", { exact: true }).fill("NO-SUCH-CODE");
  await page.getByLabel(/Amount/).fill("80");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("alert")).toContainText("is not known");

  await page.getByRole("button", { name: "Menu" }).click();
  await expect(page.getByRole("navigation", { name: "Main" }).getByRole("link")).toHaveText(["Redeem"]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await page.context().close();
});

test("a voucher is given away, one for each press, and told when there is none", async ({
  page: admin,
  browser,
  baseURL,
}) => {
  await signIn(admin);
  const medium = unique("leaflet");
  const campaignId = await campaign(admin, unique("Leaflets"), { medium });
  const code = unique("LEAF");
  await voucher(admin, campaignId, code);
  const page = await as("point_of_distribution", admin, browser, baseURL ?? "");
  await expect(page.getByRole("heading", { name: "Find a voucher", level: 1 })).toBeVisible();
  await clean(page);
  await page.getByRole("button", { name: "Find a voucher" }).click();
  await expect(page.getByText("Say at least one of the five marks of the campaign.")).toBeVisible();
  await page.getByLabel("Medium").fill(medium);
  await page.getByLabel("Customer").fill(`${code.toLowerCase()}@shop.example`);
  await page.keyboard.press("Enter");
  await expect(page.getByText(code, { exact: true })).toBeVisible();
  await expect(page.getByText(`${code.toLowerCase()}@shop.example`, { exact: true })).toBeVisible();
  await expect(page).toHaveURL(new RegExp(`medium=${medium}`));
  await clean(page);
  await page.getByRole("button", { name: "Find a voucher" }).click();
  await expect(page.getByText(/No voucher matches/)).toBeVisible();
  await page.context().close();
});
