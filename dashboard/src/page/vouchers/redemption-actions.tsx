import { useState } from "react";
import { useChanged } from "../../api/changed";
import { api } from "../../api/client";
import { Ask } from "../../ui/ask";
import { Field, TextInput } from "../../ui/field";

/** Asks why, and takes a confirmed redemption back. */
export function ReverseRedemption({ transactionId, onClose }: { transactionId: string; onClose: () => void }) {
  const changed = useChanged();
  const [reason, setReason] = useState("");
  return (
    <Ask
      title="Reverse this redemption?"
      action="Reverse"
      danger
      ready={reason.trim() !== ""}
      attributes={["reason"]}
      run={() =>
        api.POST("/api/vouchsafe/v1/reversals", { body: { transaction_id: transactionId, reason: reason.trim() } })
      }
      onDone={changed}
      onClose={onClose}
    >
      {(error) => (
        <>
          <p>
            Budgets, counts, voucher and customer will be as if transaction <strong>{transactionId}</strong> had never
            been confirmed. Its transaction id stays taken. This cannot be undone.
          </p>
          <Field
            label="Reason"
            attribute="reason"
            error={error}
            hint="It is kept for ever, and should not name persons. Up to 200 characters."
          >
            {(id) => (
              <TextInput
                {...id}
                value={reason}
                maxLength={200}
                required
                autoFocus
                onChange={(event) => setReason(event.target.value)}
              />
            )}
          </Field>
        </>
      )}
    </Ask>
  );
}

/** Asks, and deletes a redemption that was validated and never confirmed. */
export function DropRedemption({
  transactionId,
  code,
  onClose,
}: {
  transactionId: string;
  code: string;
  onClose: () => void;
}) {
  const changed = useChanged();
  return (
    <Ask
      title="Drop this redemption?"
      action="Drop"
      danger
      run={() =>
        api.DELETE("/api/v1.0/vouchers/{code}/redemptions", {
          params: { path: { code }, query: { transaction_id: transactionId } },
        })
      }
      onDone={changed}
      onClose={onClose}
    >
      <p>
        Transaction <strong>{transactionId}</strong> was validated and not confirmed. It can be confirmed no more, and
        its transaction id is free again.
      </p>
    </Ask>
  );
}
