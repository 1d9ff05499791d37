import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";

const PLACES = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/** The browser of the tests: the one that `CHROMIUM` names, or one of this machine; on a Debian where we may, it is installed. */
export function chromium(): string {
  const named = process.env.CHROMIUM;
  if (named !== undefined) {
    return named;
  }
  const found = PLACES.find(existsSync);
  if (found !== undefined) {
    return found;
  }
  if (existsSync("/usr/bin/apt-get") && process.getuid?.() === 0) {
    const options = { stdio: "inherit", env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } } as const;
    execFileSync("apt-get", ["-qq", "update"], options);
    execFileSync("apt-get", ["-qq", "install", "--yes", "--no-install-recommends", "chromium"], options);
    return "/usr/bin/chromium";
  }
  throw new Error("The browser tests need Chromium: install it, or set CHROMIUM to its path.");
}
