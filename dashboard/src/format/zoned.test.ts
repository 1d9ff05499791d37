import { expect, test } from "vitest";
import { fromLocal, toLocal } from "./zoned";

const BERLIN = "Europe/Berlin";

test("a time is shown by the clock of the zone", () => {
  expect(toLocal("2026-03-09T10:15:30.123Z", BERLIN)).toBe("2026-03-09T11:15:30");
  expect(toLocal("2026-07-01T22:00:00Z", BERLIN)).toBe("2026-07-02T00:00:00");
  expect(toLocal("2026-07-01T22:00:00Z", "Asia/Kolkata")).toBe("2026-07-02T03:30:00");
});

test("what the clock shows is the time that it means", () => {
  expect(fromLocal("2026-03-09T11:15", BERLIN)).toBe("2026-03-09T10:15:00.000Z");
  expect(fromLocal("2026-07-02T00:00:05", BERLIN)).toBe("2026-07-01T22:00:05.000Z");
  expect(fromLocal("2026-07-02T03:30", "Asia/Kolkata")).toBe("2026-07-01T22:00:00.000Z");
  expect(fromLocal("2026-07-02T03:30", "UTC")).toBe("2026-07-02T03:30:00.000Z");
});

test("an hour that comes twice means the first, one that is left out what the clock shows instead", () => {
  expect(fromLocal("2026-10-25T02:30", BERLIN)).toBe("2026-10-25T00:30:00.000Z");
  expect(fromLocal("2026-10-25T03:30", BERLIN)).toBe("2026-10-25T02:30:00.000Z");
  expect(fromLocal("2026-03-29T02:30", BERLIN)).toBe("2026-03-29T01:30:00.000Z");
  expect(toLocal("2026-03-29T01:30:00Z", BERLIN)).toBe("2026-03-29T03:30:00");
});

test("what is no time is none", () => {
  expect(fromLocal("", BERLIN)).toBeNull();
  expect(fromLocal("2026-13-40T00:00", BERLIN)).toBeNull();
});
