import { useState } from "react";
import type { Schema } from "../../api/client";
import { useSession } from "../../session/session";
import { Checkbox, Field, TextInput } from "../../ui/field";
import { Row, Stack } from "../../ui/page";
import { RuleForm, type RuleFormProps } from "./form";
import type { Terms } from "./queries";
import { ZoneField } from "./zone-field";
import { afterGap, type Chosen, chosenOf, instantsOf, isZone, sent } from "./zone-time";

/** From when to when redemptions may happen. */
export function TimeframeForm({ rule, ...form }: RuleFormProps & { rule: Schema<"TimeframeRule"> | null }) {
  const { session } = useSession();
  const [named, setNamed] = useState(rule?.time_zone ?? "");
  const zone = isZone(named) ? named : session.project.time_zone;
  const [shown] = useState(() => ({
    start: chosenOf(rule?.start_time ?? null, zone),
    end: chosenOf(rule?.end_time ?? null, zone),
  }));
  const [start, setStart] = useState(shown.start);
  const [end, setEnd] = useState(shown.end);
  const terms = () => {
    const sameZone = rule !== null && named === (rule.time_zone ?? "");
    const changed: Terms = sameZone ? {} : { time_zone: named === "" ? null : named };
    if (!sameZone || start.local !== shown.start.local || start.second !== shown.start.second) {
      changed.start_time = sent(start, zone);
    }
    if (!sameZone || end.local !== shown.end.local || end.second !== shown.end.second) {
      changed.end_time = sent(end, zone);
    }
    return changed;
  };
  return (
    <RuleForm {...form} attributes={["start_time", "end_time", "time_zone"]} terms={terms}>
      <Row>
        <Moment
          label="From"
          attribute="start_time"
          hint="Empty: open."
          value={start}
          onChange={setStart}
          zone={zone}
          error={form.error}
        />
        <Moment
          label="Until"
          attribute="end_time"
          hint="This moment itself is outside. Empty: open."
          value={end}
          onChange={setEnd}
          zone={zone}
          error={form.error}
        />
        <ZoneField value={named} onChange={setNamed} error={form.error} />
      </Row>
    </RuleForm>
  );
}

/** A day and a clock time, with what is to be said where the clocks of the zone show it twice or never. */
function Moment({
  label,
  attribute,
  hint,
  value,
  onChange,
  zone,
  error,
}: {
  label: string;
  attribute: string;
  hint: string;
  value: Chosen;
  onChange: (value: Chosen) => void;
  zone: string;
  error: unknown;
}) {
  const times = value.local === "" ? 1 : instantsOf(value.local, zone).length;
  return (
    <Stack>
      <Field
        label={label}
        attribute={attribute}
        error={error}
        hint={
          times === 0
            ? `The clocks of ${zone} are put forward over this time; it counts as ${afterGap(value.local, zone).replace("T", " ")}.`
            : hint
        }
      >
        {(wiring) => (
          <TextInput
            {...wiring}
            type="datetime-local"
            step={1}
            value={value.local}
            onChange={(event) => onChange({ local: event.target.value, second: false })}
          />
        )}
      </Field>
      {times === 2 && (
        <Checkbox
          label={`${label}: the second time, after the clocks of ${zone} are put back`}
          checked={value.second}
          onChange={(event) => onChange({ ...value, second: event.target.checked })}
        />
      )}
    </Stack>
  );
}
