import { useState } from "react";
import { useChanged } from "../../api/changed";
import { api } from "../../api/client";
import { count } from "../../format/format";
import { Ask } from "../../ui/ask";
import { Field, TextInput } from "../../ui/field";

interface Asking {
  codes: readonly string[];
  onDone?: () => void;
  onClose: () => void;
}

function Codes({ codes }: { codes: readonly string[] }) {
  return codes.length === 1 ? <code>{codes[0]}</code> : <strong>{count(codes.length)} vouchers</strong>;
}

/** Asks, and ends vouchers for good. */
export function ExpireVouchers({ codes, onDone, onClose }: Asking) {
  const changed = useChanged();
  return (
    <Ask
      title={codes.length === 1 ? "Expire this voucher?" : `Expire ${count(codes.length)} vouchers?`}
      action="Expire"
      danger
      run={() => api.POST("/api/v1.0/campaigns/vouchers/expire", { body: { vouchers: [...codes] } })}
      onDone={() => {
        onDone?.();
        return changed();
      }}
      onClose={onClose}
    >
      <p>
        <Codes codes={codes} /> will be ended for good: redeemed no more, and what was only validated can be confirmed
        no more. This cannot be undone. What was redeemed already stays as it is.
      </p>
    </Ask>
  );
}

/** Asks to whom, and assigns vouchers. */
export function AssignVouchers({ codes, onDone, onClose }: Asking) {
  const changed = useChanged();
  const [identifier, setIdentifier] = useState("");
  return (
    <Ask
      title={codes.length === 1 ? "Assign this voucher" : `Assign ${count(codes.length)} vouchers`}
      action="Assign"
      ready={identifier.trim() !== ""}
      run={() =>
        api.PATCH("/api/v1.0/customers/{identifier}/vouchers", {
          params: { path: { identifier: identifier.trim() } },
          body: { vouchers: [...codes] },
        })
      }
      onDone={() => {
        onDone?.();
        return changed();
      }}
      onClose={onClose}
    >
      <p>
        <Codes codes={codes} /> will belong to one customer, who alone can redeem {codes.length === 1 ? "it" : "them"}.
        All are assigned, or none.
      </p>
      <Field label="Customer" hint="The identifier of a customer whom the project knows.">
        {(id) => (
          <TextInput
            {...id}
            value={identifier}
            onChange={(event) => setIdentifier(event.target.value)}
            maxLength={255}
            autoComplete="off"
            required
            autoFocus
          />
        )}
      </Field>
    </Ask>
  );
}
