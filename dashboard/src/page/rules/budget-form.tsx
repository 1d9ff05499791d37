import { useState } from "react";
import type { Schema } from "../../api/client";
import { useSession } from "../../session/session";
import { Field, Select, TextInput } from "../../ui/field";
import { Row } from "../../ui/page";
import { numberFrom, RuleForm, type RuleFormProps } from "./form";

type Timeframe = Schema<"BudgetRule">["timeframe"];

const TIMEFRAMES: readonly (readonly [Timeframe, string])[] = [
  ["hour", "Hour"],
  ["day", "Day"],
  ["week", "Week, from Monday"],
  ["sunday_week", "Week, from Sunday"],
  ["month", "Month"],
  ["quarter", "Quarter"],
  ["year", "Year"],
];

/** How much discount may be granted in each calendar period. */
export function BudgetForm({ rule, ...form }: RuleFormProps & { rule: Schema<"BudgetRule"> | null }) {
  const { session } = useSession();
  const [timeframe, setTimeframe] = useState<string>(rule?.timeframe ?? "month");
  const [budget, setBudget] = useState(rule === null ? "" : String(rule.budget));
  return (
    <RuleForm {...form} attributes={["timeframe", "budget"]} terms={() => ({ timeframe, budget: numberFrom(budget) })}>
      <Row>
        <Field
          label="Period"
          hint={`By the calendar of ${session.project.time_zone}.`}
          attribute="timeframe"
          error={form.error}
        >
          {(wiring) => (
            <Select
              {...wiring}
              value={timeframe}
              onChange={(event) => setTimeframe(event.target.value)}
              options={TIMEFRAMES}
            />
          )}
        </Field>
        <Field
          label={`Budget in ${session.project.currency}`}
          hint="Discount of confirmed redemptions."
          attribute="budget"
          error={form.error}
        >
          {(wiring) => (
            <TextInput
              {...wiring}
              type="number"
              min={0}
              step="0.01"
              value={budget}
              onChange={(event) => setBudget(event.target.value)}
            />
          )}
        </Field>
      </Row>
    </RuleForm>
  );
}
