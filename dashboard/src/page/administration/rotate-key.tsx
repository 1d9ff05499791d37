import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { FormEvent } from "react";
import { api, data, type Schema } from "../../api/client";
import { useSession } from "../../session/session";
import { Button } from "../../ui/button";
import { Actions, Dialog } from "../../ui/dialog";
import { Field, Select } from "../../ui/field";
import { Failure, Notice } from "../../ui/notice";
import { Stack } from "../../ui/page";
import { Secret } from "./secret";

const GRACE = [
  ["0", "At once"],
  ["3600", "After an hour"],
  ["86400", "After a day"],
  ["604800", "After a week"],
] as const;

/** Gives a key another secret, which is shown once. The old one may go on for a while. */
export function RotateKey({ apiKey, onClose }: { apiKey: Schema<"ApiKey">; onClose: () => void }) {
  const { session } = useSession();
  const queries = useQueryClient();
  const rotate = useMutation({
    mutationFn: (seconds: number) =>
      data(
        api.POST("/api/vouchsafe/v1/api-keys/{key_id}/rotate", {
          params: { path: { key_id: apiKey.id } },
          body: { grace_seconds: seconds },
        }),
      ),
  });

  function close() {
    onClose();
    if (rotate.data) {
      void queries.invalidateQueries({ queryKey: ["api-keys"] });
    }
  }

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    rotate.mutate(Number(new FormData(event.currentTarget).get("grace_seconds")));
  }

  if (rotate.data) {
    return (
      <Dialog title={`New secret of ${apiKey.name}`} onClose={close}>
        <Secret label="Secret" secret={rotate.data.secret} onDone={close} />
      </Dialog>
    );
  }
  return (
    <Dialog title={`Rotate ${apiKey.name}?`} onClose={close}>
      <form onSubmit={submit} noValidate>
        <Stack>
          {rotate.isError && <Failure error={rotate.error} attributes={["grace_seconds"]} />}
          <p>The key gets another secret. Whoever uses the old one needs the new one before it stops.</p>
          {session.credential === `key:${apiKey.id}` && (
            <Notice tone="warn">You are signed in with this key, and will have to sign in again.</Notice>
          )}
          <Field label="When the old secret stops" error={rotate.error} attribute="grace_seconds">
            {(wiring) => <Select {...wiring} name="grace_seconds" defaultValue="3600" options={GRACE} />}
          </Field>
          <Actions>
            <Button type="submit" kind="primary" busy={rotate.isPending}>
              Rotate the key
            </Button>
            <Button onClick={close}>Leave it</Button>
          </Actions>
        </Stack>
      </form>
    </Dialog>
  );
}
