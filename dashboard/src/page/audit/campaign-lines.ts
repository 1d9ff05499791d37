import type { Schema } from "../../api/client";
import { count, type Format, words } from "../../format/format";
import { kindOf, sentenceOf } from "../rules/words";
import type { Line } from "./compare";
import { valueText } from "./values";

type Past = Schema<"CampaignAsOf">;

/** Terms in the order in which they are shown. What never changes is left out. */
const TERMS = [
  "name",
  "status",
  "description",
  "customer_information",
  "voucher_type",
  "max_total_budget",
  "max_redemptions",
  "minimum_value",
  "maximum_value",
  "reward_title",
  "reward_description",
  "team",
  "channel",
  "purpose",
  "medium",
  "budget_code",
] as const satisfies readonly (keyof Past["campaign"])[];

/** What a campaign's owner had set, and whether it existed. */
export function termLines({ campaign, deleted }: Past, format: Format): Line[] {
  const terms: Line[] = TERMS.map((name) => ({
    key: name,
    name: words(name),
    value: name === "status" && deleted ? "deleted" : valueText(name, campaign[name], format),
  }));
  terms.splice(5, 0, { key: "discount", name: "Discount", value: discountText(campaign, format) });
  return terms;
}

function discountText({ discount_type, discount_value }: Past["campaign"], format: Format): string {
  if (discount_value === null) {
    return "–";
  }
  return discount_type === "percentage" ? `${discount_value}%` : format.money(discount_value);
}

/** The rules in plain words; areas and categories by their ids, because what they are called today may not be what they were called then. */
export function ruleLines({ rules }: Past, format: Format): Line[] {
  const names = {
    timeZone: format.timeZone,
    money: (value: number) => format.money(value),
    area: () => undefined,
    category: () => undefined,
  };
  return rules.map((rule) => ({
    key: `${rule.type} ${rule.id}`,
    name: `${words(kindOf(rule))} rule ${rule.id}`,
    value: sentenceOf(rule, names),
  }));
}

const PERIODS: Record<Past["balance"]["windows"][number]["timeframe"], string> = {
  year: "year",
  quarter: "quarter",
  month: "month",
  week: "week",
  sunday_week: "week from Sunday",
  day: "day",
  hour: "hour",
};

/** What had been granted, and what was left; in every calendar window, or only in those that have a budget. */
export function balanceLines({ balance }: Past, format: Format, windows: "all" | "budgeted" = "all"): Line[] {
  return [
    { key: "redemptions", name: "Redemptions", value: count(balance.redemptions) },
    { key: "remaining_redemptions", name: "Redemptions left", value: count(balance.remaining_redemptions) },
    { key: "spent", name: "Spent", value: format.money(balance.spent) },
    { key: "remaining", name: "Left of the budget", value: format.money(balance.remaining) },
    { key: "charged_at", name: "Last granted", value: format.time(balance.charged_at) },
    ...balance.windows
      .filter((window) => windows === "all" || window.budget !== null)
      .map((window) => ({
        key: window.timeframe,
        name: `Spent in the ${PERIODS[window.timeframe]}`,
        value: `${format.money(window.spent)}${window.budget === null ? "" : ` of ${format.money(window.budget)}`} (${window.window.replace(/^[a-z]+/, "").replace("T", " ")})`,
      })),
  ];
}

/** How a voucher stood. */
export function voucherLines(voucher: Schema<"VoucherAsOf">, format: Format): Line[] {
  return [
    { key: "code", name: "Code", value: voucher.code },
    {
      key: "state",
      name: "State",
      value: voucher.deleted ? "deleted" : voucher.expired ? "expired" : voucher.active ? "active" : "not active",
    },
    { key: "assigned", name: "Assigned", value: valueText("assigned", voucher.assigned, format) },
    {
      key: "customer_identifier",
      name: "Customer",
      value: voucher.customer_identifier ?? (voucher.assigned ? "deleted meanwhile" : "–"),
    },
    { key: "uses", name: "Confirmed redemptions", value: count(voucher.uses) },
  ];
}
