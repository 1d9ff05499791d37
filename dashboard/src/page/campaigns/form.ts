import type { Schema } from "../../api/client";
import type { Campaign } from "./queries";

/** What a campaign has that can be filled in, as the API calls it. */
const TEXTS = [
  "name",
  "description",
  "customer_information",
  "reward_title",
  "reward_description",
  "team",
  "channel",
  "purpose",
  "medium",
  "budget_code",
] as const;
const NUMBERS = [
  "parent_id",
  "max_total_budget",
  "max_redemptions",
  "minimum_value",
  "maximum_value",
  "discount_value",
] as const;
const CHOICES = ["campaign_type", "status", "voucher_type", "discount_type"] as const;

export const ATTRIBUTES = [...TEXTS, ...NUMBERS, ...CHOICES] as const;
export type Attribute = (typeof ATTRIBUTES)[number];

/** What stands in the fields; empty for nothing. */
export type Values = Record<Attribute, string>;

/** What a main campaign has no use for: it has no vouchers. */
const OF_DISCOUNT_CAMPAIGNS: readonly Attribute[] = [
  "parent_id",
  "campaign_type",
  "voucher_type",
  "discount_type",
  "discount_value",
  "minimum_value",
  "maximum_value",
  "customer_information",
  "reward_title",
  "reward_description",
];

/** Whether a campaign of the kind that was chosen has this attribute. */
export function applies(attribute: Attribute, values: Values): boolean {
  return values.campaign_type === "discount" || !OF_DISCOUNT_CAMPAIGNS.includes(attribute);
}

/** The fields of a campaign that is to be created: below a main campaign, or a main campaign itself. */
export function blank(parentId: number | null, main: boolean): Values {
  const empty = Object.fromEntries(ATTRIBUTES.map((attribute) => [attribute, ""])) as Values;
  return {
    ...empty,
    campaign_type: main ? "main" : "discount",
    parent_id: parentId === null ? "" : String(parentId),
    status: "draft",
    voucher_type: "unique",
    discount_type: "percentage",
  };
}

/** The fields of a campaign that there is. */
export function valuesOf(campaign: Campaign): Values {
  const texts = ATTRIBUTES.map((attribute) => [
    attribute,
    campaign[attribute] === null ? "" : String(campaign[attribute]),
  ]);
  return { ...(Object.fromEntries(texts) as Values), campaign_type: campaign.campaign_type ?? "main" };
}

/** What a field says to the API. What is no number is sent as it was written, so that the API says what is wrong with it. */
function sent(attribute: Attribute, text: string): string | number | null {
  const bare = text.trim();
  if (bare === "") {
    return null;
  }
  const isNumber = (NUMBERS as readonly Attribute[]).includes(attribute) && /^-?\d+(\.\d+)?$/.test(bare);
  return isNumber ? Number(bare) : bare;
}

/** The request that creates a campaign: what was filled in, as far as its kind has it. */
export function bodyOf(values: Values): Schema<"NewCampaign"> {
  const entries = ATTRIBUTES.filter((attribute) => applies(attribute, values))
    .map((attribute) => [attribute, sent(attribute, values[attribute])] as const)
    .filter(([, value]) => value !== null);
  return Object.fromEntries(entries) as unknown as Schema<"NewCampaign">;
}

/** The request that changes a campaign: only what is another now, null for what was taken away. */
export function changesOf(before: Values, after: Values): Schema<"CampaignChanges"> {
  const entries = ATTRIBUTES.map(
    (attribute) => [attribute, sent(attribute, before[attribute]), sent(attribute, after[attribute])] as const,
  )
    .filter(([, old, now]) => old !== now)
    .map(([attribute, , now]) => [attribute, now]);
  return Object.fromEntries(entries) as Schema<"CampaignChanges">;
}
