import type { Schema } from "../../api/client";

type Burn = Schema<"BudgetBurn">;

/** Which limit burns down. */
export type Measure = "budget" | "redemptions";

/** What was left of a limit at the end of each day, and what will be at the present pace. */
export interface BurnDown {
  /** Days of the calendar, those to come included. */
  days: readonly string[];
  /** What was left; null for days to come. */
  left: readonly (number | null)[];
  /** What will be left: from today on, null before. */
  forecast: readonly (number | null)[];
}

const DAY_MILLIS = 86_400_000;
const SHORTEST_OUTLOOK = 14;
const LONGEST_OUTLOOK = 180;

/** The limits that a campaign has. */
export function measuresOf(burn: Burn): Measure[] {
  const measures: Measure[] = [];
  if (burn.budget.limit !== null) {
    measures.push("budget");
  }
  if (burn.redemptions.limit !== null) {
    measures.push("redemptions");
  }
  return measures;
}

/** The day of the calendar that is `days` after another. */
function dayAfter(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MILLIS).toISOString().slice(0, 10);
}

function rounded(value: number): number {
  return Math.round(Math.max(0, value) * 100) / 100;
}

/**
 * The line of a limit from its first day on. The limit is the one that holds now, also for days on which another one held. The forecast ends where nothing is left,
 * or after as many days as have passed, within bounds; there is none where nothing is used or left.
 */
export function burnDown(burn: Burn, measure: Measure): BurnDown {
  const limit = (measure === "budget" ? burn.budget.limit : burn.redemptions.limit) ?? 0;
  const perDay = measure === "budget" ? burn.per_day.discount : burn.per_day.redemptions;
  const past = burn.days.map((day) =>
    rounded(limit - (measure === "budget" ? day.discount_total : day.redemptions_total)),
  );
  const now = past.at(-1) ?? limit;
  const today = burn.days.at(-1)?.date;
  if (today === undefined || perDay <= 0 || now <= 0) {
    return { days: burn.days.map((day) => day.date), left: past, forecast: past.map(() => null) };
  }
  const outlook = Math.min(LONGEST_OUTLOOK, Math.max(SHORTEST_OUTLOOK, past.length));
  const ahead = Math.min(outlook, Math.ceil(now / perDay));
  const coming = Array.from({ length: ahead }, (_, day) => day + 1);
  return {
    days: [...burn.days.map((day) => day.date), ...coming.map((day) => dayAfter(today, day))],
    left: [...past, ...coming.map(() => null)],
    forecast: [...past.slice(0, -1).map(() => null), now, ...coming.map((day) => rounded(now - day * perDay))],
  };
}
