import type { Page } from "@playwright/test";
import { decode } from "../src/page/definitions/polyline";
import { clean, expect, signIn, test } from "./harness";

/** Something that no other test has named. */
const unique = (name: string) => `${name} ${Date.now().toString(36)}${Math.floor(Math.random() * 1296).toString(36)}`;

/** Asks the API as the pages do. */
async function post(page: Page, path: string, body: unknown): Promise<{ id: number }> {
  const answer = await page.request.post(`/api/v1.0${path}`, {
    data: body,
    headers: { "X-Vouchsafe-Client": "dashboard" },
  });
  expect(answer.status(), await answer.text()).toBe(200);
  return answer.json();
}

/** A discount campaign of one's own. */
async function campaign(page: Page): Promise<number> {
  const main = await post(page, "/campaigns", { name: unique("Main for rules") });
  const own = await post(page, "/campaigns", {
    name: unique("Rules"),
    parent_id: main.id,
    campaign_type: "discount",
    voucher_type: "unique",
    discount_type: "percentage",
    discount_value: 5,
  });
  return own.id;
}

test.beforeEach(async ({ page }) => signIn(page));

test("rules of every kind with terms are made, read in words, changed and removed", async ({ page }) => {
  const id = await campaign(page);
  const kinds = [
    {
      add: "Add to Budgets per period",
      label: /Budget in/,
      first: "100",
      changed: "80",
      before: /At most .?100\.00 of discount in each month/,
      after: /At most .?80\.00 of discount in each month/,
    },
    {
      add: "Add to Maximum discount",
      label: "Most discount for one redemption",
      first: "10",
      changed: "12.5",
      before: /At most .?10\.00 off for each redemption/,
      after: /At most .?12\.50 off for each redemption/,
    },
    {
      add: "Add to Per customer",
      label: "Most redemptions by one customer",
      first: "1",
      changed: "3",
      before: /At most 1 redemption by each customer/,
      after: /At most 3 redemptions by each customer/,
    },
  ];
  for (const kind of kinds) {
    await page.goto(`/campaigns/${id}/rules`);
    await page.getByRole("link", { name: kind.add }).click();
    await page.getByRole("button", { name: "Save the rule" }).click();
    await expect(page.getByRole("alert").first()).toBeVisible();
    await page.getByLabel(kind.label).fill(kind.first);
    await clean(page);
    await page.getByRole("button", { name: "Save the rule" }).click();
    await expect(page.getByRole("listitem").filter({ hasText: kind.before })).toBeVisible();

    await page.getByRole("link", { name: kind.before }).click();
    await page.getByLabel(kind.label).fill(kind.changed);
    await page.getByRole("button", { name: "Save the rule" }).click();
    await expect(page.getByRole("listitem").filter({ hasText: kind.after })).toBeVisible();

    await page.getByRole("button", { name: kind.after }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Delete the rule" }).click();
    await expect(page.getByRole("listitem").filter({ hasText: kind.after })).toHaveCount(0);
  }
});

test("a rule for new customers has nothing to set, and there is one at most", async ({ page }) => {
  const id = await campaign(page);
  await page.goto(`/campaigns/${id}/rules`);
  await page.getByRole("link", { name: "Add to New customers" }).click();
  await clean(page);
  await page.getByRole("button", { name: "Save the rule" }).click();
  await expect(page.getByText("Only for new customers: those without a confirmed redemption")).toBeVisible();
  await expect(page.getByRole("link", { name: "Add to New customers" })).toHaveCount(0);
  await clean(page);
  await page.getByRole("button", { name: /Delete the rule: Only for new customers/ }).click();
  await clean(page);
  await page.getByRole("dialog").getByRole("button", { name: "Delete the rule" }).click();
  await expect(page.getByRole("link", { name: "Add to New customers" })).toBeVisible();
});

test("a timeframe is set by the clocks of another zone, also where they show a time twice", async ({ page }) => {
  const id = await campaign(page);
  await page.goto(`/campaigns/${id}/rules/new/timeframe`);
  await page.getByLabel("Time zone").fill("Europe/Berlin");
  await page.getByLabel("From", { exact: true }).fill("2026-10-25T02:30:00");
  await page.getByLabel("From: the second time").check();
  await page.getByLabel("Until").fill("2027-03-28T02:30:00");
  await expect(page.getByText("it counts as 2027-03-28 03:30.")).toBeVisible();
  await clean(page);
  await page.getByRole("button", { name: "Save the rule" }).click();
  await expect(page.getByText("From 25 Oct 2026, 02:30 to 28 Mar 2027, 03:30 (Europe/Berlin)")).toBeVisible();
  const rules = await (await page.request.get(`/api/v1.0/campaigns/${id}/timeframe_rules`)).json();
  expect(rules).toMatchObject([{ start_time: "2026-10-25T01:30:00.000Z", end_time: "2027-03-28T01:30:00.000Z" }]);

  await page.getByRole("link", { name: /Change the rule: From 25 Oct/ }).click();
  await expect(page.getByLabel("From: the second time")).toBeChecked();
  await page.getByLabel("Until").fill("2026-10-01T00:00:00");
  await page.getByRole("button", { name: "Save the rule" }).click();
  await expect(page.getByLabel("Until")).toHaveAttribute("aria-invalid", "true");
});

test("the week is painted by keyboard and becomes the fewest rules", async ({ page }) => {
  const id = await campaign(page);
  await page.goto(`/campaigns/${id}/rules`);
  await page.getByRole("link", { name: "Paint the week" }).click();
  const cell = (name: string) => page.getByRole("gridcell", { name });
  await cell("Monday 09:00 to 10:00").focus();
  await page.keyboard.press("Space");
  for (let hour = 10; hour < 17; hour++) {
    await page.keyboard.press("Shift+ArrowDown");
  }
  await expect(cell("Monday 16:00 to 17:00, open")).toBeFocused();
  await expect(page.getByRole("list", { name: "The rules that this comes to" })).toHaveText(
    /On Mondays from 09:00 to 17:00/,
  );
  await page.keyboard.press("End");
  await page.keyboard.press("PageDown");
  await page.keyboard.press("Space");
  await page.keyboard.press("Control+Home");
  await page.keyboard.press("Space");
  const rules = page.getByRole("list", { name: "The rules that this comes to" }).getByRole("listitem");
  await expect(rules).toHaveText([/On Mondays from 09:00 to 17:00/, /On Sundays from 23:00 to 01:00 the next day/]);
  await clean(page);
  await page.getByText("Exact times").click();
  await page.getByLabel("Day", { exact: true }).selectOption("Friday");
  await page.getByLabel("From", { exact: true }).fill("17:30:00");
  await page.getByLabel("To", { exact: true }).fill("19:15:00");
  await page.getByRole("button", { name: "Open these times" }).click();
  await expect(cell("Friday 17:00 to 18:00, partly open")).toBeVisible();
  await page.getByRole("button", { name: "Save the times" }).click();
  const list = page.getByRole("list", { name: "Times of order" }).getByRole("listitem");
  await expect(list).toHaveCount(3);

  await page.getByRole("link", { name: "Paint the week" }).click();
  await cell("Monday 09:00 to 10:00").click();
  await cell("Friday 17:00 to 18:00, partly open").click();
  await page.getByRole("button", { name: "Save the times" }).click();
  await expect(list.filter({ hasText: "On Mondays from 10:00 to 17:00" })).toBeVisible();
  await expect(list.filter({ hasText: "On Fridays from 17:00 to 19:15" })).toBeVisible();

  await page.getByRole("link", { name: /Change the rule: On Fridays/ }).click();
  await page.getByLabel("Day", { exact: true }).selectOption("Every day");
  await clean(page);
  await page.getByRole("button", { name: "Save the rule" }).click();
  await expect(list.filter({ hasText: "Every day from 17:00 to 19:15" })).toBeVisible();
});

test("the week is painted by a stroke of the mouse", async ({ page }) => {
  const id = await campaign(page);
  await page.goto(`/campaigns/${id}/rules/new/time_of_order`);
  const from = await page.getByRole("gridcell", { name: "Monday 08:00" }).boundingBox();
  const to = await page.getByRole("gridcell", { name: "Sunday 11:00" }).boundingBox();
  if (from === null || to === null) {
    throw new Error("the grid is not there");
  }
  await page.mouse.move(from.x + 5, from.y + 5);
  await page.mouse.down();
  await page.mouse.move(to.x + 5, to.y + 5, { steps: 8 });
  await page.mouse.up();
  await expect(page.getByRole("list", { name: "The rules that this comes to" })).toHaveText(
    /^Every day from 08:00 to 12:00/,
  );
});

test("an area is drawn, mended and used by a rule, and stays as long as that", async ({ page }) => {
  const id = await campaign(page);
  const name = unique("Drawn");
  await page.goto("/areas");
  await expect(page.getByRole("link", { name: "New area" })).toBeVisible();
  await clean(page);
  await page.getByRole("link", { name: "New area" }).click();
  const map = page.getByRole("group", { name: /^Map/ });
  const points: [number, number][] = [
    [200, 100],
    [300, 100],
    [300, 200],
    [200, 200],
  ];
  for (const [x, y] of points) {
    await map.click({ position: { x, y } });
  }
  await expect(page.getByRole("button", { name: /^Point 4:/ })).toBeVisible();
  await page.getByRole("button", { name: /^Point 1:/ }).focus();
  await page.keyboard.press("Shift+ArrowRight");
  await page.getByRole("button", { name: "Remove all points" }).click();
  await page.getByLabel("Paste points").fill("52.4, 13.1\n52.6, 13.4\n52.4, 13.4\n52.6, 13.1");
  await page.getByRole("button", { name: "Use these points" }).click();
  await expect(page.getByText("The outline crosses or touches itself")).toBeVisible();
  await expect(page.getByRole("button", { name: "Save the area" })).toBeDisabled();
  await page.getByRole("button", { name: "Show the whole area" }).click();
  await clean(page);
  await page.getByLabel("Latitude of point 2").fill("52.4");
  await page.getByLabel("Latitude of point 2").press("Enter");
  await page.getByLabel("Latitude of point 3").fill("52.6");
  await page.getByLabel("Latitude of point 3").press("Enter");
  await page.getByLabel("Name").fill(name);
  await page.getByRole("button", { name: "Save the area" }).click();
  await expect(page.getByRole("heading", { name })).toBeVisible();
  const areas: { name: string; area: string }[] = await (await page.request.get("/api/v1.0/areas")).json();
  expect(decode(areas.find((area) => area.name === name)?.area ?? "")).toEqual([
    { lat: 52.4, lng: 13.1 },
    { lat: 52.4, lng: 13.4 },
    { lat: 52.6, lng: 13.4 },
    { lat: 52.6, lng: 13.1 },
  ]);

  await page.goto(`/campaigns/${id}/rules/new/area`);
  await page.getByLabel("Area", { exact: true }).selectOption(name);
  await expect(page.getByRole("img", { name: `Map of the area ${name}: 4 points` })).toBeVisible();
  await clean(page);
  await page.getByRole("button", { name: "Save the rule" }).click();
  await expect(page.getByText(`Inside the area “${name}”`)).toBeVisible();

  await page.goto("/areas");
  await page.getByRole("button", { name: `Delete the area ${name}` }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Delete the area" }).click();
  await expect(page.getByRole("dialog").getByRole("alert")).toBeVisible();
});

test("a category is made, used by a rule, and a tag in use stays", async ({ page }) => {
  const id = await campaign(page);
  const name = unique("channel");
  await page.goto("/categories");
  await page.getByRole("button", { name: "New category" }).click();
  await page.getByLabel("Name").fill(name);
  await page.getByLabel("Tags").fill("app\nweb\nshop");
  await clean(page);
  await page.getByRole("button", { name: "Save the category" }).click();
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(page.getByRole("row", { name })).toContainText("app, web, shop");
  await clean(page);

  await page.goto(`/campaigns/${id}/rules/new/category`);
  await page.getByLabel("Category").selectOption(name);
  await page.getByLabel("app").check();
  await page.getByLabel("web").check();
  await clean(page);
  await page.getByRole("button", { name: "Save the rule" }).click();
  await expect(page.getByText(`Only with “app” or “web” as “${name}”`)).toBeVisible();

  await page.goto("/categories");
  await page.getByRole("button", { name: `Change the category ${name}` }).click();
  await page.getByLabel("Tags").fill("web\nshop");
  await page.getByRole("button", { name: "Save the category" }).click();
  await expect(page.getByRole("dialog").getByRole("alert").first()).toBeVisible();
});

test("a main campaign is offered budgets only", async ({ page }) => {
  const { id } = await post(page, "/campaigns", { name: unique("Main alone") });
  await page.goto(`/campaigns/${id}/rules`);
  await expect(page.getByRole("heading", { level: 2 })).toHaveText(["Budgets per period"]);
  await page.goto(`/campaigns/${id}/vouchers/new`);
  await expect(page.getByText("A main campaign has no vouchers; those below it have.")).toBeVisible();
});

test("one voucher, and a batch of 5,000 codes with its progress", async ({ page }) => {
  const id = await campaign(page);
  const prefix = unique("B").replace(" ", "").toUpperCase();
  await page.goto(`/campaigns/${id}/vouchers/new`);
  await page.getByLabel("Code", { exact: true }).fill(`${prefix}-ONE`);
  await page.getByRole("button", { name: "Create the voucher" }).click();
  await expect(page.getByRole("link", { name: `${prefix}-ONE` })).toBeVisible();
  await page.getByLabel("Code", { exact: true }).fill(`${prefix}-ONE`);
  await page.getByRole("button", { name: "Create the voucher" }).click();
  await expect(page.getByLabel("Code", { exact: true })).toHaveAttribute("aria-invalid", "true");
  await clean(page);

  await page.getByRole("button", { name: "A batch" }).click();
  await page.getByLabel("How many").fill("5000");
  await page.getByLabel("Prefix").fill(prefix);
  await page.getByLabel("Length of the random part").fill("3");
  await page.getByRole("button", { name: "Make the codes" }).click();
  await expect(page.getByLabel("Length of the random part")).toHaveAttribute("aria-invalid", "true");
  await page.getByLabel("Length of the random part").fill("6");
  await clean(page);
  await page.getByRole("button", { name: "Make the codes" }).click();
  await expect(page.getByText("5,000 of 5,000 codes")).toBeVisible({ timeout: 60_000 });
  await expect(page.getByRole("progressbar", { name: "Codes made" })).toHaveAttribute("value", "1");
  await clean(page);
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download the codes" }).click();
  expect((await download).suggestedFilename()).toBe(`${prefix}.csv`);
  const list = await page.request.get(`/api/v1.0/campaigns/${id}/vouchers?per_page=1`);
  expect(list.headers()["total-count"]).toBe("5001");
});

test("a file with two bad rows is imported, and they are given back", async ({ page }) => {
  const id = await campaign(page);
  const prefix = unique("I").replace(" ", "").toUpperCase();
  const rows = Array.from({ length: 6000 }, (_, index) => `${prefix}-${index}`);
  rows[10] = `${prefix}/no code`;
  rows[5500] = `${prefix}-0`;
  await page.goto(`/campaigns/${id}/vouchers/new?how=import`);
  await expect(page.getByLabel("CSV file")).toBeVisible();
  await clean(page);
  await page.getByLabel("CSV file").setInputFiles({
    name: "codes.csv",
    mimeType: "text/csv",
    buffer: Buffer.from(`code\n${rows.join("\n")}\n`),
  });
  await page.getByRole("button", { name: "Import the file" }).click();
  await expect(page.getByText("6,000 rows")).toBeVisible({ timeout: 60_000 });
  const refused = page.getByRole("group", { name: "Refused rows" }).getByRole("row");
  await expect(refused).toHaveText([/Line/, /12.*no code/, /5,502.*-0/]);
  await clean(page);
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download the refused rows" }).click();
  const stream = await (await download).createReadStream();
  const text = (await stream.toArray()).map(String).join("");
  expect(text).toBe(`code\n${prefix}/no code\n${prefix}-0\n`);
  const list = await page.request.get(`/api/v1.0/campaigns/${id}/vouchers?per_page=1`);
  expect(list.headers()["total-count"]).toBe("5998");
});

test("a file that is none is told, and nothing is imported", async ({ page }) => {
  const id = await campaign(page);
  await page.goto(`/campaigns/${id}/vouchers/new?how=import`);
  const given = page.getByLabel("CSV file");
  const send = (text: string) =>
    given.setInputFiles({ name: "codes.csv", mimeType: "text/csv", buffer: Buffer.from(text) });
  await send("\n");
  await page.getByRole("button", { name: "Import the file" }).click();
  await expect(page.getByRole("alert")).toHaveText("The file is empty.");
  await page.getByRole("button", { name: "Another file" }).click();
  await send("kode\nA\n");
  await page.getByRole("button", { name: "Import the file" }).click();
  await expect(page.getByRole("alert")).toBeVisible();
  await expect(page.getByRole("button", { name: "Go on" })).toHaveCount(0);
});

test("on a phone nothing is wider than the page", async ({ page }) => {
  const id = await campaign(page);
  await page.setViewportSize({ width: 390, height: 844 });
  const paths = [
    `/campaigns/${id}/rules`,
    `/campaigns/${id}/rules/new/time_of_order`,
    `/campaigns/${id}/rules/new/timeframe`,
    `/campaigns/${id}/vouchers/new?how=batch`,
    "/areas/new",
    "/categories",
  ];
  for (const path of paths) {
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 2 }).first()).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(390);
    await clean(page);
  }
});
