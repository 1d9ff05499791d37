import { useState } from "react";
import { Checkbox, Field, TextInput } from "../../ui/field";

/** A password that is given, or generated when the form is sent. */
export function PasswordChoice({ error, canGenerate }: { error: unknown; canGenerate: boolean }) {
  const [generate, setGenerate] = useState(canGenerate);
  return (
    <>
      {canGenerate && (
        <Checkbox
          name="generate"
          label="Generate a password"
          checked={generate}
          onChange={(event) => setGenerate(event.target.checked)}
        />
      )}
      {!generate && (
        <Field label="Password" hint="8 characters or more, at most 72 bytes." error={error} attribute="password">
          {(wiring) => <TextInput {...wiring} name="password" type="password" autoComplete="new-password" />}
        </Field>
      )}
    </>
  );
}
