import { memo } from "react";
import styles from "./map.module.css";
import { citiesIn, net, path, type Size, scale, type View } from "./plane";
import { land, water } from "./world";

/** What lies below every drawing: coasts, the net of degrees, some cities and the scale. */
export const MapGround = memo(function MapGround({ view, size }: { view: View; size: Size }) {
  const { meridians, parallels } = net(view, size);
  const bar = scale(view);
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing in it takes the focus
    <g aria-hidden="true">
      <path className={styles.land} d={path(land, view, size)} />
      <path className={styles.water} d={path(water, view, size)} />
      {meridians.map(({ degrees, label, at }) => (
        <g key={degrees}>
          <line className={styles.net} x1={at} x2={at} y1={0} y2={size.height} />
          <text className={styles.degrees} x={at + 3} y={11}>
            {label}
          </text>
        </g>
      ))}
      {parallels.map(({ degrees, label, at }) => (
        <g key={degrees}>
          <line className={styles.net} x1={0} x2={size.width} y1={at} y2={at} />
          <text className={styles.degrees} x={3} y={at - 3}>
            {label}
          </text>
        </g>
      ))}
      {citiesIn(view, size).map(({ name, x, y }) => (
        <g key={name}>
          <circle className={styles.city} cx={x} cy={y} r={2} />
          <text className={styles.name} x={x + 5} y={y + 4}>
            {name}
          </text>
        </g>
      ))}
      <g transform={`translate(10 ${size.height - 10})`}>
        <path className={styles.scale} d={`M0 -5V0H${bar.pixels.toFixed(1)}V-5`} />
        <text className={styles.degrees} x={4} y={-6}>
          {bar.label}
        </text>
      </g>
    </g>
  );
});
