export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
export const WEEK = 7 * DAY;

/** A stretch of time in milliseconds, from `start` up to and without `end`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * What is open in a week, in milliseconds from Monday 00:00 to Sunday 24:00: ascending stretches that neither touch nor overlap. What goes on from
 * Sunday into Monday is two.
 */
export type Spans = readonly Span[];

/** Puts stretches in order and joins those that touch. */
export function joined(spans: readonly Span[]): Spans {
  const found: Span[] = [];
  for (const span of spans.filter(({ start, end }) => start < end).toSorted((a, b) => a.start - b.start)) {
    const last = found.at(-1);
    if (last && span.start <= last.end) {
      found[found.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
    } else {
      found.push(span);
    }
  }
  return found;
}

/** What is in the first and not in the second, which must be in order. */
export function minus(spans: Spans, taken: Spans): Spans {
  const left: Span[] = [];
  for (const span of spans) {
    let from = span.start;
    for (const hole of taken) {
      if (hole.end > from && hole.start < span.end) {
        left.push({ start: from, end: hole.start });
        from = hole.end;
      }
    }
    left.push({ start: from, end: span.end });
  }
  return left.filter(({ start, end }) => start < end);
}

/** Lays a stretch that may begin or end beyond a circle of the given length onto it. */
export function wrapped({ start, end }: Span, length: number): readonly Span[] {
  if (end - start >= length) {
    return [{ start: 0, end: length }];
  }
  const from = ((start % length) + length) % length;
  const to = from + (end - start);
  return to <= length
    ? [{ start: from, end: to }]
    : [
        { start: from, end: length },
        { start: 0, end: to - length },
      ];
}

/** On a circle of the given length: the last stretch goes on as the first one where they meet. */
export function round(spans: Spans, length: number): Spans {
  const first = spans[0];
  const last = spans.at(-1);
  if (spans.length < 2 || !first || !last || first.start !== 0 || last.end !== length) {
    return spans;
  }
  return [...spans.slice(1, -1), { start: last.start, end: length + first.end }];
}

/** What is open at this time on every day, on the circle of one day. */
export function daily(spans: Spans): Spans {
  const closed = minus([{ start: 0, end: WEEK }], spans);
  const byDay = closed.flatMap((hole) => wrapped(hole, DAY));
  return round(minus([{ start: 0, end: DAY }], joined(byDay)), DAY);
}

/** A stretch of the day on every day of the week. */
export function everyDay(span: Span): Spans {
  return joined(
    Array.from({ length: 7 }, (_, day) => ({ start: span.start + day * DAY, end: span.end + day * DAY })).flatMap(
      (each) => wrapped(each, WEEK),
    ),
  );
}

export function equal(one: Spans, other: Spans): boolean {
  return (
    one.length === other.length &&
    one.every((span, index) => span.start === other[index]?.start && span.end === other[index]?.end)
  );
}
