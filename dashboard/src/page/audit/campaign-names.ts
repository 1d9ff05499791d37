import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { api, page } from "../../api/client";

const MOST = 500;
const FRESH_MILLIS = 60_000;

/** The names of the project's campaigns by their ids; of those beyond the first five hundred the id has to do. */
export function useCampaignNames(): ReadonlyMap<number, string> {
  const { data } = useQuery({
    queryKey: ["campaigns", "names"],
    staleTime: FRESH_MILLIS,
    queryFn: () => page(api.GET("/api/v1.0/campaigns", { params: { query: { per_page: MOST } } })),
  });
  return useMemo(() => new Map(data?.items.map((campaign) => [campaign.id, campaign.name])), [data]);
}
