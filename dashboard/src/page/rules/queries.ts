import { useQuery, useQueryClient } from "@tanstack/react-query";
import { api, data, type Operation } from "../../api/client";
import { atMostOne, type RuleKind } from "./words";

/** Later than everything: a time that lies ahead is answered as of now. */
const NOW = "2999-12-31T23:59:59Z";

/** A campaign with all of its rules, as they are now. */
export function useCampaignRules(campaignId: number) {
  return useQuery({
    queryKey: ["campaigns", campaignId, "rules"],
    queryFn: ({ signal }) =>
      data(
        api.GET("/api/vouchsafe/v1/campaigns/{campaign_id}/as-of", {
          params: { path: { campaign_id: campaignId }, query: { time: NOW } },
          signal,
        }),
      ),
  });
}

/** To have everything read anew that a change of rules shows in. */
export function useRulesChanged(): () => Promise<void> {
  const queries = useQueryClient();
  return async () => {
    await Promise.all([
      queries.invalidateQueries({ queryKey: ["campaigns"] }),
      queries.invalidateQueries({ queryKey: ["reports"] }),
      queries.invalidateQueries({ queryKey: ["history"] }),
    ]);
  };
}

const NAMES: Record<RuleKind, string> = {
  area: "AreaRule",
  budget: "BudgetRule",
  category: "CategoryRule",
  time_of_order: "TimeOfOrderRule",
  timeframe: "TimeframeRule",
  max_discount: "MaxDiscountRule",
  new_customer: "NewCustomerRule",
  per_customer: "PerCustomerRule",
};

/** The operation that does something to a rule of a kind. */
export function operationOf(action: "create" | "change" | "delete", kind: RuleKind): Operation {
  return `${action}${NAMES[kind]}` as Operation;
}

/** What a rule is set to, as the API takes it. */
export type Terms = Record<string, unknown>;

/*
 * The paths of all kinds are alike (contract §5.4 and §5.5): several rules are listed below their campaign and then have a path of their own, a single
 * one is always below its campaign. One kind stands for all of them in the types below.
 */
type Nested = "/api/v1.0/campaigns/{campaign_id}/area_rules";
type Single = "/api/v1.0/campaigns/{campaign_id}/max_discount_rule";
type Own = "/api/v1.0/area_rules/{rule_id}";

export function createRule(kind: RuleKind, campaignId: number, terms: Terms, key: string): Promise<unknown> {
  const path = `/api/v1.0/campaigns/{campaign_id}/${kind}_rule${atMostOne(kind) ? "" : "s"}` as Nested;
  const params = { path: { campaign_id: campaignId }, header: { "Idempotency-Key": key } };
  return api.POST(path, { params, body: terms as never });
}

export function changeRule(
  kind: RuleKind,
  campaignId: number,
  ruleId: number,
  terms: Terms,
  key: string,
): Promise<unknown> {
  const header = { "Idempotency-Key": key };
  if (atMostOne(kind)) {
    const path = `/api/v1.0/campaigns/{campaign_id}/${kind}_rule` as Single;
    return api.PATCH(path, { params: { path: { campaign_id: campaignId }, header }, body: terms as never });
  }
  const path = `/api/v1.0/${kind}_rules/{rule_id}` as Own;
  return api.PATCH(path, { params: { path: { rule_id: ruleId }, header }, body: terms as never });
}

export function deleteRule(kind: RuleKind, campaignId: number, ruleId: number): Promise<unknown> {
  if (atMostOne(kind)) {
    const path = `/api/v1.0/campaigns/{campaign_id}/${kind}_rule` as Single;
    return api.DELETE(path, { params: { path: { campaign_id: campaignId } } });
  }
  const path = `/api/v1.0/${kind}_rules/{rule_id}` as Own;
  return api.DELETE(path, { params: { path: { rule_id: ruleId } } });
}
