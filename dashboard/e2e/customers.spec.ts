import { clean, expect, signIn, test } from "./harness";
import { ask, campaign, unique, voucher } from "./make";

test("a customer of any characters is created, found, given vouchers, and deleted", async ({ page }) => {
  await signIn(page);
  const campaignId = await campaign(page, unique("Given"));
  const codes = [unique("GIFT"), unique("GIFT")];
  for (const code of codes) {
    await voucher(page, campaignId, code);
  }
  const identifier = `Žofie 店+${unique("c")}@shop.example?a=1#b`;
  await page.getByRole("link", { name: "Customers" }).click();
  await clean(page);
  await page.getByRole("button", { name: "New customer" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Identifier").fill("a/b");
  await dialog.getByRole("button", { name: "Create" }).click();
  await expect(dialog.getByRole("alert").first()).toBeVisible();
  await dialog.getByLabel("Identifier").fill(identifier);
  await dialog.getByRole("button", { name: "Create" }).click();
  await expect(page.getByRole("heading", { name: identifier, level: 1 })).toBeVisible();
  await page.reload();
  await expect(page.getByRole("heading", { name: identifier, level: 1 })).toBeVisible();
  await clean(page);

  await page.getByRole("button", { name: "Assign vouchers" }).click();
  await dialog.getByLabel("Codes").fill(`${codes[0]?.toLowerCase()}\n${codes[0]}`);
  await clean(page);
  await dialog.getByRole("button", { name: "Assign", exact: true }).click();
  const vouchers = page.getByRole("group", { name: "Vouchers of the customer" });
  await expect(vouchers.getByRole("row")).toHaveCount(2);
  await page.getByRole("button", { name: "Assign vouchers" }).click();
  await dialog.getByLabel("Which vouchers").selectOption("Free ones of a campaign");
  await dialog.getByLabel("Campaign").selectOption({ value: String(campaignId) });
  await dialog.getByLabel("How many").fill("2");
  await dialog.getByRole("button", { name: "Assign", exact: true }).click();
  await expect(dialog.getByText("The campaign has 1 free voucher.").first()).toBeVisible();
  await dialog.getByLabel("How many").fill("1");
  await dialog.getByRole("button", { name: "Assign", exact: true }).click();
  await expect(vouchers.getByRole("row")).toHaveCount(3);

  await page.getByRole("button", { name: "Delete" }).click();
  await dialog.getByRole("button", { name: "Delete", exact: true }).click();
  await expect(page.getByText("The customer was deleted.")).toBeVisible();
  await page.getByLabel("Identifier").fill(identifier);
  await page.getByRole("button", { name: "Find" }).click();
  await expect(page.getByText(`No customer has the identifier “${identifier}”.`)).toBeVisible();
});

test("a customer is erased after the identifier was typed, and the redemption stays without them", async ({ page }) => {
  await signIn(page);
  const campaignId = await campaign(page, unique("Erased"));
  const code = unique("ERASE");
  const id = await voucher(page, campaignId, code);
  const identifier = `${unique("jo").toLowerCase()}@shop.example`;
  const order = unique("ORDER");
  await ask(page, "POST", `/api/v1.0/vouchers/${code}/redemptions`, {
    transaction_id: order,
    total_transaction_cost: 80,
    customer_identifier: identifier,
    confirmed: true,
  });
  await page.goto("/customers");
  await page.getByLabel("Identifier").fill(identifier);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("group", { name: "Redemptions of the customer" })).toContainText(order);
  await expect(page.getByRole("list", { name: "Decisions" })).toContainText("8.00 off 80.00");
  await expect(page.getByRole("button", { name: "Delete" })).toHaveCount(0);

  await page.getByRole("button", { name: "Erase" }).click();
  const erase = page.getByRole("button", { name: "Erase for good" });
  await expect(erase).toBeDisabled();
  await clean(page);
  await page.getByLabel("Type the identifier to go on").fill(identifier);
  await erase.click();
  await expect(page.getByText("The customer was erased.")).toBeVisible();
  await expect(page).toHaveURL(/\/customers$/);

  await page.goto(`/vouchers/${id}`);
  const happened = page.getByRole("list", { name: "What happened, newest first" });
  await expect(happened).toContainText("8.00 off 80.00");
  await expect(happened).not.toContainText(identifier);
});
