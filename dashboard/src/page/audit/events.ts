import type { operations } from "../../api/schema";

/** The stored name of an event of the history. */
export type EventName = NonNullable<NonNullable<operations["listHistory"]["parameters"]["query"]>["type"]>[number];

/** The kinds of events that the history knows, by what they are about. */
export const EVENT_GROUPS: readonly (readonly [string, readonly EventName[]])[] = [
  [
    "Campaigns",
    [
      "campaign-created",
      "campaign-revised",
      "campaign-activated",
      "campaign-deactivated",
      "campaign-deleted",
      "campaign-rule-set",
      "campaign-rule-removed",
    ],
  ],
  [
    "Vouchers",
    [
      "vouchers-issued",
      "voucher-revised",
      "voucher-assigned",
      "voucher-unassigned",
      "voucher-expired",
      "voucher-deleted",
    ],
  ],
  [
    "Redemptions",
    [
      "redemption-validated",
      "redemption-confirmed",
      "redemption-declined",
      "redemption-reversed",
      "redemption-deleted",
    ],
  ],
  [
    "Customers",
    [
      "customer-registered",
      "customer-returned",
      "customer-redemptions-reversed",
      "customer-deleted",
      "customer-erased",
    ],
  ],
  ["Areas and categories", ["area-defined", "area-deleted", "category-defined", "category-deleted"]],
];

/** What changes how a campaign stands, apart from redemptions. */
export const CAMPAIGN_EDITS = EVENT_GROUPS[0]?.[1] ?? [];

/** What people decided, without what follows from redemptions. */
export const EDITS: readonly EventName[] = EVENT_GROUPS.filter(
  ([group]) => group !== "Redemptions" && group !== "Customers",
)
  .flatMap(([, names]) => names)
  .concat("customer-deleted", "customer-erased", "redemption-reversed");

/** Events that the rules were asked for, and that can be explained. */
const DECISIONS = new Set<string>(["redemption-validated", "redemption-confirmed", "redemption-declined"]);

export function isDecision(event: string): boolean {
  return DECISIONS.has(event);
}
