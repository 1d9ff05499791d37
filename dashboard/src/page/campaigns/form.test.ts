import { expect, test } from "vitest";
import { applies, blank, bodyOf, changesOf, valuesOf } from "./form";
import type { Campaign } from "./queries";

test("what was filled in is sent, numbers as numbers", () => {
  const values = { ...blank(1, false), name: " Autumn ", discount_value: "12.50", max_redemptions: "100", team: "" };
  expect(bodyOf(values)).toEqual({
    name: "Autumn",
    campaign_type: "discount",
    parent_id: 1,
    status: "draft",
    voucher_type: "unique",
    discount_type: "percentage",
    discount_value: 12.5,
    max_redemptions: 100,
  });
});

test("what only discount campaigns have is not sent for a main campaign", () => {
  const values = { ...blank(1, true), name: "Season", discount_value: "5", max_total_budget: "1000" };
  expect(bodyOf(values)).toEqual({ name: "Season", status: "draft", max_total_budget: 1000 });
  expect(applies("discount_value", values)).toBe(false);
  expect(applies("max_total_budget", values)).toBe(true);
});

test("what is no number is sent as it was written, for the API to refuse", () => {
  expect(bodyOf({ ...blank(1, false), name: "A", discount_value: "12,5" }).discount_value).toBe("12,5");
  expect(bodyOf({ ...blank(1, false), name: "A", minimum_value: "-1" }).minimum_value).toBe(-1);
});

test("an edit sends only what has changed, and null for what was taken away", () => {
  const campaign = {
    name: "Autumn",
    status: "active",
    campaign_type: "discount",
    parent_id: 1,
    voucher_type: "unique",
    discount_type: "percentage",
    discount_value: 5,
    max_total_budget: 5000,
    max_redemptions: null,
    minimum_value: 20,
    maximum_value: null,
    description: null,
    customer_information: null,
    reward_title: null,
    reward_description: null,
    team: "growth",
    channel: null,
    purpose: null,
    medium: null,
    budget_code: null,
  } as Partial<Campaign> as Campaign;
  const before = valuesOf(campaign);
  expect(changesOf(before, { ...before, name: "Autumn ", max_total_budget: "5000.00" })).toEqual({});
  expect(changesOf(before, { ...before, minimum_value: "", max_redemptions: "10", team: "retention" })).toEqual({
    minimum_value: null,
    max_redemptions: 10,
    team: "retention",
  });
});
