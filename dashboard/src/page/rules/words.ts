import type { Schema } from "../../api/client";
import { count } from "../../format/format";

/** A rule of any kind, as the API delivers it; `type` says which. */
export type CampaignRule = Schema<"CampaignAsOf">["rules"][number];

/** The kinds of rules, as paths and the history call them. */
export type RuleKind =
  | "timeframe"
  | "time_of_order"
  | "area"
  | "category"
  | "new_customer"
  | "per_customer"
  | "max_discount"
  | "budget";

export const KINDS: readonly RuleKind[] = [
  "timeframe",
  "time_of_order",
  "area",
  "category",
  "new_customer",
  "per_customer",
  "max_discount",
  "budget",
];

/** What sentences need to know besides the rule: the project's zone and currency, and what areas and categories are called. */
export interface Names {
  /** The project's zone, which stands where a rule has none. */
  timeZone: string;
  money: (value: number) => string;
  /** Undefined for one that is not known (yet). */
  area: (id: number) => string | undefined;
  category: (id: number) => string | undefined;
}

const KIND_OF: Record<CampaignRule["type"], RuleKind> = {
  AreaRule: "area",
  BudgetRule: "budget",
  CategoryRule: "category",
  TimeOfOrderRule: "time_of_order",
  TimeframeRule: "timeframe",
  MaxDiscountRule: "max_discount",
  NewCustomerRule: "new_customer",
  PerCustomerRule: "per_customer",
};

export function kindOf(rule: CampaignRule): RuleKind {
  return KIND_OF[rule.type];
}

const TITLES: Record<RuleKind, string> = {
  area: "Areas",
  budget: "Budgets per period",
  category: "Categories",
  time_of_order: "Times of order",
  timeframe: "Timeframes",
  max_discount: "Maximum discount",
  new_customer: "New customers",
  per_customer: "Per customer",
};

/** The heading over the rules of a kind. */
export function titleOf(kind: RuleKind): string {
  return TITLES[kind];
}

/** Whether one of several rules of this kind is enough. Of all others each must be met. */
export function oneIsEnough(kind: RuleKind): boolean {
  return kind === "area" || kind === "timeframe" || kind === "time_of_order";
}

/** Whether a campaign has at most one rule of this kind. */
export function atMostOne(kind: RuleKind): boolean {
  return kind === "max_discount" || kind === "new_customer" || kind === "per_customer";
}

export const WEEKDAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"] as const;

/** A rule in plain words, as one sentence without a full stop. */
export function sentenceOf(rule: CampaignRule, names: Names): string {
  switch (rule.type) {
    case "AreaRule":
      return `Inside the area ${quoted(names.area(rule.area_id), rule.area_id)}`;
    case "BudgetRule":
      return `At most ${names.money(rule.budget)} of discount ${periodOf(rule.timeframe)} (${names.timeZone})`;
    case "CategoryRule":
      return categories(rule, names);
    case "TimeOfOrderRule":
      return timeOfOrder(rule, names.timeZone);
    case "TimeframeRule":
      return timeframe(rule, names.timeZone);
    case "MaxDiscountRule":
      return `At most ${names.money(rule.max_discount)} off for each redemption`;
    case "NewCustomerRule":
      return "Only for new customers: those without a confirmed redemption";
    case "PerCustomerRule":
      return perCustomer(rule.max_redemptions);
  }
}

function quoted(name: string | undefined, id: number): string {
  return name === undefined ? `no. ${id}` : `“${name}”`;
}

function categories(rule: Schema<"CategoryRule">, names: Names): string {
  const several = rule.tags.length > 1 ? "Not with any of" : "Not with";
  const which = rule.rule_type === "any_of" ? "Only with" : several;
  const tags = rule.tags.map((tag) => `“${tag}”`).join(rule.rule_type === "any_of" ? " or " : ", ");
  return `${which} ${tags} as ${quoted(names.category(rule.category_id), rule.category_id)}`;
}

function perCustomer(most: number): string {
  return most === 1 ? "At most 1 redemption by each customer" : `At most ${count(most)} redemptions by each customer`;
}

const PERIODS: Record<Schema<"BudgetRule">["timeframe"], string> = {
  year: "in each calendar year",
  quarter: "in each quarter",
  month: "in each month",
  week: "in each week from Monday",
  sunday_week: "in each week from Sunday",
  day: "on each day",
  hour: "in each hour",
};

/** The calendar period of a budget, to go on after an amount. */
export function periodOf(timeframe: Schema<"BudgetRule">["timeframe"]): string {
  return PERIODS[timeframe];
}

const CURRENT: Record<Schema<"BudgetRule">["timeframe"], string> = {
  year: "This year",
  quarter: "This quarter",
  month: "This month",
  week: "This week, from Monday",
  sunday_week: "This week, from Sunday",
  day: "Today",
  hour: "This hour",
};

/** The calendar period that it is now. */
export function currentPeriodOf(timeframe: Schema<"BudgetRule">["timeframe"]): string {
  return CURRENT[timeframe];
}

/** The clock part of what the API says of a time of order: `17:00`, with seconds only where there are any. */
export function clockOf(time: string): string {
  const clock = time.includes("T") ? time.slice(11, 19) : time.slice(0, 8);
  return clock.endsWith(":00") && clock.length === 8 ? clock.slice(0, 5) : clock;
}

type TimeOfOrder = Pick<Schema<"TimeOfOrderRule">, "start_time" | "end_time" | "day_of_week" | "time_zone">;

/** Days and clock times; an end before the start is that of the next day. */
export function timeOfOrder(rule: TimeOfOrder, projectZone: string): string {
  const day = rule.day_of_week === null ? "Every day" : `On ${WEEKDAYS[rule.day_of_week]}s`;
  return `${day} ${hours(rule.start_time, rule.end_time)} (${rule.time_zone ?? projectZone})`;
}

function hours(startTime: string | null, endTime: string | null): string {
  const start = startTime === null ? "00:00" : clockOf(startTime);
  const end = endTime === null ? "00:00" : clockOf(endTime);
  if (end === "00:00") {
    return start === "00:00" ? "all day" : `from ${start} to midnight`;
  }
  return end < start ? `from ${start} to ${end} the next day` : `from ${start} to ${end}`;
}

type Timeframe = Pick<Schema<"TimeframeRule">, "start_time" | "end_time" | "time_zone">;

/** From when to when, by the clocks of the rule's zone. The end itself is outside. */
export function timeframe(rule: Timeframe, projectZone: string): string {
  const zone = rule.time_zone ?? projectZone;
  const clock = new Intl.DateTimeFormat("en-GB", { timeZone: zone, dateStyle: "medium", timeStyle: "short" });
  const at = (time: string) => clock.format(new Date(time));
  if (rule.start_time === null) {
    return rule.end_time === null ? "At any time" : `Until ${at(rule.end_time)} (${zone})`;
  }
  return rule.end_time === null
    ? `From ${at(rule.start_time)} on (${zone})`
    : `From ${at(rule.start_time)} to ${at(rule.end_time)} (${zone})`;
}

/** Rules of one kind, in the order of {@link KINDS}, each kind with its rules by id. */
export function byKind(rules: readonly CampaignRule[]): readonly (readonly [RuleKind, readonly CampaignRule[]])[] {
  return KINDS.map(
    (kind) => [kind, rules.filter((rule) => kindOf(rule) === kind).toSorted((a, b) => a.id - b.id)] as const,
  ).filter(([, found]) => found.length > 0);
}
