import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { api, data, type Schema } from "../../api/client";
import { count, percent } from "../../format/format";
import { DownloadLink } from "../../ui/button";
import { Card } from "../../ui/card";
import { Empty } from "../../ui/notice";
import { Loaded } from "../../ui/query";
import { type Column, Table } from "../../ui/table";
import { useUrl } from "../../ui/url";
import { STAGES, Stages } from "../campaigns/funnel-card";
import { Cut, groupColumn, MOST_ROWS } from "./figures-table";
import { ReportForm } from "./report-form";
import { csvAddress, funnelQuery } from "./report-query";

type Report = Schema<"FunnelReport">;
/** How far vouchers have come, as of now. */
export function FunnelReport() {
  const [params, change] = useUrl();
  const question = useMemo(() => funnelQuery(params), [params]);
  const query = useQuery({
    queryKey: ["reports", "funnel", question],
    queryFn: ({ signal }) => data(api.GET("/api/vouchsafe/v1/reports/funnel", { params: { query: question }, signal })),
  });
  return (
    <>
      <Card title="What to report">
        <ReportForm key={params.toString()} params={params} error={query.error} about="moment" onChange={change} />
      </Card>
      <Loaded query={query} lines={8}>
        {(report) =>
          report.totals.created === 0 ? (
            <Empty title="There are no vouchers." />
          ) : (
            <Funnel report={report} file={csvAddress("funnel", question)} />
          )
        }
      </Loaded>
    </>
  );
}

function Funnel({ report, file }: { report: Report; file: string }) {
  return (
    <>
      <Card title="All vouchers, as of now">
        <Stages stages={report.totals} />
      </Card>
      <Card title="Rows" actions={<DownloadLink href={file}>Download CSV</DownloadLink>}>
        <Rows report={report} />
      </Card>
    </>
  );
}

function Rows({ report: { rows, totals, group_by } }: { report: Report }) {
  const stages = STAGES.map(
    ([stage, head]): Column<Schema<"FunnelRow">> => ({
      head,
      cell: (row) => count(row[stage]),
      number: true,
      total: count(totals[stage]),
    }),
  );
  return (
    <>
      <Table
        label="Voucher funnel"
        rows={rows.slice(0, MOST_ROWS)}
        keyOf={(row) => row.group.key ?? ""}
        columns={[
          ...groupColumn<Schema<"FunnelRow">>(group_by),
          ...stages,
          {
            head: "Redeemed of created",
            cell: (row) => percent(row.created === 0 ? null : row.redeemed / row.created),
            number: true,
            total: percent(totals.redeemed / totals.created),
          },
        ]}
      />
      <Cut rows={rows.length} />
    </>
  );
}
