import { useId, useMemo } from "react";
import { useSession } from "../../session/session";
import { Field, TextInput } from "../../ui/field";

/** A time zone by name; empty is the project's. */
export function ZoneField({
  value,
  onChange,
  error,
  hint,
}: {
  value: string;
  onChange: (zone: string) => void;
  error?: unknown;
  hint?: string;
}) {
  const { session } = useSession();
  const list = useId();
  const zones = useMemo(() => Intl.supportedValuesOf("timeZone"), []);
  return (
    <Field
      label="Time zone"
      attribute="time_zone"
      error={error}
      hint={hint ?? `A name such as Europe/London. Empty: the project's, ${session.project.time_zone}.`}
    >
      {(wiring) => (
        <>
          <TextInput
            {...wiring}
            list={list}
            value={value}
            placeholder={session.project.time_zone}
            autoComplete="off"
            spellCheck={false}
            onChange={(event) => onChange(event.target.value.trim())}
          />
          <datalist id={list}>
            {zones.map((zone) => (
              <option key={zone} value={zone} />
            ))}
          </datalist>
        </>
      )}
    </Field>
  );
}
