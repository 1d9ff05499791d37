import { clearAway, start } from "./server";

/** Against the server at `VOUCHSAFE_URL` if there is one, else against one of our own. */
export default async function setUp(): Promise<(() => Promise<void>) | undefined> {
  if (process.env.VOUCHSAFE_URL !== undefined) {
    return undefined;
  }
  await start();
  return clearAway;
}
