import { useMemo } from "react";
import { useCampaigns } from "../campaigns/queries";

/** The names of the project's campaigns by their ids. */
export function useCampaignNames(): ReadonlyMap<number, string> {
  const { data } = useCampaigns();
  return useMemo(() => new Map(data?.map((campaign) => [campaign.id, campaign.name])), [data]);
}
