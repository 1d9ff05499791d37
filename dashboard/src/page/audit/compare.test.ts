import { expect, test } from "vitest";
import { Format } from "../../format/format";
import { balanceLines, ruleLines } from "./campaign-lines";
import { compare } from "./compare";

const format = new Format("EUR", "Europe/Berlin");
const stamps = { campaign_id: 2, created_at: "2026-03-09T10:15:30.123Z", updated_at: "2026-03-09T10:15:30.123Z" };

test("each line says what differs", () => {
  const line = (key: string, value: string) => ({ key, name: key, value });
  expect(
    compare(
      [line("name", "Spring"), line("team", "–"), line("rule 1", "a"), line("medium", "–")],
      [line("name", "Summer"), line("team", "–"), line("rule 2", "b"), line("medium", "mail")],
    ).map(({ key, was, is, difference }) => [key, was, is, difference]),
  ).toEqual([
    ["name", "Spring", "Summer", "changed since"],
    ["rule 1", "a", "–", "removed since"],
    ["medium", "–", "mail", "changed since"],
    ["rule 2", "–", "b", "added since"],
  ]);
});

test("rules are one line each", () => {
  const rules = [
    { type: "BudgetRule", id: 11, timeframe: "sunday_week", budget: 500, ...stamps },
    { type: "PerCustomerRule", id: 12, max_redemptions: 2, ...stamps },
    {
      type: "TimeOfOrderRule",
      id: 13,
      start_time: "2000-01-01T17:30:00.000Z",
      end_time: null,
      day_of_week: 5,
      time_zone: null,
      ...stamps,
    },
  ] as const;
  expect(ruleLines({ rules } as never, format)).toEqual([
    {
      key: "BudgetRule 11",
      name: "Budget rule 11",
      value: "At most €500.00 of discount in each week from Sunday (Europe/Berlin)",
    },
    { key: "PerCustomerRule 12", name: "Per customer rule 12", value: "At most 2 redemptions by each customer" },
    {
      key: "TimeOfOrderRule 13",
      name: "Time of order rule 13",
      value: "On Fridays from 17:30 to midnight (Europe/Berlin)",
    },
  ]);
});

test("a balance tells what each window had spent", () => {
  const balance = {
    redemptions: 2,
    spent: 8,
    remaining: 992,
    remaining_redemptions: null,
    charged_at: "2026-03-09T10:15:30.123Z",
    windows: [{ timeframe: "day", window: "d2026-03-09", spent: 8, budget: 100, remaining: 92 }],
  };
  expect(balanceLines({ balance } as never, format).map((line) => [line.name, line.value])).toEqual([
    ["Redemptions", "2"],
    ["Redemptions left", "–"],
    ["Spent", "€8.00"],
    ["Left of the budget", "€992.00"],
    ["Last granted", "9 Mar 2026, 11:15:30"],
    ["Spent in the day", "€8.00 of €100.00 (2026-03-09)"],
  ]);
});
