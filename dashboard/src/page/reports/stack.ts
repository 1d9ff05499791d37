/** A value of one group in one period. */
export interface Part {
  period: string;
  /** Null for those without a label. */
  key: string | null;
  name: string;
  value: number;
}

export interface Series {
  name: string;
  data: number[];
}

/**
 * One series for each group over the given periods, the greatest first; what is beyond the most that can be told apart comes together as one, the last.
 * Periods without a part count 0.
 */
export function stack(parts: readonly Part[], periods: readonly string[], most: number, others = "Others"): Series[] {
  const places = new Map(periods.map((period, place) => [period, place]));
  const groups = new Map<string | null, Series & { sum: number }>();
  for (const { period, key, name, value } of parts) {
    const group = groups.get(key) ?? { name, data: periods.map(() => 0), sum: 0 };
    groups.set(key, group);
    const place = places.get(period);
    if (place !== undefined) {
      group.data[place] = (group.data[place] ?? 0) + value;
      group.sum += value;
    }
  }
  const ordered = [...groups.values()].toSorted((a, b) => b.sum - a.sum);
  const shown = ordered.slice(0, most).map(({ name, data }) => ({ name, data }));
  const rest = ordered.slice(most);
  if (rest.length > 0) {
    shown.push({
      name: `${others} (${rest.length})`,
      data: periods.map((_, place) => rest.reduce((sum, group) => sum + (group.data[place] ?? 0), 0)),
    });
  }
  return unlike(shown);
}

/** Two campaigns may have one name, but a legend tells series apart by theirs. */
function unlike(series: readonly Series[]): Series[] {
  const seen = new Map<string, number>();
  return series.map(({ name, data }) => {
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    return { name: times === 1 ? name : `${name} (${times})`, data };
  });
}
