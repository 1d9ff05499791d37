import { expect, test } from "vitest";
import { count, countShort, Format, percent, relative, words } from "./format";

const format = new Format("EUR", "Europe/Berlin");

test("money is written in the project's currency", () => {
  expect(format.money(1234.5)).toBe("€1,234.50");
  expect(format.money(null)).toBe("–");
  expect(format.moneyShort(9999.99)).toBe("€9,999.99");
  expect(format.moneyShort(1_234_567)).toBe("€1.2M");
  expect([0, 0.5, 600, 999.9, 9000, 12_500].map((value) => format.moneyTick(value))).toEqual([
    "€0",
    "€0.50",
    "€600",
    "€999.90",
    "€9K",
    "€12.5K",
  ]);
});

test("times are those of the project's zone, also across a change of clocks", () => {
  expect(format.time("2026-03-29T00:30:00.000Z")).toBe("29 Mar 2026, 01:30:00");
  expect(format.time("2026-03-29T01:30:00.000Z")).toBe("29 Mar 2026, 03:30:00");
  expect(format.date("2026-12-31T23:30:00.000Z")).toBe("1 Jan 2027");
});

test("numbers are grouped, and shortened where they are long", () => {
  expect(count(1234567)).toBe("1,234,567");
  expect(countShort(9999)).toBe("9,999");
  expect(countShort(1_250_000)).toBe("1.3M");
  expect(percent(0.0825)).toBe("8.3%");
});

test("wire names become words", () => {
  expect(words("below_campaign_minimum")).toBe("Below campaign minimum");
});

test("distances are told in the largest unit that fits", () => {
  const now = Date.parse("2026-11-23T12:00:00Z");
  expect(relative("2026-11-23T09:00:00Z", now)).toBe("3 hours ago");
  expect(relative("2026-12-05T12:00:00Z", now)).toBe("in 2 weeks");
  expect(relative("2026-11-24T13:00:00Z", now)).toBe("tomorrow");
  expect(relative("2026-11-23T11:59:50Z", now)).toBe("10 seconds ago");
});
