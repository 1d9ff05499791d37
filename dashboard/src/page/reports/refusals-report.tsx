import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { Link } from "react-router";
import { api, data, type Schema } from "../../api/client";
import { count, percent, words } from "../../format/format";
import { useSession } from "../../session/session";
import { DownloadLink } from "../../ui/button";
import { Card } from "../../ui/card";
import { Empty } from "../../ui/notice";
import { Loaded } from "../../ui/query";
import { Table } from "../../ui/table";
import { useUrl } from "../../ui/url";
import { Cut, groupColumn, MOST_ROWS } from "./figures-table";
import { groupName, periodName } from "./groups";
import { usePeriods } from "./periods";
import { ReportForm } from "./report-form";
import { csvAddress, reportQuery } from "./report-query";
import { StackedChart } from "./stacked-chart";

type Report = Schema<"RefusalReport">;

/** Why redemptions were declined, over time. */
export function RefusalsReport() {
  const [params, change] = useUrl();
  const question = useMemo(() => reportQuery(params), [params]);
  const periods = usePeriods(question);
  const query = useQuery({
    queryKey: ["reports", "refusals", question],
    queryFn: ({ signal }) =>
      data(api.GET("/api/vouchsafe/v1/reports/refusals", { params: { query: question }, signal })),
  });
  return (
    <>
      <Card title="What to report">
        <ReportForm key={params.toString()} params={params} error={query.error} about="time" onChange={change} />
      </Card>
      <Loaded query={query} lines={10}>
        {(report) =>
          report.rows.length === 0 ? (
            <Empty title="Nothing was declined in this time." />
          ) : (
            <>
              <Reasons report={report} campaign={question.campaign_id} />
              {periods && <Charted report={report} periods={periods} />}
              <Card
                title="Rows"
                actions={<DownloadLink href={csvAddress("refusals", question)}>Download CSV</DownloadLink>}
              >
                <Rows report={report} />
              </Card>
            </>
          )
        }
      </Loaded>
    </>
  );
}

function Reasons({ report, campaign }: { report: Report; campaign: number | undefined }) {
  const { format } = useSession();
  const more = `${campaign === undefined ? "" : `&campaign_id=${campaign}`}&from=${report.from}&to=${report.to}`;
  return (
    <Card title={`${format.time(report.from)} to ${format.time(report.to)}`}>
      <p>
        {count(report.declined)} attempts were declined. One that was declined for several reasons counts for each of
        them.
      </p>
      <Table
        label="Refusals by reason"
        rows={report.totals}
        keyOf={(row) => row.code}
        columns={[
          {
            head: "Reason",
            cell: (row) => (
              <Link to={`/audit/decisions?outcome=declined&code=${row.code}${more}`}>{words(row.code)}</Link>
            ),
          },
          { head: "Attempts", cell: (row) => count(row.count), number: true },
          { head: "Of all declined", cell: (row) => percent(row.count / report.declined), number: true },
        ]}
      />
    </Card>
  );
}

function Charted({ report, periods }: { report: Report; periods: readonly string[] }) {
  const parts = useMemo(
    () =>
      report.rows.map((row) => ({
        period: row.period,
        key: report.group_by === "none" ? row.code : row.group.key,
        name: report.group_by === "none" ? words(row.code) : groupName(row.group, report.group_by),
        value: row.count,
      })),
    [report],
  );
  return (
    <Card title="Chart">
      <StackedChart
        label="Refusals over time"
        measure="Refusals"
        parts={parts}
        periods={periods}
        table={<p>The rows below have all figures.</p>}
      />
    </Card>
  );
}

function Rows({ report: { rows, group_by } }: { report: Report }) {
  return (
    <>
      <Table
        label="Refusals"
        rows={rows.slice(0, MOST_ROWS)}
        keyOf={(row) => `${row.start} ${row.group.key} ${row.code}`}
        columns={[
          { head: "Period", cell: (row) => periodName(row.period) },
          ...groupColumn<Schema<"RefusalRow">>(group_by),
          { head: "Reason", cell: (row) => words(row.code) },
          { head: "Attempts", cell: (row) => count(row.count), number: true },
        ]}
      />
      <Cut rows={rows.length} />
    </>
  );
}
