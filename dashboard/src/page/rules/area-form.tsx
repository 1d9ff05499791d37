import { useState } from "react";
import { Link } from "react-router";
import type { Schema } from "../../api/client";
import { useSession } from "../../session/session";
import { Field, Select } from "../../ui/field";
import { Empty } from "../../ui/notice";
import { Loaded } from "../../ui/query";
import { AreaDrawing } from "../definitions/area-drawing";
import { RuleForm, type RuleFormProps } from "./form";
import { useAreas } from "./names";

/** In which area redemptions must happen, seen as a drawing. */
export function AreaForm({ rule, ...form }: RuleFormProps & { rule: Schema<"AreaRule"> | null }) {
  const { may } = useSession();
  const areas = useAreas();
  const [chosen, setChosen] = useState(rule === null ? "" : String(rule.area_id));
  return (
    <Loaded query={areas}>
      {(all) => {
        if (all.length === 0) {
          return (
            <Empty title="There is no area yet.">{may("createArea") && <Link to="/areas/new">Draw one</Link>}</Empty>
          );
        }
        const area = all.find(({ id }) => String(id) === chosen);
        return (
          <RuleForm
            {...form}
            attributes={["area_id"]}
            terms={() => ({ area_id: chosen === "" ? undefined : Number(chosen) })}
          >
            <Field
              label="Area"
              hint="A redemption must name a location inside it; its boundary belongs to it."
              attribute="area_id"
              error={form.error}
            >
              {(wiring) => (
                <Select
                  {...wiring}
                  value={chosen}
                  onChange={(event) => setChosen(event.target.value)}
                  options={[["", "Choose an area"], ...all.map(({ id, name }) => [String(id), name] as const)]}
                />
              )}
            </Field>
            {area && <AreaDrawing area={area} />}
          </RuleForm>
        );
      }}
    </Loaded>
  );
}
