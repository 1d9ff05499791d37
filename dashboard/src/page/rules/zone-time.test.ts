import { expect, test } from "vitest";
import { afterGap, chosenOf, instantsOf, isZone, localIn, sent, withOffset } from "./zone-time";

const BERLIN = "Europe/Berlin";

test("shows an instant by the clocks of a zone", () => {
  expect(localIn("2026-07-01T10:00:00.000Z", BERLIN)).toBe("2026-07-01T12:00");
  expect(localIn("2026-12-31T23:30:05.000Z", BERLIN)).toBe("2027-01-01T00:30:05");
  expect(localIn("2026-12-31T23:30:00.000Z", "America/St_Johns")).toBe("2026-12-31T20:00");
});

test("a clock time is shown once on most days", () => {
  expect(instantsOf("2026-07-01T12:00", BERLIN)).toEqual([Date.parse("2026-07-01T10:00:00Z")]);
  expect(instantsOf("2026-01-01T12:00:30", "UTC")).toEqual([Date.parse("2026-01-01T12:00:30Z")]);
  expect(instantsOf("", BERLIN)).toEqual([]);
});

test("a clock time comes twice in the night in which clocks are put back", () => {
  expect(instantsOf("2026-10-25T02:30", BERLIN)).toEqual([
    Date.parse("2026-10-25T00:30:00Z"),
    Date.parse("2026-10-25T01:30:00Z"),
  ]);
  expect(instantsOf("2026-11-01T01:00", "America/New_York")).toHaveLength(2);
  expect(instantsOf("2026-10-25T03:00", BERLIN)).toEqual([Date.parse("2026-10-25T02:00:00Z")]);
});

test("a clock time is left out in the night in which clocks are put forward", () => {
  expect(instantsOf("2026-03-29T02:30", BERLIN)).toEqual([]);
  expect(afterGap("2026-03-29T02:30", BERLIN)).toBe("2026-03-29T03:30");
  expect(instantsOf("2026-03-29T03:00", BERLIN)).toEqual([Date.parse("2026-03-29T01:00:00Z")]);
});

test("an instant is written with the offset that its zone has then", () => {
  expect(withOffset(Date.parse("2026-10-25T00:30:00Z"), BERLIN)).toBe("2026-10-25T02:30:00+02:00");
  expect(withOffset(Date.parse("2026-10-25T01:30:00Z"), BERLIN)).toBe("2026-10-25T02:30:00+01:00");
  expect(withOffset(Date.parse("2026-07-01T10:00:05Z"), "America/St_Johns")).toBe("2026-07-01T07:30:05-02:30");
});

test("only times that come twice are sent with an offset", () => {
  expect(sent({ local: "2026-07-01T12:00", second: false }, BERLIN)).toBe("2026-07-01T12:00:00");
  expect(sent({ local: "2026-07-01T12:00:30", second: false }, BERLIN)).toBe("2026-07-01T12:00:30");
  expect(sent({ local: "2026-10-25T02:30", second: false }, BERLIN)).toBe("2026-10-25T02:30:00+02:00");
  expect(sent({ local: "2026-10-25T02:30", second: true }, BERLIN)).toBe("2026-10-25T02:30:00+01:00");
  expect(sent({ local: "2026-03-29T02:30", second: false }, BERLIN)).toBe("2026-03-29T02:30:00");
  expect(sent({ local: "", second: false }, BERLIN)).toBeNull();
});

test("what was saved is shown as it was meant", () => {
  expect(chosenOf("2026-10-25T01:30:00.000Z", BERLIN)).toEqual({ local: "2026-10-25T02:30", second: true });
  expect(chosenOf("2026-10-25T00:30:00.000Z", BERLIN)).toEqual({ local: "2026-10-25T02:30", second: false });
  expect(chosenOf(null, BERLIN)).toEqual({ local: "", second: false });
});

test("knows which names are zones", () => {
  expect(isZone(BERLIN)).toBe(true);
  expect(isZone("Europe/Nowhere")).toBe(false);
  expect(isZone("")).toBe(false);
});
