import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { api, data } from "../../api/client";
import { count, percent, words } from "../../format/format";
import { Empty } from "../../ui/notice";
import { Loaded } from "../../ui/query";
import { Table } from "../../ui/table";
import { type Period, rangeOf } from "./period";

/** Why redemptions were declined in a period, the most frequent reason first; of one campaign or of all. Each leads to the attempts. */
export function RefusalsTable({ period, campaignId }: { period: Period; campaignId?: number }) {
  const query = useQuery({
    queryKey: ["reports", "refusals", period, campaignId],
    queryFn: () =>
      data(
        api.GET("/api/vouchsafe/v1/reports/refusals", {
          params: { query: { ...rangeOf(period), bucket: "total", campaign_id: campaignId } },
        }),
      ),
  });
  const campaign = campaignId === undefined ? "" : `&campaign_id=${campaignId}`;
  return (
    <Loaded query={query}>
      {(report) =>
        report.totals.length === 0 ? (
          <Empty title="Nothing was declined in this time." />
        ) : (
          <Table
            label="Refusals by reason"
            rows={report.totals}
            keyOf={(row) => row.code}
            columns={[
              {
                head: "Reason",
                cell: (row) => (
                  <Link to={`/audit/decisions?outcome=declined&code=${row.code}${campaign}`}>{words(row.code)}</Link>
                ),
              },
              { head: "Attempts", cell: (row) => count(row.count), number: true },
              { head: "Of all declined", cell: (row) => percent(row.count / report.declined), number: true },
            ]}
          />
        )
      }
    </Loaded>
  );
}
