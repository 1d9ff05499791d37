import type { Schema } from "../../api/client";
import { words } from "../../format/format";
import type { GroupBy } from "./report-query";

/** What a row is about: the campaign, or the label. */
export function groupName(group: Schema<"ReportGroup">, by: GroupBy): string {
  if (by === "none") {
    return "All";
  }
  return group.name ?? group.key ?? `Without ${words(by).toLowerCase()}`;
}

/** What a bucket is called below an axis: the hour of a time with its day where that is new, else the period as the API names it. */
export function tickOf(period: string, place: number): string {
  if (!period.includes("T")) {
    return period.includes("/") ? period.replace("/", " to ") : period;
  }
  const clock = period.slice(11, 16);
  return place === 0 || clock === "00:00" ? `${period.slice(0, 10)} ${clock}` : clock;
}

/** A bucket in a table. */
export function periodName(period: string): string {
  return period.replace("/", " to ").replace("T", " ");
}
