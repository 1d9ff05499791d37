import type { Reason } from "../../api/error";

/** What to tell a customer at the counter, by the reason's code. Reasons that are not listed are told in the API's own words. */
const SAID: Record<string, string> = {
  "voucher not_active": "This code is switched off.",
  "voucher expired": "This code has expired.",
  "voucher unique_code_already_used": "This code has been used already.",
  "campaign not_active": "The promotion of this code is not running.",
  "customer does_not_match_assigned_customer": "This code belongs to another customer, or the customer was not named.",
  "customer new_customer_required": "This code is for new customers only.",
  "customer per_customer_limit_exceeded": "This customer has used the promotion as often as allowed.",
  "customer_identifier required": "This code asks who the customer is.",
  "location required": "This code asks for a location.",
  "location outside_of_permitted_areas": "This code is not valid at this place.",
  "campaign maximum_redemptions_exceeded": "The promotion has been used as often as it may.",
  "campaign redemptions_limit_exceeded": "The promotion has been used as often as it may.",
  "campaign budget_exceeded": "The budget of the promotion is used up.",
  "campaign total_budget_exceeded": "The budget of the promotion is used up.",
  "transaction_id must_be_unique": "This receipt number was used before. Take another one.",
  "confirmed already_confirmed": "This redemption was confirmed before.",
  "expires_at time_limit_expired": "This took too long: check the code again.",
};

function limited(beginning: string, reason: Reason, money: (value: number) => string): string {
  return reason.boundary_value === undefined ? reason.message : `${beginning} ${money(Number(reason.boundary_value))}.`;
}

/** A reason in words for the counter. */
export function said(reason: Reason, money: (value: number) => string): string {
  switch (reason.code) {
    case "below_campaign_minimum":
      return limited("The purchase must come to at least", reason, money);
    case "above_campaign_maximum":
      return limited("The purchase may come to at most", reason, money);
    default:
      break;
  }
  if (/^(yearly|quarterly|monthly|weekly|daily|hourly)_budget_exceeded$/.test(reason.code)) {
    const [pace] = reason.code.split("_");
    return `The ${pace} budget of the promotion is used up.`;
  }
  return SAID[`${reason.attribute} ${reason.code}`] ?? reason.message;
}
