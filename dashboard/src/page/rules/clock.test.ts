import { expect, test } from "vitest";
import { clockFrom, millisOf, termsOf, windowOfRule } from "./clock";

test("reads and writes clock times as the API has them", () => {
  expect(millisOf("17:30")).toBe(63_000_000);
  expect(millisOf("2000-01-01T17:30:15.250Z")).toBe(63_015_250);
  expect(millisOf("24:00")).toBeNull();
  expect(millisOf("5 pm")).toBeNull();
  expect(["17:30", "00:00", "08:05:09", "23:59:59.999"].map((time) => clockFrom(millisOf(time) ?? -1))).toEqual([
    "17:30",
    "00:00",
    "08:05:09",
    "23:59:59.999",
  ]);
});

test("a rule is a window, and a window is the terms of a rule", () => {
  const rule = { start_time: "2000-01-01T22:00:00.000Z", end_time: null, day_of_week: 5 };
  expect(windowOfRule(rule)).toEqual({ day: 5, start: 79_200_000, end: null });
  expect(termsOf(windowOfRule(rule), "Europe/London")).toEqual({
    day_of_week: 5,
    start_time: "22:00",
    end_time: null,
    time_zone: "Europe/London",
  });
});
