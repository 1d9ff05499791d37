import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { api, type Schema } from "../../api/client";
import { useIdempotencyKeys } from "../../api/idempotency";
import { count } from "../../format/format";
import { useSession } from "../../session/session";
import { Button } from "../../ui/button";
import { Card } from "../../ui/card";
import { Actions, Dialog } from "../../ui/dialog";
import { Field, TextArea, TextInput } from "../../ui/field";
import { Empty, Failure } from "../../ui/notice";
import { Page, Stack } from "../../ui/page";
import { Loaded } from "../../ui/query";
import { Table } from "../../ui/table";
import { useCategories } from "../rules/names";
import { DeleteDefinition } from "./delete-definition";
import { tagsOf } from "./tags";

type Category = Schema<"Category">;

const SHOWN = 12;

/** All categories of the project with their tags. */
export default function CategoriesPage() {
  const { may, format } = useSession();
  const categories = useCategories();
  const [edited, setEdited] = useState<Category | "new" | null>(null);
  return (
    <Page
      title="Categories"
      lead="What a redemption may be labelled with. Campaigns refer to tags by category rules."
      actions={
        may("createCategory") && (
          <Button kind="primary" onClick={() => setEdited("new")}>
            New category
          </Button>
        )
      }
    >
      <Card title="All categories">
        <Loaded query={categories}>
          {(all) =>
            all.length === 0 ? (
              <Empty title="There is no category yet." />
            ) : (
              <Table
                label="Categories"
                rows={all}
                keyOf={(category) => category.id}
                columns={[
                  { head: "Name", cell: (category) => category.name },
                  { head: "Tags", cell: (category) => tagsInShort(category.tags) },
                  { head: "Changed", cell: (category) => format.date(category.updated_at) },
                  {
                    head: "Actions",
                    cell: (category) => (
                      <Actions>
                        {may("changeCategory") && (
                          <Button
                            aria-label={`Change the category ${category.name}`}
                            onClick={() => setEdited(category)}
                          >
                            Change
                          </Button>
                        )}
                        <DeleteDefinition kind="category" definition={category} />
                      </Actions>
                    ),
                  },
                ]}
              />
            )
          }
        </Loaded>
      </Card>
      {edited !== null && (
        <CategoryDialog category={edited === "new" ? null : edited} onClose={() => setEdited(null)} />
      )}
    </Page>
  );
}

function tagsInShort(tags: readonly string[]): string {
  const more = tags.length - SHOWN;
  return tags.slice(0, SHOWN).join(", ") + (more > 0 ? `, and ${count(more)} more` : "");
}

function CategoryDialog({ category, onClose }: { category: Category | null; onClose: () => void }) {
  const queries = useQueryClient();
  const keys = useIdempotencyKeys();
  const [name, setName] = useState(category?.name ?? "");
  const [tags, setTags] = useState(category?.tags.join("\n") ?? "");
  const save = useMutation({
    mutationFn: async () => {
      const body = { name, tags: tagsOf(tags) };
      const header = { "Idempotency-Key": keys.of(body) };
      await (category === null
        ? api.POST("/api/v1.0/categories", { params: { header }, body })
        : api.PATCH("/api/v1.0/categories/{category_id}", {
            params: { path: { category_id: category.id }, header },
            body,
          }));
    },
    onSettled: (_data, error) => keys.done(error),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ["categories"] });
      onClose();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  return (
    <Dialog title={category === null ? "New category" : "Change the category"} onClose={onClose}>
      <form onSubmit={submit} noValidate>
        <Stack>
          <Field label="Name" hint="As redemptions name it, for example channel." attribute="name" error={save.error}>
            {(wiring) => <TextInput {...wiring} value={name} onChange={(event) => setName(event.target.value)} />}
          </Field>
          <Field
            label="Tags"
            hint="One on each line. A tag that a rule refers to cannot be taken away."
            attribute="tags"
            error={save.error}
          >
            {(wiring) => (
              <TextArea {...wiring} rows={8} value={tags} onChange={(event) => setTags(event.target.value)} />
            )}
          </Field>
          {save.isError && <Failure error={save.error} attributes={["name", "tags"]} />}
          <Actions>
            <Button kind="primary" type="submit" busy={save.isPending}>
              Save the category
            </Button>
            <Button onClick={onClose}>Cancel</Button>
          </Actions>
        </Stack>
      </form>
    </Dialog>
  );
}
