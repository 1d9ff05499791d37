import { clean, expect, signIn, test } from "./harness";
import { ask, attempt, campaign, unique, voucher } from "./make";

test("support finds out why a code was refused", async ({ page }) => {
  await signIn(page);
  const name = unique("Refused");
  const code = unique("WHY");
  const campaignId = await campaign(page, name, { minimum_value: 20 });
  await voucher(page, campaignId, code);
  const order = unique("ORDER");
  expect(
    await attempt(page, `/api/v1.0/vouchers/${code}/redemptions`, {
      transaction_id: order,
      total_transaction_cost: 19.99,
      confirmed: true,
    }),
  ).toBe(422);

  await page.getByRole("link", { name: "Vouchers", exact: true }).click();
  await clean(page);
  await page.getByLabel("Code or id").fill(`${code}X`);
  await page.getByRole("button", { name: "Look up" }).click();
  await expect(page.getByText(`There is no voucher with the code or id “${code}X” in this project.`)).toBeVisible();
  await clean(page);
  await page.getByLabel("Code or id").fill(`  ${code.toLowerCase()} `);
  await page.keyboard.press("Enter");

  await expect(page.getByRole("heading", { name: code, level: 1 })).toBeVisible();
  await expect(page.getByText("Anyone can redeem it.")).toBeVisible();
  await expect(page.getByRole("link", { name, exact: true })).toBeVisible();
  const sentence = "Declined: The transaction must cost at least 20.00.";
  await page.getByRole("list", { name: "Decisions" }).getByText(sentence).click();
  const refused = page.getByRole("list", { name: "Rules that refused" }).getByRole("listitem");
  await expect(refused).toHaveCount(1);
  await expect(refused).toContainText("Minimum value");
  await expect(refused).toContainText("It costs 19.99.");
  await expect(refused).toContainText("below_campaign_minimum");
  await expect(page.getByText("The same again")).toBeVisible();
  await clean(page);

  await page.getByRole("link", { name: "This explanation on a page of its own" }).click();
  await expect(page.getByRole("heading", { name: sentence, level: 2 })).toBeVisible();
  await expect(page.getByRole("link", { name: code })).toBeVisible();
  await clean(page);
});

test("decisions are found by filters that the address keeps, and exported with them", async ({ page }) => {
  await signIn(page);
  const campaignId = await campaign(page, unique("Filtered"), { minimum_value: 20 });
  const code = unique("FILTER");
  await voucher(page, campaignId, code);
  const path = `/api/v1.0/vouchers/${code}/redemptions`;
  expect(await attempt(page, path, { transaction_id: unique("ORDER"), total_transaction_cost: 5 })).toBe(422);
  expect(await attempt(page, path, { transaction_id: unique("ORDER"), total_transaction_cost: 50 })).toBe(200);

  await page.goto(`/audit/decisions?campaign_id=${campaignId}`);
  const rows = page.getByRole("group", { name: "Decisions, newest first" }).getByRole("row");
  await expect(rows).toHaveCount(3);
  await expect(rows.nth(1)).toContainText("Accepted");
  await page.getByLabel("Outcome").selectOption("Declined");
  await page.getByLabel("Reason").selectOption("Below campaign minimum");
  await page.getByRole("button", { name: "Apply" }).click();
  await expect(rows).toHaveCount(2);
  await expect(page).toHaveURL(/outcome=declined&code=below_campaign_minimum/);
  await clean(page);

  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Export CSV" }).click();
  const stream = await (await download).createReadStream();
  const text = (await stream.toArray()).join("");
  expect(text.trim().split("\n")).toHaveLength(2);
  expect(text).toContain("below_campaign_minimum");

  await page.goBack();
  await expect(rows).toHaveCount(3);
  await page.getByRole("button", { name: "Clear" }).click();
  await expect(page).toHaveURL(/\/audit\/decisions$/);
});

test("a voucher is assigned, taken back, renamed and expired, and its history says so", async ({ page }) => {
  await signIn(page);
  const campaignId = await campaign(page, unique("Handled"));
  const code = unique("HANDLE");
  const id = await voucher(page, campaignId, code);
  const customer = `${unique("jo").toLowerCase()}+1@shop.example`;
  await ask(page, "POST", "/api/v1.0/customers", { identifier: customer });
  await page.goto(`/vouchers/${id}`);

  await page.getByRole("button", { name: "Assign" }).click();
  const dialog = page.getByRole("dialog");
  await clean(page);
  await dialog.getByLabel("Customer").fill("nobody-of-this-name");
  await dialog.getByRole("button", { name: "Assign", exact: true }).click();
  await expect(dialog.getByRole("alert")).toContainText("Customer not found");
  await dialog.getByLabel("Customer").fill(customer);
  await dialog.getByRole("button", { name: "Assign", exact: true }).click();
  await expect(page.getByText("It belongs to a customer, who alone can redeem it.")).toBeVisible();

  await page.getByRole("button", { name: "Take back" }).click();
  await dialog.getByRole("button", { name: "Take back" }).click();
  await expect(page.getByText("Anyone can redeem it.", { exact: true })).toBeVisible();

  await page.getByRole("button", { name: "Change" }).click();
  await dialog.getByLabel("Code").fill(`${code}-NEW`);
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("heading", { name: `${code}-NEW`, level: 1 })).toBeVisible();

  await page.getByRole("button", { name: "Expire" }).click();
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await expect(dialog).toHaveCount(0);
  await page.getByRole("button", { name: "Expire" }).click();
  await dialog.getByRole("button", { name: "Expire", exact: true }).click();
  await expect(page.getByText("It was ended for good.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Assign" })).toHaveCount(0);
  await expect(page.getByRole("list", { name: "What happened, newest first" }).getByRole("listitem")).toHaveCount(5);
});

test("a redemption is reversed with a reason, and the code is free again", async ({ page }) => {
  await signIn(page);
  const campaignId = await campaign(page, unique("Reversed"));
  const code = unique("BACK");
  const id = await voucher(page, campaignId, code);
  await ask(page, "POST", `/api/v1.0/vouchers/${code}/redemptions`, {
    transaction_id: unique("ORDER"),
    total_transaction_cost: 80,
    confirmed: true,
  });
  await page.goto(`/vouchers/${id}`);
  await expect(page.getByText("It was redeemed, and cannot be redeemed again.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Expire" })).toHaveCount(0);
  await page.getByRole("button", { name: "Reverse this redemption" }).click();
  const reverse = page.getByRole("dialog").getByRole("button", { name: "Reverse", exact: true });
  await expect(reverse).toBeDisabled();
  await page.getByLabel("Reason").fill("Goods came back");
  await clean(page);
  await reverse.click();
  await expect(page.getByText("Anyone can redeem it.", { exact: true })).toBeVisible();
  await expect(page.getByRole("button", { name: "Reverse this redemption" })).toHaveCount(0);
  await expect(page.getByRole("list", { name: "What happened, newest first" })).toContainText("Goods came back");
});

test("vouchers of a campaign are filtered, paged and expired by the list", async ({ page }) => {
  await signIn(page);
  const name = unique("Listed");
  const campaignId = await campaign(page, name);
  await ask(page, "POST", `/api/v1.0/campaigns/${campaignId}/vouchers/batch`, {
    active: true,
    size: 250,
    code_type: "mixed",
    random_part_length: 8,
    prefix: unique("B"),
  });
  await page.goto(`/campaigns/${campaignId}/vouchers`);
  const rows = page.getByRole("group", { name: "Vouchers of the campaign" }).getByRole("row");
  await expect(rows).toHaveCount(101);
  await expect(page.getByText("1 to 100 of 250")).toBeVisible();
  await clean(page);
  await page.getByLabel("Page", { exact: true }).fill("3");
  await page.getByRole("button", { name: "Go" }).click();
  await expect(rows).toHaveCount(51);
  await expect(page).toHaveURL(/page=3/);
  await page.goBack();
  await expect(rows).toHaveCount(101);

  await page.getByRole("checkbox").first().check();
  await page.getByRole("checkbox").nth(1).check();
  await expect(page.getByText("2 selected")).toBeVisible();
  await page.getByRole("button", { name: "Expire" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Expire", exact: true }).click();
  await expect(page.getByText("None selected")).toBeVisible();
  await page.getByLabel("State").selectOption("Expired");
  await expect(rows).toHaveCount(3);
  await expect(page).toHaveURL(/status=expired/);
});

test("a deleted voucher is gone, and its history stays", async ({ page }) => {
  await signIn(page);
  const campaignId = await campaign(page, unique("Deleted"));
  const code = unique("GONE");
  const id = await voucher(page, campaignId, code);
  await page.goto(`/vouchers/${id}`);
  await page.getByRole("button", { name: "Delete" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Delete", exact: true }).click();
  await expect(page.getByText("This voucher was deleted. What happened before is still known.")).toBeVisible();
  await expect(page.getByRole("list", { name: "What happened, newest first" }).getByRole("listitem")).toHaveCount(2);
  await clean(page);
});
