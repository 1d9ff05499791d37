import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

const JAR = process.env.VOUCHSAFE_JAR ?? join(import.meta.dirname, "../../standalone/target/vouchsafe-app.jar");
const JAVA = process.env.VOUCHSAFE_JAVA ?? (process.env.JAVA_HOME ? join(process.env.JAVA_HOME, "bin/java") : "java");
const FLAGS = [
  "--enable-native-access=ALL-UNNAMED",
  "--sun-misc-unsafe-memory-access=allow",
  "-XX:+UseCompactObjectHeaders",
  "-XX:+UseSerialGC",
  "-Xmx1g",
];
const START_MILLIS = 120_000;
const STOP_MILLIS = 60_000;

/** The admin whom the tests sign in as. */
export const ADMIN = { email: "admin@shop.example", password: "correct horse battery staple" };

interface Running {
  folder: string;
  port: number;
  pid: number;
}

async function freePort(): Promise<number> {
  // The management port is the next one: both must be free.
  for (;;) {
    const port = await listenOn(0);
    if ((await listenOn(port + 1).catch(() => 0)) === port + 1) {
      return port;
    }
  }
}

function listenOn(port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
    });
  });
}

const environment = {
  ...process.env,
  VOUCHSAFE_ADMIN_EMAIL: ADMIN.email,
  VOUCHSAFE_ADMIN_PASSWORD: ADMIN.password,
};

function launch(folder: string, port: number): ChildProcess {
  const log = openSync(join(folder, "server.log"), "a");
  const child = spawn(
    JAVA,
    [...FLAGS, "-jar", JAR, "serve", "--port", String(port), "--data-dir", join(folder, "data")],
    { env: environment, stdio: ["ignore", log, log], detached: true },
  );
  child.unref();
  return child;
}

async function ready(folder: string, port: number): Promise<void> {
  const deadline = Date.now() + START_MILLIS;
  while (Date.now() < deadline) {
    const health = await fetch(`http://127.0.0.1:${port + 1}/actuator/health/readiness`).catch(() => null);
    if (health?.ok) {
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`The server did not start:\n${readFileSync(join(folder, "server.log"), "utf8").slice(-4000)}`);
}

function ended(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return false;
  } catch {
    return true;
  }
}

async function end(pid: number): Promise<void> {
  process.kill(pid, "SIGTERM");
  const deadline = Date.now() + STOP_MILLIS;
  while (!ended(pid)) {
    if (Date.now() > deadline) {
      throw new Error("The server does not stop.");
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

function remember(server: Running): void {
  process.env.VOUCHSAFE_URL = `http://localhost:${server.port}`;
  process.env.VOUCHSAFE_E2E_FOLDER = server.folder;
  writeFileSync(join(server.folder, "server.json"), JSON.stringify(server));
}

function remembered(): Running {
  return JSON.parse(readFileSync(join(process.env.VOUCHSAFE_E2E_FOLDER ?? "", "server.json"), "utf8")) as Running;
}

/** Fills a new data folder by `vouchsafe demo` and starts a server on it. */
export async function start(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "vouchsafe-e2e-"));
  execFileSync(
    JAVA,
    [...FLAGS, "-jar", JAR, "demo", "--data-dir", join(folder, "data"), "--weeks", "4", "--redemptions", "8000"],
    { env: environment, stdio: ["ignore", "inherit", "inherit"] },
  );
  const port = await freePort();
  const child = launch(folder, port);
  await ready(folder, port);
  remember({ folder, port, pid: child.pid ?? 0 });
}

/** Stops the server that runs, and leaves it stopped. */
export async function stop(): Promise<void> {
  await end(remembered().pid);
}

/** Starts the server again that was stopped, at the same address. */
export async function startAgain(): Promise<void> {
  const { folder, port } = remembered();
  const child = launch(folder, port);
  await ready(folder, port);
  remember({ folder, port, pid: child.pid ?? 0 });
}

/** Stops the server for good and removes its data. */
export async function clearAway(): Promise<void> {
  const { folder, pid } = remembered();
  if (!ended(pid)) {
    await end(pid);
  }
  rmSync(folder, { recursive: true, force: true });
}
