import {
  DAY,
  daily,
  equal,
  everyDay,
  HOUR,
  joined,
  MINUTE,
  minus,
  round,
  type Span,
  type Spans,
  WEEK,
  wrapped,
} from "./spans";

/** When a time-of-order rule lets redemptions happen, by the clock of its zone (see docs/domain/rules.md). */
export interface Window {
  /** The weekday on which it begins, 0 for Sunday; `null` for every day. */
  readonly day: number | null;
  /** Milliseconds after midnight; `null` is midnight. */
  readonly start: number | null;
  /** Without this millisecond; `null` is the end of the day, and one that is not after the start is that of the next day. */
  readonly end: number | null;
}

/** The longest window that does not begin at midnight: an end at the start would be refused. */
const NEARLY_A_DAY = DAY - 1_000;
/** Up to so many daily windows of which each may be worth its rule or not, all choices are tried. */
const TRIED_IN_FULL = 12;
const NICE = [DAY, DAY / 2, 6 * HOUR, 3 * HOUR, HOUR, 15 * MINUTE, MINUTE];

/** Monday is 0 in a week of {@link Spans}, and 1 in a rule. */
export function weekdayOf(day: number): number {
  return (day + 1) % 7;
}

function spanOf(window: Window): Span {
  const start = window.start ?? 0;
  const end = window.end ?? DAY;
  return { start, end: end <= start ? end + DAY : end };
}

/** What a single window opens. */
export function spansOfWindow(window: Window): Spans {
  const span = spanOf(window);
  if (window.day === null) {
    return everyDay(span);
  }
  const midnight = ((window.day + 6) % 7) * DAY;
  return joined(wrapped({ start: midnight + span.start, end: midnight + span.end }, WEEK));
}

/** What several windows open together: any one of them is enough. */
export function spansOf(windows: readonly Window[]): Spans {
  return joined(windows.flatMap(spansOfWindow));
}

/**
 * The fewest windows that open exactly this, weekday windows and those of every day mixed. A window of every day is only worth having at its full
 * length; where a time of day stands by itself on some day, it is always worth having; the others are tried. Of the rest of the week, windows that
 * begin as late and go on as long as they can are fewest.
 */
export function windowsOf(spans: Spans): Window[] {
  if (spans.length === 1 && spans[0]?.start === 0 && spans[0].end === WEEK) {
    return [{ day: null, start: null, end: null }];
  }
  const stretches = round(spans, WEEK);
  const alone = (span: Span) =>
    everyCopy(span).some((copy) => stretches.some(({ start, end }) => start === copy.start && end === copy.end));
  const common = daily(spans);
  const sure = common.filter(alone);
  const doubtful = common.filter((span) => !alone(span));
  let best: Window[] | null = null;
  for (const chosen of choices(doubtful)) {
    const used = [...sure, ...chosen];
    const windows = [...used.map((span) => windowOf(null, span)), ...rest(stretches, used)];
    if (best === null || windows.length < best.length) {
      best = windows;
    }
  }
  return best ?? [];
}

/** Where a stretch of the day lies on each day of a circular week. */
function everyCopy(span: Span): Span[] {
  return Array.from({ length: 7 }, (_, day) => ({ start: day * DAY + span.start, end: day * DAY + span.end }));
}

/** All choices out of a few, the fullest first; of very many only all, and all but each one, and none. */
function choices(spans: readonly Span[]): Span[][] {
  if (spans.length > TRIED_IN_FULL) {
    return [[...spans], ...spans.map((left) => spans.filter((span) => span !== left)), []];
  }
  const found = Array.from({ length: 2 ** spans.length }, (_, mask) =>
    spans.filter((_span, index) => (mask & (1 << index)) !== 0),
  );
  return found.toSorted((a, b) => b.length - a.length);
}

/** The windows of single weekdays that open what those of every day leave. */
function rest(stretches: Spans, used: readonly Span[]): Window[] {
  const once = used.flatMap((span) => everyDay(span));
  const taken = joined([...once, ...once.map(({ start, end }) => ({ start: start + WEEK, end: end + WEEK }))]);
  return stretches.flatMap((stretch) =>
    cut(minus([stretch], taken)).map((span) => {
      const midnight = Math.floor(span.start / DAY) * DAY;
      const day = weekdayOf((midnight / DAY) % 7);
      return windowOf(day, { start: span.start - midnight, end: span.end - midnight });
    }),
  );
}

/** How far a window may go that begins here. */
function reach(from: number): number {
  return from + (from % DAY === 0 ? DAY : NEARLY_A_DAY);
}

/** The first point from here on that must still be opened. */
function next(from: number, wanted: Spans): number | null {
  const span = wanted.find(({ end }) => end > from);
  return span ? Math.max(from, span.start) : null;
}

/** How many windows it takes from here on. */
function needed(from: number, wanted: Spans): number {
  let windows = 0;
  for (let at = next(from, wanted); at !== null; at = next(reach(at), wanted)) {
    windows++;
  }
  return windows;
}

/** Windows over all of what is wanted, as few as can be, which may also open what lies between. They end at round times where they have a choice. */
function cut(wanted: Spans): Span[] {
  const windows: Span[] = [];
  let at = next(Number.NEGATIVE_INFINITY, wanted);
  while (at !== null) {
    const start = at;
    const most = reach(start);
    const left = needed(start, wanted) - 1;
    const ends = [...roundTimes(start, most, wanted), most];
    const end = ends.find((time) => needed(time, wanted) === left) ?? most;
    const last = wanted.findLast((span) => span.start < end);
    windows.push({ start, end: Math.min(end, last?.end ?? end) });
    at = next(end, wanted);
  }
  return windows;
}

/** Good times to end at, the best first: where something ends by itself, else midnight, noon, a full hour. */
function roundTimes(start: number, most: number, wanted: Spans): number[] {
  const natural = wanted.map(({ end }) => end).filter((end) => end > start && end <= most);
  return [
    ...natural.toReversed(),
    ...NICE.map((unit) => Math.floor(most / unit) * unit).filter((time) => time > start),
  ];
}

function windowOf(day: number | null, { start, end }: Span): Window {
  return {
    day,
    start: start === 0 && end === DAY ? null : start,
    end: end === DAY ? null : end > DAY ? end - DAY : end,
  };
}

/** How much of an hour is open: all, nothing, or a part of it. */
export function hourState(spans: Spans, day: number, hour: number): "open" | "closed" | "partly" {
  const start = day * DAY + hour * HOUR;
  const closed = minus([{ start, end: start + HOUR }], spans);
  const length = closed.reduce((sum, span) => sum + span.end - span.start, 0);
  return length === 0 ? "open" : length === HOUR ? "closed" : "partly";
}

/** Opens or closes all hours of a rectangle of the week, whose corners may be given in any order. */
export function paint(
  spans: Spans,
  from: { day: number; hour: number },
  to: { day: number; hour: number },
  open: boolean,
): Spans {
  const hours: Span[] = [];
  for (let day = Math.min(from.day, to.day); day <= Math.max(from.day, to.day); day++) {
    hours.push({
      start: day * DAY + Math.min(from.hour, to.hour) * HOUR,
      end: day * DAY + (Math.max(from.hour, to.hour) + 1) * HOUR,
    });
  }
  return open ? joined([...spans, ...hours]) : minus(spans, joined(hours));
}

/** A rule that there is, and when it opens. */
export interface Existing {
  readonly id: number;
  readonly window: Window;
}

/** What to do so that the rules open something else: first what is new, then what is moved, then what goes. So some rule stands until the end, without which any time would do. */
export interface Plan {
  readonly create: readonly Window[];
  readonly change: readonly Existing[];
  readonly remove: readonly number[];
}

/** How to come from the rules that there are to those that open exactly this. Rules that fit stay, and rules that mean the same already are left alone. */
export function planOf(existing: readonly Existing[], spans: Spans): Plan {
  const wanted = windowsOf(spans);
  const before = existing.map(({ window }) => window);
  if (equal(spansOf(before), spans) && before.length <= wanted.length) {
    return { create: [], change: [], remove: [] };
  }
  const missing = wanted.filter((window) => !before.some((other) => same(window, other)));
  const kept = new Set<Window>();
  const spare = existing.filter(({ window }) => {
    const fits = wanted.find((other) => same(window, other) && !kept.has(other));
    if (fits) {
      kept.add(fits);
    }
    return fits === undefined;
  });
  return {
    change: spare.slice(0, missing.length).map(({ id }, index) => ({ id, window: missing[index] as Window })),
    create: missing.slice(spare.length),
    remove: spare.slice(missing.length).map(({ id }) => id),
  };
}

function same(one: Window, other: Window): boolean {
  const a = spanOf(one);
  const b = spanOf(other);
  return one.day === other.day && a.start === b.start && a.end === b.end;
}
