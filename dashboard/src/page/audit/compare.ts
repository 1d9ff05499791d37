/** One line of something that is looked at in the past and today. */
export interface Line {
  /** What it is the same thing by. */
  key: string;
  name: string;
  value: string;
}

export type Difference = "same" | "changed since" | "added since" | "removed since";

export interface Compared {
  key: string;
  name: string;
  was: string;
  is: string;
  difference: Difference;
}

const NOTHING = "–";

/** Lines of then beside those of now, in the order of then, with what was added since at the end; what is empty in both is left out. */
export function compare(then: readonly Line[], now: readonly Line[]): Compared[] {
  const today = new Map(now.map((line) => [line.key, line]));
  const known = new Set(then.map((line) => line.key));
  const compared = then.map((line): Compared => {
    const is = today.get(line.key);
    return {
      key: line.key,
      name: line.name,
      was: line.value,
      is: is?.value ?? NOTHING,
      difference: is === undefined ? "removed since" : is.value === line.value ? "same" : "changed since",
    };
  });
  const added = now
    .filter((line) => !known.has(line.key))
    .map(
      (line): Compared => ({
        key: line.key,
        name: line.name,
        was: NOTHING,
        is: line.value,
        difference: "added since",
      }),
    );
  return [...compared, ...added].filter((line) => line.was !== NOTHING || line.is !== NOTHING);
}
