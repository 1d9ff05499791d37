import { clean, demo, expect, signIn, test } from "./harness";
import { startAgain, stop } from "./server";

test("a wrong password is told, and nothing is kept of it", async ({ page }) => {
  await page.goto("/");
  await clean(page);
  await page.getByLabel("E-mail address").fill(demo.email);
  await page.getByLabel("Password").fill("not the password");
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page.getByRole("alert")).toBeVisible();
  await clean(page);
  await expect(page.getByRole("navigation", { name: "Main" })).toHaveCount(0);
});

test("who signs in comes to the overview, and signing out ends the session on the server", async ({
  page,
  context,
}) => {
  await signIn(page);
  await expect(page.getByRole("heading", { name: "Overview", level: 1 })).toBeVisible();
  await expect(page.getByText("Live", { exact: true })).toBeVisible();
  await clean(page);
  const kept = await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }) + document.cookie);
  expect(kept).not.toContain("vouchsafe_session");

  const cookies = await context.cookies();
  expect(cookies.map((cookie) => [cookie.name, cookie.httpOnly, cookie.sameSite])).toEqual([
    ["vouchsafe_session", true, "Strict"],
  ]);
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page.getByRole("button", { name: "Sign in", exact: true })).toBeVisible();
  await context.addCookies(cookies);
  await page.reload();
  await expect(page.getByRole("button", { name: "Sign in", exact: true })).toBeVisible();
});

test("a session that ended elsewhere is told, and one can sign in again at the same page", async ({
  page,
  context,
}) => {
  await signIn(page);
  await page.getByRole("link", { name: "Campaigns" }).click();
  await expect(page.getByRole("heading", { name: "Campaigns", level: 1 })).toBeVisible();
  const other = await context.newPage();
  await other.goto("/");
  await other.getByRole("button", { name: "Sign out" }).click();
  await expect(other.getByRole("button", { name: "Sign in", exact: true })).toBeVisible();
  await other.close();

  await page.getByRole("link", { name: "Customers" }).click();
  await expect(page.getByText("Your session has ended. Please sign in again.")).toBeVisible();
  await page.getByLabel("E-mail address").fill(demo.email);
  await page.getByLabel("Password").fill(demo.password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Customers", level: 1 })).toBeVisible();
});

test("on a phone the parts are behind a menu", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await signIn(page);
  await expect(page.getByRole("link", { name: "Campaigns" })).toBeHidden();
  await page.getByRole("button", { name: "Menu" }).click();
  await page.getByRole("link", { name: "Campaigns" }).click();
  await expect(page.getByRole("heading", { name: "Campaigns", level: 1 })).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await clean(page);
});

test.describe("while the server is away", () => {
  test.use({ forgiven: /preload|dynamically imported module/ });

  test("the pages outlive a restart of the server, and so does the session", async ({ page }) => {
    test.skip(process.env.VOUCHSAFE_E2E_FOLDER === undefined, "the server is not ours to stop");
    test.setTimeout(180_000);
    await signIn(page);
    await expect(page.getByText("Live", { exact: true })).toBeVisible();
    await stop();
    try {
      await expect(page.getByText("Connecting …")).toBeVisible();
      await page.getByRole("link", { name: "Campaigns" }).click();
      await expect(page.getByRole("alert")).toBeVisible({ timeout: 60_000 });
      await page.getByRole("button", { name: "Try again" }).first().click();
      await expect(page.getByRole("alert")).toBeVisible();
    } finally {
      await startAgain();
    }
    await page.getByRole("button", { name: "Try again" }).first().click();
    await expect(page.getByRole("alert")).toHaveCount(0);
    await expect(page.getByRole("heading", { name: "Campaigns", level: 1 })).toBeVisible();
    await page.getByRole("link", { name: "Overview" }).click();
    await expect(page.getByText("Live", { exact: true })).toBeVisible({ timeout: 30_000 });
  });
});
