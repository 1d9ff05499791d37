import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { api, data, stretch } from "../../api/client";
import type { operations } from "../../api/schema";

export type DecisionFilters = NonNullable<operations["listDecisions"]["parameters"]["query"]>;

const LIST = "/api/vouchsafe/v1/decisions";

/** One page of decisions. */
export function decisionsQuery(filters: DecisionFilters) {
  return queryOptions({
    queryKey: ["decisions", "page", filters],
    queryFn: () => stretch(api.GET(LIST, { params: { query: filters } })),
  });
}

/** Decisions newest first, read on at wish. */
export function decisionsOnwards(filters: DecisionFilters) {
  return infiniteQueryOptions({
    queryKey: ["decisions", "onwards", filters],
    queryFn: ({ pageParam }) =>
      stretch(
        api.GET(LIST, {
          params: { query: { limit: 20, ...filters, order: "newest", after: pageParam ?? undefined } },
        }),
      ),
    initialPageParam: null as number | null,
    getNextPageParam: (last) => (last.next === null ? null : Number(last.next)),
  });
}

/** Why one decision came about. What it says never changes. */
export function explanationQuery(position: number) {
  return queryOptions({
    queryKey: ["decisions", "one", position],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: () => data(api.GET("/api/vouchsafe/v1/decisions/{position}", { params: { path: { position } } })),
  });
}
