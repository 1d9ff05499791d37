import { useState } from "react";
import type { Schema } from "../../api/client";
import { Row } from "../../ui/page";
import { clockFrom, termsOf, windowOfRule } from "./clock";
import { RuleForm, type RuleFormProps } from "./form";
import { typedWindow } from "./typed-window";
import { type TypedWindow, WindowFields } from "./window-fields";
import { ZoneField } from "./zone-field";

/** One time of order by exact clock times. The whole week is painted in the week editor. */
export function TimeOfOrderForm({ rule, ...form }: RuleFormProps & { rule: Schema<"TimeOfOrderRule"> | null }) {
  const before = rule === null ? { day: null, start: null, end: null } : windowOfRule(rule);
  const [typed, setTyped] = useState<TypedWindow>({
    day: before.day === null ? "" : String(before.day),
    start: before.start === null ? "" : clockFrom(before.start),
    end: before.end === null ? "" : clockFrom(before.end),
  });
  const [zone, setZone] = useState(rule?.time_zone ?? "");
  return (
    <RuleForm
      {...form}
      attributes={["day_of_week", "start_time", "end_time", "time_zone"]}
      terms={() => termsOf(typedWindow(typed), zone === "" ? null : zone)}
    >
      <Row>
        <WindowFields value={typed} onChange={setTyped} error={form.error} />
        <ZoneField value={zone} onChange={setZone} error={form.error} />
      </Row>
    </RuleForm>
  );
}
