import { expect, test } from "vitest";
import { lastUntil, momentOf, next, previous, stepOf } from "./moment";

const events = [
  { position: 10, time: "2026-03-01T10:00:00.000Z" },
  { position: 20, time: "2026-03-02T10:00:00.000Z" },
  { position: 30, time: "2026-03-03T10:00:00.000Z" },
];

test("the address names a position, a time, or now", () => {
  expect(momentOf(new URLSearchParams("position=20&time=2026-03-01T00:00:00Z"))).toEqual({ position: 20 });
  expect(momentOf(new URLSearchParams("time=2026-03-01T01:00:00%2B01:00"))).toEqual({
    time: "2026-03-01T00:00:00.000Z",
  });
  expect(momentOf(new URLSearchParams("time=yesterday"))).toEqual({});
});

test("steps go from edit to edit", () => {
  expect(previous(events, { position: 20 })?.position).toBe(10);
  expect(next(events, { position: 20 })?.position).toBe(30);
  expect(previous(events, { position: 10 })).toBeUndefined();
  expect(next(events, { position: 30 })).toBeUndefined();
});

test("from a time between two edits a step back goes to the one before, and on to the one after", () => {
  const between = { time: "2026-03-02T12:00:00.000Z" };
  expect(previous(events, between)?.position).toBe(20);
  expect(next(events, between)?.position).toBe(30);
  expect(lastUntil(events, { time: "2026-03-02T10:00:00.000Z" })?.position).toBe(20);
});

test("from now a step back goes to the latest edit, and none lies ahead", () => {
  expect(previous(events, {})?.position).toBe(30);
  expect(next(events, {})).toBeUndefined();
});

test("a slider has whole seconds, and about a thousand steps", () => {
  expect(stepOf(0, 60_000)).toBe(1_000);
  expect(stepOf(0, 30 * 86_400_000)).toBe(2_592_000);
});
