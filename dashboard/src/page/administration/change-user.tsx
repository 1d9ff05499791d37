import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { FormEvent } from "react";
import { api, data, type Schema } from "../../api/client";
import { Button } from "../../ui/button";
import { Actions, Dialog } from "../../ui/dialog";
import { Checkbox, Field, Select, TextInput } from "../../ui/field";
import { Failure } from "../../ui/notice";
import { Stack } from "../../ui/page";
import { ROLES, type Role } from "./roles";

type User = Schema<"User">;

const FIELDS = ["name", "team", "role"];

/** Changes what a user is called and may do. Only what is different is sent. */
export function ChangeUser({ user, onClose }: { user: User; onClose: () => void }) {
  const queries = useQueryClient();
  const save = useMutation({
    mutationFn: (changes: Schema<"UserChanges">) =>
      data(api.PATCH("/api/vouchsafe/v1/users/{user_id}", { params: { path: { user_id: user.id } }, body: changes })),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ["users"] });
      onClose();
      // It may have been oneself, and then more or less is allowed now.
      await queries.invalidateQueries({ queryKey: ["session"] });
    },
  });

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const wanted: Schema<"UserChanges"> = {
      name: String(form.get("name")).trim(),
      team: String(form.get("team")).trim() || null,
      role: String(form.get("role")) as Role,
      active: form.has("active"),
    };
    const present: Schema<"UserChanges"> = { ...user, team: user.team || null };
    const changes = Object.fromEntries(
      Object.entries(wanted).filter(([name, value]) => value !== present[name as keyof typeof present]),
    );
    if (Object.keys(changes).length === 0) {
      onClose();
    } else {
      save.mutate(changes);
    }
  }

  return (
    <Dialog title={`Change ${user.name}`} onClose={onClose}>
      <form onSubmit={submit} noValidate>
        <Stack>
          {save.isError && <Failure error={save.error} attributes={FIELDS} />}
          <p className="soft">{user.email}</p>
          <Field label="Name" error={save.error} attribute="name">
            {(wiring) => <TextInput {...wiring} name="name" defaultValue={user.name} />}
          </Field>
          <Field label="Team" error={save.error} attribute="team">
            {(wiring) => <TextInput {...wiring} name="team" defaultValue={user.team ?? ""} />}
          </Field>
          <Field label="Role" error={save.error} attribute="role">
            {(wiring) => <Select {...wiring} name="role" defaultValue={user.role} options={ROLES} />}
          </Field>
          <Checkbox
            name="active"
            label="Active: may sign in. Switched off, all sessions and keys of the user end at once."
            defaultChecked={user.active}
          />
          <Actions>
            <Button type="submit" kind="primary" busy={save.isPending}>
              Save
            </Button>
            <Button onClick={onClose}>Leave it</Button>
          </Actions>
        </Stack>
      </form>
    </Dialog>
  );
}
