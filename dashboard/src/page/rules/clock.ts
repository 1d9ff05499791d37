import type { Schema } from "../../api/client";
import type { Terms } from "./queries";
import { DAY } from "./spans";
import type { Window } from "./week";

const CLOCK = /^(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,3}))?)?$/;

/** Milliseconds after midnight, from `17:00`, `17:00:30` or the clock part of a timestamp; `null` for what is none. */
export function millisOf(time: string): number | null {
  const match = CLOCK.exec(time.includes("T") ? time.slice(11, 23) : time);
  if (match === null) {
    return null;
  }
  const [, hours, minutes, seconds = "0", millis = "0"] = match;
  const value = ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000 + Number(millis.padEnd(3, "0"));
  return value < DAY ? value : null;
}

/** A clock time as the API takes it, with no more digits than it needs. */
export function clockFrom(millis: number): string {
  const text = new Date(millis).toISOString().slice(11, 23);
  return text.endsWith(".000") ? (text.endsWith(":00.000") ? text.slice(0, 5) : text.slice(0, 8)) : text;
}

/** When a rule opens. */
export function windowOfRule(rule: Pick<Schema<"TimeOfOrderRule">, "start_time" | "end_time" | "day_of_week">): Window {
  return {
    day: rule.day_of_week,
    start: rule.start_time === null ? null : millisOf(rule.start_time),
    end: rule.end_time === null ? null : millisOf(rule.end_time),
  };
}

/** A window as the API takes it. */
export function termsOf(window: Window, zone: string | null): Terms {
  return {
    day_of_week: window.day,
    start_time: window.start === null ? null : clockFrom(window.start),
    end_time: window.end === null ? null : clockFrom(window.end),
    time_zone: zone,
  };
}
