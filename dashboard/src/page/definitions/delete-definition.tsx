import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "../../api/client";
import { useSession } from "../../session/session";
import { Button } from "../../ui/button";
import { Actions, Dialog } from "../../ui/dialog";
import { Failure } from "../../ui/notice";

/** A button that asks, and then deletes an area or a category. The API refuses while a rule refers to it. */
export function DeleteDefinition({
  kind,
  definition,
  onDone,
}: {
  kind: "area" | "category";
  definition: { id: number; name: string };
  onDone?: () => void;
}) {
  const { may } = useSession();
  const queries = useQueryClient();
  const [asked, setAsked] = useState(false);
  const { id, name } = definition;
  const removal = useMutation({
    mutationFn: async () => {
      await (kind === "area"
        ? api.DELETE("/api/v1.0/areas/{area_id}", { params: { path: { area_id: id } } })
        : api.DELETE("/api/v1.0/categories/{category_id}", { params: { path: { category_id: id } } }));
    },
    onSuccess: async () => {
      setAsked(false);
      onDone?.();
      await queries.invalidateQueries({ queryKey: [kind === "area" ? "areas" : "categories"], exact: true });
    },
  });
  if (!may(kind === "area" ? "deleteArea" : "deleteCategory")) {
    return null;
  }
  return (
    <>
      <Button kind="danger" aria-label={`Delete the ${kind} ${name}`} onClick={() => setAsked(true)}>
        Delete
      </Button>
      {asked && (
        <Dialog title={`Delete this ${kind}?`} onClose={() => setAsked(false)}>
          <p>{name}</p>
          <p className="soft">This works only while no rule of a campaign refers to it.</p>
          {removal.isError && <Failure error={removal.error} />}
          <Actions>
            <Button kind="danger" busy={removal.isPending} onClick={() => removal.mutate()}>
              {`Delete the ${kind}`}
            </Button>
            <Button onClick={() => setAsked(false)}>Keep it</Button>
          </Actions>
        </Dialog>
      )}
    </>
  );
}
