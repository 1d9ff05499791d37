import { useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { api, data, type Schema } from "../../api/client";
import { Chart } from "../../chart/chart";
import type { ChartOption } from "../../chart/echarts";
import { count, countShort } from "../../format/format";
import { useSession } from "../../session/session";
import { Card } from "../../ui/card";
import { Select } from "../../ui/field";
import { Empty } from "../../ui/notice";
import { Loaded } from "../../ui/query";
import { Table } from "../../ui/table";
import { burnDown, type Measure, measuresOf } from "./burn-down";
import { REFRESH_MILLIS } from "./queries";

type Burn = Schema<"BudgetBurn">;

const TITLES = { budget: "Budget", redemptions: "Redemptions" } as const;

/** How a limit burns down, and how long it will last at the present pace. */
export function BurnDownCard({ campaignId }: { campaignId: number }) {
  const [chosen, setChosen] = useState<Measure | null>(null);
  const query = useQuery({
    queryKey: ["reports", "budget", campaignId],
    refetchInterval: REFRESH_MILLIS,
    queryFn: ({ signal }) =>
      data(
        api.GET("/api/vouchsafe/v1/reports/budgets/{campaign_id}", {
          params: { path: { campaign_id: campaignId } },
          signal,
        }),
      ),
  });
  const measures = query.data === undefined ? [] : measuresOf(query.data);
  const measure = chosen !== null && measures.includes(chosen) ? chosen : measures[0];
  return (
    <Card
      title="Burn-down"
      actions={
        measures.length > 1 && (
          <Select
            aria-label="Limit"
            value={measure}
            onChange={(event) => setChosen(event.target.value as Measure)}
            options={measures.map((one) => [one, TITLES[one]] as const)}
          />
        )
      }
    >
      <Loaded query={query} lines={8}>
        {(burn) => (
          <>
            <Outlook burn={burn} limited={measure !== undefined} />
            {measure !== undefined && burn.days.length > 0 && <Drawn burn={burn} measure={measure} />}
          </>
        )}
      </Loaded>
    </Card>
  );
}

/** The forecast in words. */
function Outlook({ burn, limited }: { burn: Burn; limited: boolean }) {
  const { format } = useSession();
  const pace = `${format.money(burn.per_day.discount)} and ${count(burn.per_day.redemptions)} redemptions a day in the mean of the last 14 days`;
  if (burn.days.length === 0) {
    return <Empty title="Nothing has been redeemed yet." />;
  }
  if (!limited) {
    return <p>{`There is no limit that could be used up. The campaign grants ${pace}.`}</p>;
  }
  if (burn.exhausted_at === null) {
    return <p>{`It grants ${pace}. At this pace no limit will be used up.`}</p>;
  }
  return Date.parse(burn.exhausted_at) <= Date.parse(burn.time) ? (
    <p>
      <strong>A limit is used up.</strong> {`Lately the campaign granted ${pace}.`}
    </p>
  ) : (
    <p>
      {"At the present pace the first limit is used up on "}
      <strong>{format.date(burn.exhausted_at)}</strong>
      {`. The campaign grants ${pace}.`}
    </p>
  );
}

function Drawn({ burn, measure }: { burn: Burn; measure: Measure }) {
  const { format } = useSession();
  const line = useMemo(() => burnDown(burn, measure), [burn, measure]);
  const { short, full } = useMemo(
    () =>
      measure === "budget"
        ? { short: (value: number) => format.moneyTick(value), full: (value: number) => format.money(value) }
        : { short: countShort, full: count },
    [measure, format],
  );
  const option = useMemo<ChartOption>(() => {
    const tooltip = { valueFormatter: (value: unknown) => (value == null ? "–" : full(Number(value))) };
    return {
      xAxis: { type: "category", data: [...line.days], boundaryGap: false },
      yAxis: { type: "value", min: 0, axisLabel: { formatter: short } },
      series: [
        {
          type: "line",
          name: "Left",
          data: [...line.left],
          showSymbol: line.days.length === 1,
          areaStyle: { opacity: 0.12 },
          tooltip,
        },
        {
          type: "line",
          name: "Forecast",
          data: [...line.forecast],
          showSymbol: false,
          lineStyle: { type: "dashed" },
          tooltip,
        },
      ],
    };
  }, [line, short, full]);
  return (
    <Chart
      label={`What was left of the ${measure === "budget" ? "budget" : "redemptions"} at the end of each day, and a forecast`}
      option={option}
      table={
        <Table
          label="Days of the burn-down"
          rows={line.days.map((day, at) => ({ day, left: line.left[at], forecast: line.forecast[at] }))}
          keyOf={(row) => row.day}
          columns={[
            { head: "Day", cell: (row) => row.day },
            { head: "Left", cell: (row) => (row.left == null ? "–" : full(row.left)), number: true },
            { head: "Forecast", cell: (row) => (row.forecast == null ? "–" : full(row.forecast)), number: true },
          ]}
        />
      }
    />
  );
}
