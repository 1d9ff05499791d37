import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api, type Schema } from "../../api/client";
import { useSession } from "../../session/session";
import { Button } from "../../ui/button";
import { Actions, Dialog } from "../../ui/dialog";
import { Failure, Notice } from "../../ui/notice";

/** Ends a key for good, after asking. */
export function RevokeKey({ apiKey, onClose }: { apiKey: Schema<"ApiKey">; onClose: () => void }) {
  const { session } = useSession();
  const queries = useQueryClient();
  const revoke = useMutation({
    mutationFn: () => api.DELETE("/api/vouchsafe/v1/api-keys/{key_id}", { params: { path: { key_id: apiKey.id } } }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ["api-keys"] });
      onClose();
    },
  });
  return (
    <Dialog title={`Revoke ${apiKey.name}?`} onClose={onClose}>
      <p>
        The key {apiKey.masked_key} stops at once, and for good. Whatever uses it is refused from then on. It stays in
        this list, because the history names it.
      </p>
      {session.credential === `key:${apiKey.id}` && (
        <Notice tone="warn">You are signed in with this key, and will be signed out.</Notice>
      )}
      {revoke.isError && <Failure error={revoke.error} />}
      <Actions>
        <Button kind="danger" busy={revoke.isPending} onClick={() => revoke.mutate()}>
          Revoke the key
        </Button>
        <Button onClick={onClose}>Leave it</Button>
      </Actions>
    </Dialog>
  );
}
