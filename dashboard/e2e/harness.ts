import AxeBuilder from "@axe-core/playwright";
import { test as base, expect, type Page } from "@playwright/test";
import { ADMIN } from "./server";

/** The admin of the demo. */
export const demo = {
  email: process.env.VOUCHSAFE_E2E_EMAIL ?? ADMIN.email,
  password: process.env.VOUCHSAFE_E2E_PASSWORD ?? ADMIN.password,
};

/** What a page must not do: break the Content-Security-Policy, throw, or ask any other server. */
export const test = base.extend<{ tidy: undefined; forgiven: RegExp }>({
  /** Faults that a test brings about on purpose: `test.use({ forgiven: /…/ })`. */
  forgiven: [/^$/, { option: true }],
  tidy: [
    async ({ page, baseURL, forgiven }, use) => {
      const faults: string[] = [];
      page.on("pageerror", (error) => faults.push(`thrown: ${error.message}`));
      page.on("console", (message) => {
        if (message.type() === "error" && !/Failed to load resource|net::ERR_/.test(message.text())) {
          faults.push(`console: ${message.text()}`);
        }
      });
      page.on("request", (request) => {
        const url = request.url();
        if (!url.startsWith(baseURL ?? "") && !/^(data|blob|about):/.test(url)) {
          faults.push(`asked another server: ${url}`);
        }
      });
      await use(undefined);
      expect(faults.filter((fault) => !forgiven.test(fault))).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

/** Signs in and stays on the overview. */
export async function signIn(page: Page, credentials: { email: string; password: string } = demo): Promise<void> {
  await page.goto("/");
  await page.getByLabel("E-mail address").fill(credentials.email);
  await page.getByLabel("Password").fill(credentials.password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page.getByRole("button", { name: "Sign in", exact: true })).toHaveCount(0);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
}

/**
 * Nothing on the page is in the way of those who use a screen reader or the keyboard, in light and in dark, as far as axe can tell. What is so for a
 * moment only, while a page is being loaded, does not count.
 */
export async function clean(page: Page): Promise<void> {
  for (const theme of ["light", "dark"]) {
    await page.evaluate((name) => {
      document.documentElement.dataset.theme = name;
    }, theme);
    await expect.poll(() => violations(page), { message: theme, intervals: [500] }).toEqual([]);
  }
}

async function violations(page: Page): Promise<string[]> {
  // The page is there, and not only the frame around it.
  await page.locator("h1").first().waitFor({ state: "attached" });
  const found = await new AxeBuilder({ page }).analyze();
  return found.violations.map(
    (violation) =>
      `${violation.id}: ${violation.help} (${violation.nodes.map((node) => node.target.join(" ")).join(", ")})`,
  );
}
