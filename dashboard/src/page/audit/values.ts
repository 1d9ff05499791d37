import { count, type Format, words } from "../../format/format";

/** Attributes whose numbers are amounts of money. */
const MONEY = new Set([
  "max_total_budget",
  "minimum_value",
  "maximum_value",
  "budget",
  "max_discount",
  "spent",
  "remaining",
]);

const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/;
/** Clock times are told on a day that means nothing. */
const CLOCK = /^2000-01-01T(\d\d:\d\d):/;
const CONSTANT = /^[A-Z][A-Z_]+$/;
const DAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

/** The value of an attribute as people read it; – for none. */
export function valueText(attribute: string, value: unknown, format: Format): string {
  if (value === null || value === undefined || value === "") {
    return "–";
  }
  if (typeof value === "boolean") {
    return value ? "yes" : "no";
  }
  if (typeof value === "number") {
    return MONEY.has(attribute)
      ? format.money(value)
      : attribute === "day_of_week"
        ? (DAYS[value] ?? String(value))
        : attribute.endsWith("_id") || attribute === "id"
          ? String(value)
          : count(value);
  }
  if (typeof value === "string") {
    return stringText(value, format);
  }
  if (Array.isArray(value)) {
    return attribute === "polygon"
      ? `${count(value.length)} corners`
      : value.map((one) => valueText("", one, format)).join(", ") || "–";
  }
  return JSON.stringify(value);
}

function stringText(value: string, format: Format): string {
  const clock = CLOCK.exec(value);
  if (clock) {
    return clock[1] ?? value;
  }
  if (TIME.test(value)) {
    return format.time(value);
  }
  return CONSTANT.test(value) ? words(value.toLowerCase()) : value;
}
