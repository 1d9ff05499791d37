import { useEffect, useState } from "react";
import type { Schema } from "../../api/client";

export type Rebuild = NonNullable<Schema<"Projection">["rebuild"]>;

/** Whether a rebuild goes on, or will. */
export function isUnderWay(rebuild: Rebuild | null): boolean {
  return rebuild !== null && ["waiting", "filling", "switching"].includes(rebuild.state);
}

const MINUTE = 60;
const HOUR = 3600;

/** A stretch of time in its two largest units: 1 h 5 min, 2 min 30 s, 11 s. */
export function duration(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  if (whole >= HOUR) {
    const minutes = Math.floor((whole % HOUR) / MINUTE);
    return `${Math.floor(whole / HOUR)} h${minutes > 0 ? ` ${minutes} min` : ""}`;
  }
  if (whole >= MINUTE) {
    return `${Math.floor(whole / MINUTE)} min${whole % MINUTE > 0 ? ` ${whole % MINUTE} s` : ""}`;
  }
  return `${whole} s`;
}

/** Positions as they were read at a time. */
export interface Reading {
  at: number;
  positions: ReadonlyMap<string, number>;
}

/** How many events each projection has gone on by in a second, between two readings; 0 where a rebuild has set it back. */
export function rates(before: Reading, after: Reading): Map<string, number> {
  const seconds = (after.at - before.at) / 1000;
  const all = new Map<string, number>();
  for (const [name, position] of after.positions) {
    const was = before.positions.get(name);
    if (was !== undefined && seconds > 0) {
      all.set(name, Math.max(0, Math.round((position - was) / seconds)));
    }
  }
  return all;
}

/** The rates between the last two readings; empty until there are two. */
export function useRate(
  projections: readonly Pick<Schema<"Projection">, "name" | "position">[],
  at: number,
): ReadonlyMap<string, number> {
  const [readings, setReadings] = useState<{ before: Reading | null; after: Reading | null }>({
    before: null,
    after: null,
  });
  useEffect(() => {
    const after = { at, positions: new Map(projections.map((one) => [one.name, one.position])) };
    setReadings((current) => (current.after?.at === at ? current : { before: current.after, after }));
  }, [projections, at]);
  return readings.before && readings.after ? rates(readings.before, readings.after) : new Map();
}
