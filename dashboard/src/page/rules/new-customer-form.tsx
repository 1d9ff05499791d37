import { RuleForm, type RuleFormProps } from "./form";

/** A rule without terms of its own. */
export function NewCustomerForm(form: RuleFormProps) {
  return (
    <RuleForm {...form} attributes={[]} terms={() => ({})}>
      <p>
        Only customers without a confirmed redemption anywhere in the project may redeem. The customer must be named,
        and somebody unknown is new.
      </p>
    </RuleForm>
  );
}
