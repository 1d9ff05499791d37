import { useMutation } from "@tanstack/react-query";
import type { FormEvent } from "react";
import { api, type Schema } from "../../api/client";
import { useSession } from "../../session/session";
import { Button } from "../../ui/button";
import { Actions, Dialog } from "../../ui/dialog";
import { Failure, Notice } from "../../ui/notice";
import { Stack } from "../../ui/page";
import { newPassword } from "./password";
import { PasswordChoice } from "./password-choice";
import { Secret } from "./secret";

/** Gives a user another password. One's own is not generated, because the session ends with it before it could be read. */
export function SetPassword({ user, onClose }: { user: Schema<"User">; onClose: () => void }) {
  const { session } = useSession();
  const oneself = session.credential === `user:${user.id}`;
  const set = useMutation({
    mutationFn: async ({ password, generated }: { password: string; generated: boolean }) => {
      await api.PUT("/api/vouchsafe/v1/users/{user_id}/password", {
        params: { path: { user_id: user.id } },
        body: { password },
      });
      return generated ? password : null;
    },
    onSuccess: (password) => {
      if (password === null) {
        onClose();
      }
    },
  });

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const generated = form.has("generate");
    set.mutate({ generated, password: generated ? newPassword() : String(form.get("password")) });
  }

  if (set.data) {
    return (
      <Dialog title={`${user.name} has a new password`} onClose={onClose}>
        <Secret label="Password" secret={set.data} onDone={onClose} />
      </Dialog>
    );
  }
  return (
    <Dialog title={`Set the password of ${user.name}`} onClose={onClose}>
      <form onSubmit={submit} noValidate>
        <Stack>
          {set.isError && <Failure error={set.error} attributes={["password"]} />}
          {oneself ? (
            <Notice tone="info">This is your own: you will have to sign in again.</Notice>
          ) : (
            <p>The old password stops at once, and whoever is signed in with it has to sign in again.</p>
          )}
          <PasswordChoice error={set.error} canGenerate={!oneself} />
          <Actions>
            <Button type="submit" kind="primary" busy={set.isPending}>
              Set the password
            </Button>
            <Button onClick={onClose}>Leave it</Button>
          </Actions>
        </Stack>
      </form>
    </Dialog>
  );
}
