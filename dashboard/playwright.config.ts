import { defineConfig } from "@playwright/test";
import { chromium } from "./e2e/chromium";

/** Browser tests against a real server with demo data, which the set-up starts. One after the other: they share that server. */
export default defineConfig({
  testDir: "e2e",
  outputDir: "target/e2e",
  globalSetup: "./e2e/set-up.ts",
  workers: 1,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  forbidOnly: true,
  // On a machine that does much else a browser can be too slow once; the report names what passed only at the second try.
  retries: 1,
  reporter: [["list"]],
  use: {
    baseURL: process.env.VOUCHSAFE_URL,
    viewport: { width: 1280, height: 900 },
    locale: "en-GB",
    launchOptions: {
      executablePath: chromium(),
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
});
