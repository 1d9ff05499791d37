import { useQuery } from "@tanstack/react-query";
import { api, data } from "../../api/client";
import type { ReportQuery } from "./report-query";

/** The report of redemptions. */
export function useRedemptionReport(query: ReportQuery) {
  return useQuery({
    queryKey: ["reports", "redemptions", query],
    queryFn: ({ signal }) => data(api.GET("/api/vouchsafe/v1/reports/redemptions", { params: { query }, signal })),
  });
}

/** All buckets of a report in the order of time, also those in which nothing happened, which reports that set something apart leave out. */
export function usePeriods(query: ReportQuery): readonly string[] | undefined {
  const { data: report } = useRedemptionReport({ ...query, group_by: "none" });
  return report?.rows.map((row) => row.period);
}
