import { expect, test } from "vitest";
import { Format } from "../../format/format";
import { valueText } from "./values";

const format = new Format("EUR", "Europe/Berlin");

test("values are written by what they are", () => {
  expect(valueText("budget", 800, format)).toBe("€800.00");
  expect(valueText("max_redemptions", 12000, format)).toBe("12,000");
  expect(valueText("area_id", 12000, format)).toBe("12000");
  expect(valueText("active", false, format)).toBe("no");
  expect(valueText("window", "SUNDAY_WEEK", format)).toBe("Sunday week");
  expect(valueText("team", null, format)).toBe("–");
  expect(valueText("tags", ["shoes", "hats"], format)).toBe("shoes, hats");
  expect(
    valueText(
      "polygon",
      [
        [1, 2],
        [3, 4],
        [5, 6],
      ],
      format,
    ),
  ).toBe("3 corners");
});

test("times are those of the project, clock times have no day", () => {
  expect(valueText("start_time", "2026-03-29T01:30:00.000Z", format)).toBe("29 Mar 2026, 03:30:00");
  expect(valueText("start_time", "2000-01-01T17:30:00.000Z", format)).toBe("17:30");
  expect(valueText("day_of_week", 1, format)).toBe("Monday");
});
