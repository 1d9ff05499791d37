import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { api, data, stretch } from "../../api/client";
import { ApiError } from "../../api/error";

/** Whether an answer means that there is nothing of this name. The server refuses a path with a slash in a name as malformed; no code has one. */
export function isMissing(error: unknown): boolean {
  return error instanceof ApiError && (error.status === 404 || (error.status === 400 && error.reasons.length === 0));
}

/** A voucher by its id or its code, in any case. */
export function voucherQuery(voucher: string) {
  return queryOptions({
    queryKey: ["vouchers", "one", voucher],
    queryFn: () => data(api.GET("/api/v1.0/vouchers/{voucher}", { params: { path: { voucher } } })),
  });
}

/** Any time that lies ahead is answered as of now. */
const AHEAD = "9000-01-01T00:00:00Z";

/** How a voucher stands now, with its uses; also one that was deleted, by its id. */
export function standingQuery(voucher: string) {
  return queryOptions({
    queryKey: ["vouchers", "standing", voucher],
    queryFn: () =>
      data(
        api.GET("/api/vouchsafe/v1/vouchers/{voucher}/as-of", {
          params: { path: { voucher }, query: { time: AHEAD } },
        }),
      ),
  });
}

/** What happened to a voucher, newest first, read on at wish. */
export function timelineQuery(voucher: string) {
  return infiniteQueryOptions({
    queryKey: ["history", "voucher", voucher],
    queryFn: ({ pageParam }) =>
      stretch(
        api.GET("/api/vouchsafe/v1/history", {
          params: { query: { voucher, order: "newest", limit: 50, after: pageParam ?? undefined } },
        }),
      ),
    initialPageParam: null as number | null,
    getNextPageParam: (last) => (last.next === null ? null : Number(last.next)),
  });
}
