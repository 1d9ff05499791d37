import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { FormEvent } from "react";
import { api, data, type Schema } from "../../api/client";
import { Button } from "../../ui/button";
import { Actions, Dialog } from "../../ui/dialog";
import { Field, Select, TextInput } from "../../ui/field";
import { Failure } from "../../ui/notice";
import { Stack } from "../../ui/page";
import { ROLES, type Role } from "./roles";
import { Secret } from "./secret";
import { useUserNames } from "./user-names";

const FIELDS = ["name", "role", "user_id"];

/** Adds an API key of the project or of a user, and shows its secret once. */
export function AddKey({ onClose }: { onClose: () => void }) {
  const queries = useQueryClient();
  const users = useUserNames();
  const add = useMutation({
    mutationFn: (key: Schema<"NewApiKey">) => data(api.POST("/api/vouchsafe/v1/api-keys", { body: key })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ["api-keys"] }),
  });

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const user = String(form.get("user_id"));
    add.mutate({
      name: String(form.get("name")).trim(),
      role: String(form.get("role")) as Role,
      user_id: user ? Number(user) : null,
    });
  }

  if (add.data) {
    return (
      <Dialog title={`API key ${add.data.name}`} onClose={onClose}>
        <p>
          To be sent as <code>Authorization: Bearer …</code>
        </p>
        <Secret label="Secret" secret={add.data.secret} onDone={onClose} />
      </Dialog>
    );
  }
  return (
    <Dialog title="Add an API key" onClose={onClose}>
      <form onSubmit={submit} noValidate>
        <Stack>
          {add.isError && <Failure error={add.error} attributes={FIELDS} />}
          <Field label="Name" hint="What the history will call it." error={add.error} attribute="name">
            {(wiring) => <TextInput {...wiring} name="name" autoComplete="off" />}
          </Field>
          <Field label="Role" error={add.error} attribute="role">
            {(wiring) => <Select {...wiring} name="role" defaultValue="point_of_sale" options={ROLES} />}
          </Field>
          <Field
            label="Whose it is"
            hint="A user's key may do no more than the user, and works while the user is active."
            error={add.error}
            attribute="user_id"
          >
            {(wiring) => (
              <Select
                {...wiring}
                name="user_id"
                options={[["", "The project's"], ...[...users].map(([id, name]) => [String(id), name] as const)]}
              />
            )}
          </Field>
          <Actions>
            <Button type="submit" kind="primary" busy={add.isPending}>
              Add the key
            </Button>
            <Button onClick={onClose}>Leave it</Button>
          </Actions>
        </Stack>
      </form>
    </Dialog>
  );
}
