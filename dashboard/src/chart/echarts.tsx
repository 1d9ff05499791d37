import { BarChart, type BarSeriesOption, LineChart, type LineSeriesOption } from "echarts/charts";
import {
  AriaComponent,
  GridComponent,
  type GridComponentOption,
  LegendComponent,
  type LegendComponentOption,
  MarkLineComponent,
  type MarkLineComponentOption,
  TooltipComponent,
  type TooltipComponentOption,
} from "echarts/components";
import { type ComposeOption, type EChartsType, init, use } from "echarts/core";
import { CanvasRenderer } from "echarts/renderers";
import { useEffect, useRef, useSyncExternalStore } from "react";
import { currentTheme, watchTheme } from "../styles/theme";
import styles from "./chart.module.css";

// The canvas and not SVG: the SVG renderer writes style attributes, which the Content-Security-Policy forbids.
use([
  BarChart,
  LineChart,
  GridComponent,
  TooltipComponent,
  LegendComponent,
  MarkLineComponent,
  AriaComponent,
  CanvasRenderer,
]);

export type ChartOption = ComposeOption<
  | BarSeriesOption
  | LineSeriesOption
  | GridComponentOption
  | TooltipComponentOption
  | LegendComponentOption
  | MarkLineComponentOption
>;

function token(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

/** Colours and lettering of the page, which ECharts cannot read from the style sheet itself. */
function dressed(option: ChartOption): ChartOption {
  const soft = token("--text-soft");
  const line = token("--line");
  const axis = {
    axisLabel: { color: soft, hideOverlap: true },
    axisLine: { lineStyle: { color: line } },
    splitLine: { lineStyle: { color: line } },
    nameTextStyle: { color: soft },
  };
  const dressedAxis = (given: Record<string, object>) => ({
    ...given,
    ...Object.fromEntries(Object.entries(axis).map(([part, style]) => [part, { ...style, ...given[part] }])),
  });
  const axes = (given: unknown) =>
    (Array.isArray(given) ? given : [given]).map((one) => dressedAxis(one as Record<string, object>));
  return {
    color: [1, 2, 3, 4, 5, 6, 7, 8, 9].map((n) => token(`--chart-${n}`)),
    textStyle: { fontFamily: token("--font") },
    grid: { left: 8, right: 16, top: 60, bottom: 8, containLabel: true },
    animationDuration: 250,
    ...option,
    legend: { top: 0, left: 0, icon: "roundRect", textStyle: { color: soft }, ...option.legend },
    tooltip: {
      trigger: "axis",
      // Drawn on the canvas, because markup with styles is forbidden by the policy.
      renderMode: "richText",
      backgroundColor: token("--surface"),
      borderColor: token("--line-strong"),
      textStyle: { color: token("--text") },
      confine: true,
      ...option.tooltip,
    },
    xAxis: axes(option.xAxis ?? {}) as ChartOption["xAxis"],
    yAxis: axes(option.yAxis ?? {}) as ChartOption["yAxis"],
  };
}

/** Draws into the whole room that it is given, and again when that or the theme changes. */
export default function Drawing({ option }: { option: ChartOption }) {
  const room = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType>(null);
  const theme = useSyncExternalStore(watchTheme, currentTheme);

  useEffect(() => {
    const element = room.current;
    if (element === null) {
      return;
    }
    const drawn = init(element, undefined, { renderer: "canvas" });
    chart.current = drawn;
    const observer = new ResizeObserver(() => drawn.resize());
    observer.observe(element);
    return () => {
      observer.disconnect();
      drawn.dispose();
      chart.current = null;
    };
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the colours are read anew when the theme changes
  useEffect(() => {
    chart.current?.setOption(dressed(option), { notMerge: true });
  }, [option, theme]);

  return <div ref={room} className={styles.canvas} />;
}
