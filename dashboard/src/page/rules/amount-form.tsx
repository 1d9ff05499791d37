import { useState } from "react";
import { Field, TextInput } from "../../ui/field";
import { numberFrom, RuleForm, type RuleFormProps } from "./form";

/** The form of a rule that is one number: a maximum discount, or a limit per customer. */
export function AmountForm({
  attribute,
  label,
  hint,
  amount,
  step,
  ...form
}: RuleFormProps & { attribute: string; label: string; hint: string; amount: number | null; step: string }) {
  const [text, setText] = useState(amount === null ? "" : String(amount));
  return (
    <RuleForm {...form} attributes={[attribute]} terms={() => ({ [attribute]: numberFrom(text) })}>
      <Field label={label} hint={hint} attribute={attribute} error={form.error}>
        {(wiring) => (
          <TextInput
            {...wiring}
            type="number"
            min={0}
            step={step}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        )}
      </Field>
    </RuleForm>
  );
}
