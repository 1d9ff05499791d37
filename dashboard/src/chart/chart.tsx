import { lazy, type ReactNode, Suspense } from "react";
import { Loading } from "../ui/notice";
import styles from "./chart.module.css";
import type { ChartOption } from "./echarts";

const Drawing = lazy(() => import("./echarts"));

/**
 * A drawing of figures. The library that draws comes when the first chart is shown. Who cannot see it reads the same figures in the table below, which
 * everybody can open.
 */
export function Chart({
  label,
  option,
  table,
  height = "normal",
}: {
  /** What it shows, in a sentence. */
  label: string;
  option: ChartOption;
  /** The same figures as rows. */
  table: ReactNode;
  height?: "normal" | "low";
}) {
  return (
    <figure className={styles.figure}>
      <div className={height === "low" ? styles.low : styles.normal} role="img" aria-label={label}>
        <Suspense fallback={<Loading lines={5} label="Loading the chart" />}>
          <Drawing option={option} />
        </Suspense>
      </div>
      <details className={styles.details}>
        <summary>Figures as a table</summary>
        {table}
      </details>
    </figure>
  );
}
