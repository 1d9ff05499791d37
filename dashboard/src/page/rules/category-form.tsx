import { useState } from "react";
import { Link } from "react-router";
import type { Schema } from "../../api/client";
import { ApiError } from "../../api/error";
import { useSession } from "../../session/session";
import { Checkbox, Field, Select } from "../../ui/field";
import { Empty, Notice } from "../../ui/notice";
import { Row } from "../../ui/page";
import { Loaded } from "../../ui/query";
import styles from "./category-form.module.css";
import { RuleForm, type RuleFormProps } from "./form";
import { useCategories } from "./names";

/** Which tags of a category a redemption must bear one of, or may not bear. */
export function CategoryForm({ rule, ...form }: RuleFormProps & { rule: Schema<"CategoryRule"> | null }) {
  const { may } = useSession();
  const categories = useCategories();
  const [categoryId, setCategoryId] = useState(rule === null ? "" : String(rule.category_id));
  const [ruleType, setRuleType] = useState<string>(rule?.rule_type ?? "any_of");
  const [tags, setTags] = useState<readonly string[]>(rule?.tags ?? []);
  const refused = form.error instanceof ApiError ? form.error.of("tags") : [];
  return (
    <Loaded query={categories}>
      {(all) => {
        const category = all.find(({ id }) => String(id) === categoryId);
        if (all.length === 0) {
          return (
            <Empty title="There is no category yet.">
              {may("createCategory") && <Link to="/categories">Make one</Link>}
            </Empty>
          );
        }
        const terms = () => ({
          category_id: categoryId === "" ? undefined : Number(categoryId),
          rule_type: ruleType,
          tags,
        });
        return (
          <RuleForm {...form} attributes={["category_id", "rule_type", "tags"]} terms={terms}>
            <Row>
              <Field label="Category" attribute="category_id" error={form.error}>
                {(wiring) => (
                  <Select
                    {...wiring}
                    value={categoryId}
                    onChange={(event) => {
                      setCategoryId(event.target.value);
                      setTags([]);
                    }}
                    options={[["", "Choose a category"], ...all.map(({ id, name }) => [String(id), name] as const)]}
                  />
                )}
              </Field>
              <Field label="A redemption" attribute="rule_type" error={form.error}>
                {(wiring) => (
                  <Select
                    {...wiring}
                    value={ruleType}
                    onChange={(event) => setRuleType(event.target.value)}
                    options={[
                      ["any_of", "must bear any of these tags"],
                      ["none_of", "may bear none of these tags"],
                    ]}
                  />
                )}
              </Field>
            </Row>
            {category && (
              <fieldset className={styles.tags}>
                <legend>Tags</legend>
                {category.tags.map((tag) => (
                  <Checkbox
                    key={tag}
                    label={tag}
                    checked={tags.includes(tag)}
                    onChange={(event) =>
                      setTags(category.tags.filter((one) => (one === tag ? event.target.checked : tags.includes(one))))
                    }
                  />
                ))}
              </fieldset>
            )}
            {refused.length > 0 && (
              <Notice tone="bad">
                <p>Tags: {refused.map(({ message }) => message).join("; ")}</p>
              </Notice>
            )}
          </RuleForm>
        );
      }}
    </Loaded>
  );
}
