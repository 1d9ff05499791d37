import { expect, test } from "vitest";
import { byKind, type CampaignRule, clockOf, type Names, oneIsEnough, sentenceOf } from "./words";

const names: Names = {
  timeZone: "Europe/Berlin",
  money: (value) => `€${value.toFixed(2)}`,
  area: (id) => (id === 3 ? "Berlin" : undefined),
  category: (id) => (id === 4 ? "channel" : undefined),
};

const times = { created_at: "2026-03-09T10:15:30.123Z", updated_at: "2026-03-09T10:15:30.123Z" };
const base = { id: 11, campaign_id: 2, ...times };

function timeOfOrder(start: string | null, end: string | null, day: number | null, zone: string | null = null): string {
  const clock = (time: string | null) => (time === null ? null : `2000-01-01T${time}.000Z`);
  return sentenceOf(
    {
      ...base,
      type: "TimeOfOrderRule",
      start_time: clock(start),
      end_time: clock(end),
      day_of_week: day,
      time_zone: zone,
    },
    names,
  );
}

function timeframe(start: string | null, end: string | null, zone: string | null = null): string {
  return sentenceOf({ ...base, type: "TimeframeRule", start_time: start, end_time: end, time_zone: zone }, names);
}

test("a time of order that ends before it starts goes on into the next day", () => {
  expect(timeOfOrder("17:00:00", "02:00:00", 1)).toBe("On Mondays from 17:00 to 02:00 the next day (Europe/Berlin)");
  expect(timeOfOrder("17:00:00", "19:00:00", 5, "Europe/London")).toBe(
    "On Fridays from 17:00 to 19:00 (Europe/London)",
  );
  expect(timeOfOrder("08:30:15", "12:00:00", null)).toBe("Every day from 08:30:15 to 12:00 (Europe/Berlin)");
});

test("a time of order without a start begins at midnight, and one without an end ends there", () => {
  expect(timeOfOrder(null, "12:00:00", 0)).toBe("On Sundays from 00:00 to 12:00 (Europe/Berlin)");
  expect(timeOfOrder("22:00:00", null, 6)).toBe("On Saturdays from 22:00 to midnight (Europe/Berlin)");
  expect(timeOfOrder("22:00:00", "00:00:00", 6)).toBe("On Saturdays from 22:00 to midnight (Europe/Berlin)");
  expect(timeOfOrder(null, null, 6)).toBe("On Saturdays all day (Europe/Berlin)");
});

test("a timeframe is told by the clocks of its zone", () => {
  expect(timeframe("2026-03-28T23:00:00.000Z", "2026-03-29T22:00:00.000Z")).toBe(
    "From 29 Mar 2026, 00:00 to 30 Mar 2026, 00:00 (Europe/Berlin)",
  );
  expect(timeframe("2026-09-01T00:00:00.000Z", null, "Europe/London")).toBe(
    "From 1 Sept 2026, 01:00 on (Europe/London)",
  );
  expect(timeframe(null, "2026-12-01T00:00:00.000Z", "UTC")).toBe("Until 1 Dec 2026, 00:00 (UTC)");
  expect(timeframe(null, null)).toBe("At any time");
});

test("areas and categories are told by name, or by number while the name is not known", () => {
  expect(sentenceOf({ ...base, type: "AreaRule", area_id: 3 }, names)).toBe("Inside the area “Berlin”");
  expect(sentenceOf({ ...base, type: "AreaRule", area_id: 8 }, names)).toBe("Inside the area no. 8");
  const category = { ...base, type: "CategoryRule", category_id: 4, tags: ["app", "web"] } as const;
  expect(sentenceOf({ ...category, rule_type: "any_of", tags: ["app", "web"] }, names)).toBe(
    "Only with “app” or “web” as “channel”",
  );
  expect(sentenceOf({ ...category, rule_type: "none_of", tags: ["app", "web"] }, names)).toBe(
    "Not with any of “app”, “web” as “channel”",
  );
  expect(sentenceOf({ ...category, rule_type: "none_of", tags: ["shop"] }, names)).toBe("Not with “shop” as “channel”");
});

test("caps are told with their amounts and periods", () => {
  expect(sentenceOf({ ...base, type: "BudgetRule", timeframe: "day", budget: 100 }, names)).toBe(
    "At most €100.00 of discount on each day (Europe/Berlin)",
  );
  expect(sentenceOf({ ...base, type: "BudgetRule", timeframe: "sunday_week", budget: 7.99 }, names)).toBe(
    "At most €7.99 of discount in each week from Sunday (Europe/Berlin)",
  );
  expect(sentenceOf({ ...base, type: "MaxDiscountRule", max_discount: 1.5 }, names)).toBe(
    "At most €1.50 off for each redemption",
  );
  expect(sentenceOf({ ...base, type: "PerCustomerRule", max_redemptions: 1 }, names)).toBe(
    "At most 1 redemption by each customer",
  );
  expect(sentenceOf({ ...base, type: "PerCustomerRule", max_redemptions: 1200 }, names)).toBe(
    "At most 1,200 redemptions by each customer",
  );
  expect(sentenceOf({ ...base, type: "NewCustomerRule" }, names)).toBe(
    "Only for new customers: those without a confirmed redemption",
  );
});

test("a clock time is read from all forms that the API has", () => {
  expect(clockOf("2000-01-01T17:00:00.000Z")).toBe("17:00");
  expect(clockOf("17:00")).toBe("17:00");
  expect(clockOf("17:00:01")).toBe("17:00:01");
});

test("rules are gathered by kind, times first and budgets last", () => {
  const rules: CampaignRule[] = [
    { ...base, id: 9, type: "BudgetRule", timeframe: "day", budget: 1 },
    { ...base, id: 5, type: "AreaRule", area_id: 3 },
    { ...base, id: 2, type: "AreaRule", area_id: 8 },
  ];
  expect(byKind(rules).map(([kind, found]) => [kind, found.map((rule) => rule.id)])).toEqual([
    ["area", [2, 5]],
    ["budget", [9]],
  ]);
  expect(oneIsEnough("area")).toBe(true);
  expect(oneIsEnough("budget")).toBe(false);
});
