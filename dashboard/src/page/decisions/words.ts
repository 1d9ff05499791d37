import type { Schema } from "../../api/client";
import { words } from "../../format/format";

/** What was asked for, as people say it. */
export const STEPS: Record<Schema<"Decision">["step"], string> = {
  validate: "Validate",
  redeem: "Redeem in one step",
  confirm: "Confirm",
};

export const VERDICTS: Record<
  Schema<"DecisionVerdict">["verdict"],
  { word: string; tone: "good" | "bad" | "neutral" }
> = {
  passed: { word: "Passed", tone: "good" },
  refused: { word: "Refused", tone: "bad" },
  not_applicable: { word: "Nothing to ask", tone: "neutral" },
};

/** The reasons for which a redemption can be declined, in the order of the rules. */
export const REASONS = [
  "must_be_unique",
  "time_limit_expired",
  "already_confirmed",
  "not_active",
  "expired",
  "unique_code_already_used",
  "does_not_match_assigned_customer",
  "below_campaign_minimum",
  "above_campaign_maximum",
  "not_valid_at_this_time",
  "required",
  "outside_of_permitted_areas",
  "missing_required_category",
  "missing_required_tags",
  "includes_forbidden_tags",
  "unknown_tags",
  "new_customer_required",
  "per_customer_limit_exceeded",
  "maximum_redemptions_exceeded",
  "redemptions_limit_exceeded",
  "budget_exceeded",
  "total_budget_exceeded",
  "yearly_budget_exceeded",
  "quarterly_budget_exceeded",
  "monthly_budget_exceeded",
  "weekly_budget_exceeded",
  "daily_budget_exceeded",
  "hourly_budget_exceeded",
] as const;

/** A value of what a rule saw, in a few characters: numbers as they are, lists set apart by commas, nothing as a dash. */
export function shown(value: unknown): string {
  if (value === null || value === undefined || value === "") {
    return "–";
  }
  if (typeof value === "boolean") {
    return value ? "yes" : "no";
  }
  if (Array.isArray(value)) {
    return value.length === 0 ? "–" : value.map(shown).join(", ");
  }
  if (typeof value === "object") {
    return Object.entries(value)
      .map(([name, part]) => `${words(name)}: ${shown(part)}`)
      .join(", ");
  }
  return String(value);
}

/** The terms of a campaign as one line: what is taken off. */
export function discountOf(
  campaign: { discount_type: string | null; discount_value: number | null },
  money: (value: number) => string,
): string {
  if (campaign.discount_value === null) {
    return "–";
  }
  return campaign.discount_type === "percentage"
    ? `${campaign.discount_value} %`
    : `${money(campaign.discount_value)} off`;
}
