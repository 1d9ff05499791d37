import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, data, page, type Schema } from "../../api/client";

export type Campaign = Schema<"Campaign">;
export type BudgetRow = Schema<"BudgetRow">;

const MOST_PER_PAGE = 1000;
/** Later than everything: a time that lies ahead is answered as of now. */
const NOW = "2999-12-31T23:59:59Z";
/** How often the figures of an open page are read again. */
export const REFRESH_MILLIS = 15_000;

/** All campaigns of the project, by id. A project has hundreds of them, seldom thousands. */
export function useCampaigns(enabled = true) {
  return useQuery({
    queryKey: ["campaigns", "all"],
    enabled,
    queryFn: async ({ signal }) => {
      const all: Campaign[] = [];
      for (let number = 1; ; number++) {
        const query = { page: number, per_page: MOST_PER_PAGE };
        const { items, total } = await page(api.GET("/api/v1.0/campaigns", { params: { query }, signal }));
        all.push(...items);
        if (items.length === 0 || all.length >= total) {
          return all;
        }
      }
    },
  });
}

/** How far the limits of all campaigns are used up, or of one main campaign and those below it. */
export function useBudgets(campaignId?: number) {
  return useQuery({
    queryKey: ["reports", "budgets", campaignId],
    queryFn: async ({ signal }) => {
      const rows: BudgetRow[] = [];
      for (;;) {
        const query = { limit: MOST_PER_PAGE, after: rows.at(-1)?.campaign_id, campaign_id: campaignId };
        const report = await data(api.GET("/api/vouchsafe/v1/reports/budgets", { params: { query }, signal }));
        rows.push(...report.rows);
        if (report.rows.length < MOST_PER_PAGE) {
          return rows;
        }
      }
    },
  });
}

/** A campaign of this moment with its rules, its balance and its main campaign; also one that was deleted. */
export function useCampaignNow(id: number) {
  return useQuery({
    queryKey: ["campaigns", id, "now"],
    refetchInterval: REFRESH_MILLIS,
    queryFn: ({ signal }) =>
      data(
        api.GET("/api/vouchsafe/v1/campaigns/{campaign_id}/as-of", {
          params: { path: { campaign_id: id }, query: { time: NOW } },
          signal,
        }),
      ),
  });
}

/** A campaign as it is to be edited. */
export function useCampaign(id: number, enabled = true) {
  return useQuery({
    queryKey: ["campaigns", id, "terms"],
    enabled,
    // A form must begin with what stands there now, and is not overwritten while somebody fills it in.
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: ({ signal }) =>
      data(api.GET("/api/v1.0/campaigns/{campaign_id}", { params: { path: { campaign_id: id } }, signal })),
  });
}

/** To have everything read anew that a change of a campaign shows in. */
export function useRefresh(): () => Promise<void> {
  const queries = useQueryClient();
  return async () => {
    await Promise.all([
      queries.invalidateQueries({ queryKey: ["campaigns"] }),
      queries.invalidateQueries({ queryKey: ["reports"] }),
      queries.invalidateQueries({ queryKey: ["history"] }),
    ]);
  };
}

/** Starts or stops a campaign. */
export function useStatusChange(id: number) {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: (status: "active" | "inactive") =>
      data(api.PATCH("/api/v1.0/campaigns/{campaign_id}", { params: { path: { campaign_id: id } }, body: { status } })),
    onSuccess: refresh,
  });
}
