import { expect, test } from "vitest";
import { DAY, equal, HOUR, joined, MINUTE, minus, type Spans, WEEK } from "./spans";
import { type Existing, hourState, paint, planOf, spansOf, type Window, windowsOf } from "./week";

const MONDAY = 1;
const TUESDAY = 2;
const FRIDAY = 5;
const SATURDAY = 6;
const SUNDAY = 0;

function window(day: number | null, start: number | null, end: number | null): Window {
  return {
    day,
    start: start === null ? null : start * HOUR,
    end: end === null ? null : end * HOUR,
  };
}

/** A time after Monday 00:00 of a week that begins on Monday. */
function at(day: number, hour: number): number {
  return day * DAY + hour * HOUR;
}

function means(windows: readonly Window[], spans: Spans) {
  expect(windows).toEqual(windowsOf(spans));
  expect(spansOf(windows)).toEqual(spans);
}

test("a window on a weekday opens that day from its start up to its end", () => {
  expect(spansOf([window(FRIDAY, 17, 19)])).toEqual([{ start: at(4, 17), end: at(4, 19) }]);
});

test("a window past midnight goes on into the next day, from Sunday into Monday too", () => {
  expect(spansOf([window(FRIDAY, 22, 2)])).toEqual([{ start: at(4, 22), end: at(5, 2) }]);
  expect(spansOf([window(SUNDAY, 22, 2)])).toEqual([
    { start: at(0, 0), end: at(0, 2) },
    { start: at(6, 22), end: WEEK },
  ]);
});

test("a window without a start begins at midnight, one without an end lasts to midnight", () => {
  expect(spansOf([window(MONDAY, null, 6)])).toEqual([{ start: 0, end: at(0, 6) }]);
  expect(spansOf([window(MONDAY, 18, null)])).toEqual([{ start: at(0, 18), end: at(1, 0) }]);
  expect(spansOf([window(MONDAY, 18, 0)])).toEqual([{ start: at(0, 18), end: at(1, 0) }]);
  expect(spansOf([window(TUESDAY, null, null)])).toEqual([{ start: at(1, 0), end: at(2, 0) }]);
});

test("a window of every day opens each of the seven", () => {
  expect(spansOf([window(null, 9, 17)])).toHaveLength(7);
  expect(spansOf([window(null, 22, 2)])).toHaveLength(8);
  expect(spansOf([window(null, null, null)])).toEqual([{ start: 0, end: WEEK }]);
});

test("nothing painted is no rule, everything one", () => {
  expect(windowsOf([])).toEqual([]);
  expect(windowsOf([{ start: 0, end: WEEK }])).toEqual([window(null, null, null)]);
});

test("the same hours on every day are one rule, also past midnight", () => {
  means([window(null, 9, 17)], spansOf([window(null, 9, 17)]));
  means([window(null, 22, 2)], spansOf([window(null, 22, 2)]));
  means([window(null, 0, 6)], spansOf([window(null, 0, 6)]));
  means([window(null, 18, null)], spansOf([window(null, 18, null)]));
});

test("weekdays are one rule each", () => {
  const weekdays = [1, 2, 3, 4, 5].map((day) => window(day, 9, 17));
  means(weekdays, spansOf(weekdays));
});

test("from Sunday evening into Monday morning is one rule", () => {
  means([window(SUNDAY, 22, 2)], spansOf([window(SUNDAY, 22, 2)]));
});

test("a longer day beside equal ones is one rule more", () => {
  means([window(null, 9, 17), window(FRIDAY, 17, 22)], spansOf([window(null, 9, 17), window(FRIDAY, 9, 22)]));
  means(
    [window(null, 9, 17), window(SATURDAY, null, null)],
    spansOf([window(null, 9, 17), window(SATURDAY, null, null)]),
  );
});

test("a pause on every day costs two rules, and one on Sunday only three", () => {
  expect(windowsOf(spansOf([window(null, 9, 12), window(null, 13, 17)]))).toEqual([
    window(null, 9, 12),
    window(null, 13, 17),
  ]);
  const noSundayPause = spansOf([window(null, 9, 12), window(null, 13, 17), window(SUNDAY, 9, 17)]);
  expect(windowsOf(noSundayPause)).toEqual([window(null, 9, 12), window(null, 13, 17), window(SUNDAY, 12, 13)]);
});

test("whole days are rules without times", () => {
  means([window(SATURDAY, null, null), window(SUNDAY, null, null)], [{ start: at(5, 0), end: WEEK }]);
});

test("what lasts longer than a day is cut at a round time, into as few as can be", () => {
  means([window(FRIDAY, 18, 12), window(SATURDAY, 12, 6)], [{ start: at(4, 18), end: at(6, 6) }]);
  means(
    [window(FRIDAY, 22, null), window(SATURDAY, null, null), window(SUNDAY, 0, 22)],
    [{ start: at(4, 22), end: at(6, 22) }],
  );
});

test("the whole week but one hour takes seven rules", () => {
  const spans = minus([{ start: 0, end: WEEK }], [{ start: at(2, 12), end: at(2, 13) }]);
  expect(windowsOf(spans)).toHaveLength(7);
  expect(spansOf(windowsOf(spans))).toEqual(spans);
});

test("keeps times that are no full hours, to the second", () => {
  const exact: Window = { day: MONDAY, start: 9 * HOUR + 17 * MINUTE, end: 9 * HOUR + 18 * MINUTE + 1000 };
  expect(windowsOf(spansOf([exact]))).toEqual([exact]);
});

test("any painted week is read back as it was, and no rule of it can be spared", () => {
  let seed = 11;
  const random = (below: number) => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed % below;
  };
  for (let round = 0; round < 300; round++) {
    let spans: Spans = [];
    for (let stroke = 0; stroke < 1 + random(6); stroke++) {
      const from = { day: random(7), hour: random(24) };
      const to = random(2) ? { day: random(7), hour: random(24) } : { day: 6 - from.day, hour: from.hour };
      spans = paint(spans, from, to, random(4) > 0);
    }
    const windows = windowsOf(spans);
    expect(spansOf(windows)).toEqual(spans);
    for (const left of windows) {
      expect(equal(spansOf(windows.filter((other) => other !== left)), spans)).toBe(false);
    }
  }
});

test("never takes more rules than it was given", () => {
  let seed = 5;
  const random = (below: number) => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed % below;
  };
  for (let round = 0; round < 500; round++) {
    const given = Array.from({ length: 1 + random(8) }, () => {
      const start = random(24);
      const end = (start + 1 + random(23)) % 24;
      return window(random(3) === 0 ? null : random(7), start, end);
    });
    const spans = spansOf(given);
    const found = windowsOf(spans);
    expect(spansOf(found)).toEqual(spans);
    expect(found.length).toBeLessThanOrEqual(given.length);
  }
});

test("an hour is open, closed, or partly open", () => {
  const spans = spansOf([{ day: MONDAY, start: 9 * HOUR, end: 10 * HOUR + 30 * MINUTE }]);
  expect(hourState(spans, 0, 9)).toBe("open");
  expect(hourState(spans, 0, 10)).toBe("partly");
  expect(hourState(spans, 0, 11)).toBe("closed");
  expect(hourState(spans, 1, 9)).toBe("closed");
});

test("painting opens or closes the hours of a rectangle, whichever corner comes first", () => {
  const painted = paint([], { day: 4, hour: 19 }, { day: 3, hour: 18 }, true);
  expect(painted).toEqual([
    { start: at(3, 18), end: at(3, 20) },
    { start: at(4, 18), end: at(4, 20) },
  ]);
  expect(paint(painted, { day: 3, hour: 18 }, { day: 4, hour: 18 }, false)).toEqual([
    { start: at(3, 19), end: at(3, 20) },
    { start: at(4, 19), end: at(4, 20) },
  ]);
});

test("stretches that touch are one, and empty ones none", () => {
  expect(
    joined([
      { start: 5, end: 9 },
      { start: 3, end: 3 },
      { start: 1, end: 5 },
    ]),
  ).toEqual([{ start: 1, end: 9 }]);
});

test("rules that fit stay, the next are changed, and what is over is removed", () => {
  const existing: Existing[] = [
    { id: 1, window: window(MONDAY, 9, 17) },
    { id: 2, window: window(TUESDAY, 9, 17) },
    { id: 3, window: window(FRIDAY, 9, 17) },
  ];
  expect(planOf(existing, spansOf([window(MONDAY, 9, 17), window(FRIDAY, 10, 12)]))).toEqual({
    create: [],
    change: [{ id: 2, window: window(FRIDAY, 10, 12) }],
    remove: [3],
  });
  expect(planOf(existing, spansOf([...existing.map((each) => each.window), window(SUNDAY, 1, 2)]))).toEqual({
    create: [window(SUNDAY, 1, 2)],
    change: [],
    remove: [],
  });
  expect(planOf(existing, [])).toEqual({ create: [], change: [], remove: [1, 2, 3] });
});

test("rules that mean the same are left alone, unless fewer will do", () => {
  const lunch = [window(FRIDAY, 17, 18), window(FRIDAY, 18, 19)].map((each, index) => ({ id: index, window: each }));
  expect(planOf(lunch.slice(0, 1), spansOf([window(FRIDAY, 17, 18)]))).toEqual({ create: [], change: [], remove: [] });
  expect(planOf(lunch, spansOf([window(FRIDAY, 17, 19)]))).toEqual({
    create: [],
    change: [{ id: 0, window: window(FRIDAY, 17, 19) }],
    remove: [1],
  });
  const twice = [7, 8].map((id) => ({ id, window: window(FRIDAY, 17, 19) }));
  expect(planOf(twice, spansOf([window(FRIDAY, 17, 19)]))).toEqual({ create: [], change: [], remove: [8] });
});
