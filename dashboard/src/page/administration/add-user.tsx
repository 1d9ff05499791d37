import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { FormEvent } from "react";
import { api, data, type Schema } from "../../api/client";
import { Button } from "../../ui/button";
import { Actions, Dialog } from "../../ui/dialog";
import { Field, Select, TextInput } from "../../ui/field";
import { Failure } from "../../ui/notice";
import { Stack } from "../../ui/page";
import { newPassword } from "./password";
import { PasswordChoice } from "./password-choice";
import { ROLES, type Role } from "./roles";
import { Secret } from "./secret";

const FIELDS = ["name", "email", "team", "role", "password"];

/** Adds a user. A generated password is shown once, at the end. */
export function AddUser({ onClose }: { onClose: () => void }) {
  const queries = useQueryClient();
  const add = useMutation({
    mutationFn: async ({ user, generated }: { user: Schema<"NewUser">; generated: boolean }) => ({
      user: await data(api.POST("/api/vouchsafe/v1/users", { body: user })),
      password: generated ? user.password : null,
    }),
    onSuccess: async ({ password }) => {
      await queries.invalidateQueries({ queryKey: ["users"] });
      if (password === null) {
        onClose();
      }
    },
  });

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const value = (name: string) => String(form.get(name) ?? "").trim();
    const generated = form.has("generate");
    add.mutate({
      generated,
      user: {
        name: value("name"),
        email: value("email"),
        team: value("team") || null,
        role: value("role") as Role,
        password: generated ? newPassword() : String(form.get("password")),
      },
    });
  }

  if (add.data && add.data.password !== null) {
    return (
      <Dialog title={`${add.data.user.name} can sign in`} onClose={onClose}>
        <p>With the e-mail address {add.data.user.email} and this password:</p>
        <Secret label="Password" secret={add.data.password} onDone={onClose} />
      </Dialog>
    );
  }
  return (
    <Dialog title="Add a user" onClose={onClose}>
      <form onSubmit={submit} noValidate>
        <Stack>
          {add.isError && <Failure error={add.error} attributes={FIELDS} />}
          <Field label="Name" error={add.error} attribute="name">
            {(wiring) => <TextInput {...wiring} name="name" autoComplete="off" />}
          </Field>
          <Field label="E-mail address" error={add.error} attribute="email">
            {(wiring) => <TextInput {...wiring} name="email" type="email" autoComplete="off" />}
          </Field>
          <Field label="Team" error={add.error} attribute="team">
            {(wiring) => <TextInput {...wiring} name="team" autoComplete="off" />}
          </Field>
          <Field label="Role" error={add.error} attribute="role">
            {(wiring) => <Select {...wiring} name="role" defaultValue="point_of_sale" options={ROLES} />}
          </Field>
          <PasswordChoice error={add.error} canGenerate />
          <Actions>
            <Button type="submit" kind="primary" busy={add.isPending}>
              Add the user
            </Button>
            <Button onClick={onClose}>Leave it</Button>
          </Actions>
        </Stack>
      </form>
    </Dialog>
  );
}
