import { Field, Select, TextInput } from "../../ui/field";
import { WEEKDAYS } from "./words";

/** A window as it is typed: the weekday as a number, empty for every day, and clock times, empty for midnight. */
export interface TypedWindow {
  day: string;
  start: string;
  end: string;
}

const DAYS: readonly (readonly [string, string])[] = [
  ["", "Every day"],
  ...[1, 2, 3, 4, 5, 6, 0].map((day) => [String(day), WEEKDAYS[day] as string] as const),
];

/** The inputs of one window of clock times. */
export function WindowFields({
  value,
  onChange,
  error,
}: {
  value: TypedWindow;
  onChange: (value: TypedWindow) => void;
  error?: unknown;
}) {
  return (
    <>
      <Field label="Day" attribute="day_of_week" error={error} hint="On which it begins.">
        {(wiring) => (
          <Select
            {...wiring}
            value={value.day}
            onChange={(event) => onChange({ ...value, day: event.target.value })}
            options={DAYS}
          />
        )}
      </Field>
      <Field label="From" attribute="start_time" error={error} hint="Empty: from midnight.">
        {(wiring) => (
          <TextInput
            {...wiring}
            type="time"
            step={1}
            value={value.start}
            onChange={(event) => onChange({ ...value, start: event.target.value })}
          />
        )}
      </Field>
      <Field label="To" attribute="end_time" error={error} hint="Before From: the next day. Empty: to midnight.">
        {(wiring) => (
          <TextInput
            {...wiring}
            type="time"
            step={1}
            value={value.end}
            onChange={(event) => onChange({ ...value, end: event.target.value })}
          />
        )}
      </Field>
    </>
  );
}
