import type { Page } from "@playwright/test";
import { clean, demo, expect, signIn, test } from "./harness";

async function signOut(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page.getByRole("button", { name: "Sign in", exact: true })).toBeVisible();
}

test("a new user signs in with the given role, and sees only what it may", async ({ page }) => {
  const email = `till-${Date.now()}@shop.example`;
  await signIn(page);
  await page.goto("/administration");
  await expect(page.getByRole("table")).toBeVisible();
  await clean(page);
  await page.getByRole("button", { name: "Add a user" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Add the user" }).click();
  await expect(dialog.getByLabel("Name")).toHaveAttribute("aria-invalid", "true");
  await clean(page);
  await dialog.getByLabel("Name").fill("Till 4");
  await dialog.getByLabel("E-mail address").fill(demo.email);
  await dialog.getByRole("button", { name: "Add the user" }).click();
  await expect(dialog.getByLabel("E-mail address")).toHaveAttribute("aria-invalid", "true");
  await dialog.getByLabel("E-mail address").fill(email);
  await dialog.getByLabel("Team").fill("stores");
  await dialog.getByLabel("Role").selectOption("point_of_sale");
  await dialog.getByRole("button", { name: "Add the user" }).click();
  await expect(dialog.getByText("It is shown this once")).toBeVisible();
  await clean(page);
  const password = await dialog.getByLabel("Password").inputValue();
  await dialog.getByRole("button", { name: "Done" }).click();
  const row = page.getByRole("row").filter({ hasText: email });
  await expect(row).toContainText(/Till 4.*stores.*Point of sale.*Active/);
  await signOut(page);

  await signIn(page, { email, password });
  const parts = page.getByRole("navigation", { name: "Main" }).getByRole("link");
  await expect(parts).toHaveText(["Redeem"]);
  await page.goto("/administration");
  await expect(page.getByRole("heading", { name: "There is no such page" })).toBeVisible();
  await signOut(page);

  await signIn(page);
  await page.goto("/administration");
  await row.getByRole("button", { name: "Change Till 4" }).click();
  await page
    .getByRole("dialog")
    .getByLabel(/^Active/)
    .uncheck();
  await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
  await expect(row).toContainText("Switched off");
  await signOut(page);
  await page.getByLabel("E-mail address").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page.getByRole("alert")).toBeVisible();
});

test("the secret of an API key is shown once, rotated and revoked", async ({ page, playwright, baseURL }) => {
  const name = `shop ${Date.now()}`;
  // Without the cookie of the session, by the key alone.
  const program = await playwright.request.newContext({ baseURL });
  const status = async (secret: string) =>
    (await program.get("/api/vouchsafe/v1/session", { headers: { Authorization: `Bearer ${secret}` } })).status();

  await signIn(page);
  await page.goto("/administration/keys");
  await expect(page.getByRole("table")).toBeVisible();
  await clean(page);
  await page.getByRole("button", { name: "Add an API key" }).click();
  const dialog = page.getByRole("dialog");
  await clean(page);
  await dialog.getByLabel("Name").fill(name);
  await dialog.getByLabel("Role").selectOption("admin");
  await dialog.getByRole("button", { name: "Add the key" }).click();
  const secret = await dialog.getByLabel("Secret", { exact: true }).inputValue();
  expect(secret).toMatch(/^vs_/);
  await clean(page);
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
  const row = page.getByRole("row").filter({ hasText: name });
  await expect(row).toContainText(/Admin.*The project.*Active/);
  expect(await page.content()).not.toContain(secret);
  expect(await status(secret)).toBe(200);

  await row.getByRole("button", { name: `Rotate ${name}` }).click();
  await dialog.getByLabel("When the old secret stops").selectOption("At once");
  await dialog.getByRole("button", { name: "Rotate the key" }).click();
  const next = await dialog.getByLabel("Secret", { exact: true }).inputValue();
  await dialog.getByRole("button", { name: "Done" }).click();
  expect(await status(secret)).toBe(401);
  expect(await status(next)).toBe(200);

  await row.getByRole("button", { name: `Revoke ${name}` }).click();
  await clean(page);
  await dialog.getByRole("button", { name: "Revoke the key" }).click();
  await expect(row).toContainText("Revoked");
  await expect(row.getByRole("button")).toHaveCount(0);
  expect(await status(next)).toBe(401);
  await program.dispose();
});

test("a new project begins with one admin, which cannot be taken away", async ({ page }) => {
  const name = `shop ${Date.now()}`;
  await signIn(page);
  await page.goto("/administration/projects");
  await expect(page.getByRole("table")).toBeVisible();
  await clean(page);
  await page.getByRole("button", { name: "Add a project" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name").fill(name);
  await dialog.getByLabel("Currency").selectOption("EUR");
  await dialog.getByLabel("Time zone").fill("Mars/Olympus");
  await dialog.getByRole("button", { name: "Add the project" }).click();
  await expect(dialog.getByLabel("Time zone")).toHaveAttribute("aria-invalid", "true");
  await dialog.getByLabel("Time zone").fill("Europe/Berlin");
  await dialog.getByRole("button", { name: "Add the project" }).click();
  const secret = await dialog.getByLabel("Secret of the API key").inputValue();
  await dialog.getByRole("button", { name: "Done" }).click();
  await expect(page.getByRole("row").filter({ hasText: name })).toContainText(/EUR.*Europe\/Berlin/);
  await signOut(page);

  await page.getByRole("button", { name: "Sign in with an API key" }).click();
  await page.getByLabel("API key").fill(secret);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  const parts = page.getByRole("navigation", { name: "Main" });
  await expect(parts.getByRole("link", { name: "Administration" })).toBeVisible();
  await expect(parts.getByRole("link", { name: "Projections" })).toHaveCount(0);
  await page.goto("/administration/keys");
  await page.getByRole("button", { name: /^Revoke / }).click();
  await dialog.getByRole("button", { name: "Revoke the key" }).click();
  await expect(dialog.getByRole("alert")).toBeVisible();
  await page.goto("/administration/projects");
  await expect(page.getByRole("row").filter({ hasText: name })).toContainText("this one");
  await expect(page.getByRole("button", { name: "Add a project" })).toHaveCount(0);
});
