import { useMemo } from "react";
import type { Schema } from "../../api/client";
import { count } from "../../format/format";
import { useSession } from "../../session/session";
import { DownloadLink } from "../../ui/button";
import { Card, Figure, Figures } from "../../ui/card";
import { Select } from "../../ui/field";
import { Empty } from "../../ui/notice";
import { Loaded } from "../../ui/query";
import { useUrl } from "../../ui/url";
import { FiguresTable } from "./figures-table";
import { groupName } from "./groups";
import { usePeriods, useRedemptionReport } from "./periods";
import { ReportForm } from "./report-form";
import { csvAddress, reportQuery } from "./report-query";
import { StackedChart } from "./stacked-chart";

type Report = Schema<"RedemptionReport">;
type Measure = keyof Omit<Schema<"RedemptionFigures">, "unique_customers">;

/** What can be stacked. Customers cannot: one may be in several groups. */
const MEASURES: readonly (readonly [Measure, string])[] = [
  ["redemptions", "Redemptions"],
  ["discount", "Discount"],
  ["transaction_value", "Transaction value"],
  ["declined", "Declined"],
  ["validations", "Validations"],
  ["reversals", "Reversals"],
  ["vouchers_issued", "Vouchers issued"],
  ["vouchers_assigned", "Vouchers assigned"],
];

/** Redemptions, money, customers and vouchers over time. */
export function RedemptionsReport() {
  const [params, change] = useUrl();
  const question = useMemo(() => reportQuery(params), [params]);
  const query = useRedemptionReport(question);
  return (
    <>
      <Card title="What to report">
        <ReportForm key={params.toString()} params={params} error={query.error} about="time" onChange={change} />
      </Card>
      <Loaded query={query} lines={10}>
        {(report) => (
          <>
            <Totals report={report} />
            <Charted report={report} periodsOf={question} />
            <Card
              title="Rows"
              actions={<DownloadLink href={csvAddress("redemptions", question)}>Download CSV</DownloadLink>}
            >
              <FiguresTable report={report} />
            </Card>
          </>
        )}
      </Loaded>
    </>
  );
}

function Totals({ report: { totals, from, to } }: { report: Report }) {
  const { format } = useSession();
  return (
    <Card title={`${format.time(from)} to ${format.time(to)}`}>
      <Figures>
        <Figure label="Redemptions" value={count(totals.redemptions)} note={`${count(totals.reversals)} reversed`} />
        <Figure label="Discount" value={format.moneyShort(totals.discount)} />
        <Figure label="Transaction value" value={format.moneyShort(totals.transaction_value)} />
        <Figure label="Customers" value={count(totals.unique_customers)} />
        <Figure label="Declined" value={count(totals.declined)} />
        <Figure label="Vouchers issued" value={count(totals.vouchers_issued)} />
      </Figures>
    </Card>
  );
}

function Charted({ report, periodsOf }: { report: Report; periodsOf: ReturnType<typeof reportQuery> }) {
  const { format } = useSession();
  const [params, change] = useUrl();
  const periods = usePeriods(periodsOf);
  const [measure, name] =
    MEASURES.find(([one]) => one === params.get("measure")) ?? (["redemptions", "Redemptions"] as const);
  const money = measure === "discount" || measure === "transaction_value";
  const parts = useMemo(
    () =>
      report.rows.map((row) => ({
        period: row.period,
        key: row.group.key,
        name: groupName(row.group, report.group_by),
        value: row[measure],
      })),
    [report, measure],
  );
  const write = useMemo(() => (money ? (value: number) => format.moneyShort(value) : undefined), [money, format]);
  return (
    <Card
      title="Chart"
      actions={
        <Select
          aria-label="Figure"
          value={measure}
          onChange={(event) => change({ measure: event.target.value }, { replace: true })}
          options={MEASURES}
        />
      }
    >
      {parts.every((part) => part.value === 0) || periods === undefined ? (
        <Empty title="There is nothing to draw." />
      ) : (
        <StackedChart
          label={`${name} over time`}
          measure={name}
          parts={parts}
          periods={periods}
          write={write}
          table={<p>The rows below have all figures.</p>}
        />
      )}
    </Card>
  );
}
