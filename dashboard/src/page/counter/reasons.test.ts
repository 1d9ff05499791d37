import { expect, test } from "vitest";
import { said } from "./reasons";

const money = (value: number) => `€${value.toFixed(2)}`;
const reason = (attribute: string, code: string, boundary_value?: string) => ({
  attribute,
  code,
  message: "as the API says it",
  boundary_value,
});

test("reasons are told in words for the counter", () => {
  expect(said(reason("voucher", "unique_code_already_used"), money)).toBe("This code has been used already.");
  expect(said(reason("campaign", "not_active"), money)).toBe("The promotion of this code is not running.");
  expect(said(reason("total_transaction_cost", "below_campaign_minimum", "20.00"), money)).toBe(
    "The purchase must come to at least €20.00.",
  );
  expect(said(reason("campaign", "monthly_budget_exceeded", "5.00"), money)).toBe(
    "The monthly budget of the promotion is used up.",
  );
});

test("what is not known here is told as the API says it", () => {
  expect(said(reason("categories", "unknown_tags"), money)).toBe("as the API says it");
});
