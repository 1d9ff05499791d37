import { type ReactNode, useMemo } from "react";
import { Chart } from "../../chart/chart";
import type { ChartOption } from "../../chart/echarts";
import { countShort } from "../../format/format";
import { tickOf } from "./groups";
import { type Part, stack } from "./stack";

/** More cannot be told apart by their colours. */
const MOST_SERIES = 8;
const MOST_BARS = 20;

/** One measure over time, stacked by group; of a single period one bar for each group. */
export function StackedChart({
  label,
  measure,
  parts,
  periods,
  write = countShort,
  table,
}: {
  label: string;
  measure: string;
  parts: readonly Part[];
  periods: readonly string[];
  /** How a value is written. */
  write?: (value: number) => string;
  table: ReactNode;
}) {
  const option = useMemo<ChartOption>(() => {
    const axis = { type: "value", name: measure, axisLabel: { formatter: write } } as const;
    const tooltip = { valueFormatter: (value: unknown) => write(Number(value)) };
    if (periods.length === 1) {
      const bars = stack(parts, periods, MOST_BARS);
      return {
        legend: { show: false },
        xAxis: { type: "category", data: bars.map((bar) => bar.name) },
        yAxis: axis,
        series: [{ type: "bar", name: measure, data: bars.map((bar) => bar.data[0] ?? 0), barMaxWidth: 48, tooltip }],
      };
    }
    const series = stack(parts, periods, MOST_SERIES);
    return {
      legend: { show: series.length > 1, type: "scroll", right: 0 },
      xAxis: { type: "category", data: periods.map(tickOf) },
      yAxis: axis,
      series: series.map(({ name, data }) => ({ type: "bar", stack: "all", name, data, barMaxWidth: 48, tooltip })),
    };
  }, [parts, periods, measure, write]);
  return <Chart label={label} option={option} table={table} />;
}
