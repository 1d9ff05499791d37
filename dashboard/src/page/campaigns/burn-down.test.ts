import { expect, test } from "vitest";
import type { Schema } from "../../api/client";
import { burnDown, measuresOf } from "./burn-down";

function burn(terms: Partial<Schema<"BudgetBurn">>): Schema<"BudgetBurn"> {
  return {
    type: "BudgetBurn",
    budget: { limit: 100, spent: 60, left: 40, share: 0.6 },
    redemptions: { limit: null, used: 6, left: null, share: null },
    per_day: { discount: 15, redemptions: 1.5 },
    days: [
      { date: "2026-02-26", discount: 25, redemptions: 2, discount_total: 25, redemptions_total: 2 },
      { date: "2026-02-27", discount: 35, redemptions: 4, discount_total: 60, redemptions_total: 6 },
    ],
    ...terms,
  } as Schema<"BudgetBurn">;
}

test("what is left goes on from today at the present pace until nothing is", () => {
  expect(burnDown(burn({}), "budget")).toEqual({
    days: ["2026-02-26", "2026-02-27", "2026-02-28", "2026-03-01", "2026-03-02"],
    left: [75, 40, null, null, null],
    forecast: [null, 40, 25, 10, 0],
  });
});

test("a limit of redemptions burns down by their number", () => {
  const line = burnDown(burn({ redemptions: { limit: 9, used: 6, left: 3, share: 0.67 } }), "redemptions");
  expect(line.left).toEqual([7, 3, null, null]);
  expect(line.forecast).toEqual([null, 3, 1.5, 0]);
});

test("a forecast that goes far ends after two weeks, or after as long as it has been so far", () => {
  const line = burnDown(burn({ per_day: { discount: 0.01, redemptions: 1 } }), "budget");
  expect(line.days).toHaveLength(16);
  expect(line.forecast.at(-1)).toBe(39.86);
});

test("there is no forecast where nothing is used, nothing is left, or nothing has happened yet", () => {
  expect(burnDown(burn({ per_day: { discount: 0, redemptions: 0 } }), "budget").forecast).toEqual([null, null]);
  const used = burnDown(burn({ budget: { limit: 50, spent: 60, left: 0, share: 1.2 } }), "budget");
  expect(used).toEqual({ days: ["2026-02-26", "2026-02-27"], left: [25, 0], forecast: [null, null] });
  expect(burnDown(burn({ days: [] }), "budget")).toEqual({ days: [], left: [], forecast: [] });
});

test("a campaign has as many lines as limits", () => {
  expect(measuresOf(burn({}))).toEqual(["budget"]);
  expect(measuresOf(burn({ redemptions: { limit: 0, used: 0, left: 0, share: 1 } }))).toEqual([
    "budget",
    "redemptions",
  ]);
});
