import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { api, data, type Schema } from "../../api/client";
import { Chart } from "../../chart/chart";
import type { ChartOption } from "../../chart/echarts";
import { count, countShort } from "../../format/format";
import { useSession } from "../../session/session";
import { Empty } from "../../ui/notice";
import { Loaded } from "../../ui/query";
import { Table } from "../../ui/table";
import { bucketOf, type Period, rangeOf } from "./period";

type Row = Schema<"RedemptionRow">;

/** Redemptions as bars and discount as a line, over a period; of one campaign or of all. */
export function RedemptionsChart({ period, campaignId }: { period: Period; campaignId?: number }) {
  const query = useQuery({
    queryKey: ["reports", "redemptions", period, campaignId],
    queryFn: () =>
      data(
        api.GET("/api/vouchsafe/v1/reports/redemptions", {
          params: { query: { ...rangeOf(period), bucket: bucketOf(period), campaign_id: campaignId } },
        }),
      ),
  });
  return (
    <Loaded query={query} lines={8}>
      {(report) =>
        report.totals.redemptions === 0 && report.totals.declined === 0 ? (
          <Empty title="Nothing was redeemed in this time." />
        ) : (
          <Drawn rows={report.rows} period={period} />
        )
      }
    </Loaded>
  );
}

/** What a bucket is called below the axis: the hour of a time, else the period as the API names it. */
function tick(period: string): string {
  return period.includes("T") ? period.slice(11, 16) : period;
}

function Drawn({ rows, period }: { rows: readonly Row[]; period: Period }) {
  const { format } = useSession();
  const option = useMemo<ChartOption>(
    () => ({
      // Room for the names of the axes below the legend.
      grid: { left: 8, right: 8, top: 60, bottom: 8, containLabel: true },
      xAxis: { type: "category", data: rows.map((row) => tick(row.period)) },
      yAxis: [
        {
          type: "value",
          name: "Redemptions",
          nameTextStyle: { align: "left" },
          minInterval: 1,
          axisLabel: { formatter: countShort },
        },
        {
          type: "value",
          name: "Discount",
          nameTextStyle: { align: "right" },
          splitLine: { show: false },
          axisLabel: { formatter: (value: number) => format.moneyTick(value) },
        },
      ],
      series: [
        { type: "bar", name: "Redemptions", data: rows.map((row) => row.redemptions), barMaxWidth: 36 },
        { type: "bar", name: "Declined", data: rows.map((row) => row.declined), barMaxWidth: 36 },
        {
          type: "line",
          name: "Discount",
          yAxisIndex: 1,
          data: rows.map((row) => row.discount),
          symbolSize: 5,
          tooltip: { valueFormatter: (value) => format.money(Number(value)) },
        },
      ],
    }),
    [rows, format],
  );
  return (
    <Chart
      label={`Redemptions, declined attempts and discount in the last ${period}`}
      option={option}
      table={
        <Table
          label="Redemptions over time"
          rows={rows}
          keyOf={(row) => row.period}
          columns={[
            { head: "Period", cell: (row) => row.period },
            { head: "Redemptions", cell: (row) => count(row.redemptions), number: true },
            { head: "Declined", cell: (row) => count(row.declined), number: true },
            { head: "Discount", cell: (row) => format.money(row.discount), number: true },
            { head: "Customers", cell: (row) => count(row.unique_customers), number: true },
          ]}
        />
      }
    />
  );
}
