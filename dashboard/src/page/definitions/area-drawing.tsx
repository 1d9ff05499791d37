import { useMemo } from "react";
import type { Schema } from "../../api/client";
import styles from "./map.module.css";
import { MapGround } from "./map-ground";
import { fitted, path } from "./plane";
import { decode, open } from "./polyline";
import { useSize } from "./use-size";

/** An area as a picture. */
export function AreaDrawing({ area, small = false }: { area: Pick<Schema<"Area">, "name" | "area">; small?: boolean }) {
  const [place, size] = useSize(0.5, small ? 170 : 340);
  const points = useMemo(() => open(decode(area.area) ?? []), [area.area]);
  const view = useMemo(() => fitted(points, size), [points, size]);
  const outline = points.map(({ lat, lng }) => [lat, lng] as const);
  return (
    <div ref={place} className={styles.map}>
      <svg height={size.height} role="img" aria-label={`Map of the area ${area.name}: ${points.length} points`}>
        <MapGround view={view} size={size} />
        {points.length > 0 && <path className={styles.area} d={path([outline], view, size)} />}
      </svg>
    </div>
  );
}
