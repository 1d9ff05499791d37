import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useNavigate } from "react-router";
import { useChanged } from "../../api/changed";
import { api, data } from "../../api/client";
import { Ask } from "../../ui/ask";
import { Field, TextInput } from "../../ui/field";

interface Asking {
  identifier: string;
  onClose: () => void;
}

/** What the list of customers tells after one of them is gone. */
export interface Farewell {
  told: string;
}

/** Leaves the page of a customer who is gone, and forgets what was read about them: neither the address nor the page keeps the identifier. */
function useLeave(): (told: string) => Promise<void> {
  const navigate = useNavigate();
  const queries = useQueryClient();
  const changed = useChanged();
  return (told) => {
    navigate("/customers", { replace: true, state: { told } satisfies Farewell });
    queries.removeQueries({ queryKey: ["customers"] });
    return changed();
  };
}

/** Asks, and deletes a customer who never redeemed anything. */
export function DeleteCustomer({ identifier, onClose }: Asking) {
  const leave = useLeave();
  return (
    <Ask
      title="Delete this customer?"
      action="Delete"
      danger
      run={() => api.DELETE("/api/v1.0/customers/{identifier}", { params: { path: { identifier } } })}
      onDone={() => leave("The customer was deleted.")}
      onClose={onClose}
    >
      <p>
        <strong>{identifier}</strong> will be gone, and assigned vouchers are nobody's again. Possible until the first
        confirmed redemption.
      </p>
    </Ask>
  );
}

/** Explains what erasing means, asks for the identifier to be typed, and erases. */
export function EraseCustomer({ identifier, onClose }: Asking) {
  const leave = useLeave();
  const [typed, setTyped] = useState("");
  const [reason, setReason] = useState("");
  return (
    <Ask
      title="Erase this customer for good?"
      action="Erase for good"
      danger
      ready={typed === identifier}
      attributes={["reason"]}
      run={() =>
        data(
          api.POST("/api/vouchsafe/v1/customers/{identifier}/erasure", {
            params: { path: { identifier } },
            body: { reason: reason.trim() || null },
          }),
        )
      }
      onDone={(erasure) =>
        leave(
          `The customer was erased. What they redeemed stays under the number ${erasure.customer_number}: write that into your record of the request, not the identifier.`,
        )
      }
      onClose={onClose}
    >
      {(error) => (
        <>
          <p>
            The identifier and the key to what is known of <strong>{identifier}</strong> (user agents and locations) are
            destroyed. Nobody can bring them back.
          </p>
          <p>
            Redemptions with their amounts, and all budgets and limits, stay, without a customer. Vouchers that are
            assigned and unused are free again. What was validated and not confirmed can be confirmed no more. Whoever
            comes under the identifier later is a new customer. Backups are not reached.
          </p>
          <Field
            label="Reason"
            attribute="reason"
            error={error}
            hint="For the record. It must not hold the identifier."
          >
            {(id) => (
              <TextInput {...id} value={reason} maxLength={500} onChange={(event) => setReason(event.target.value)} />
            )}
          </Field>
          <Field label="Type the identifier to go on">
            {(id) => (
              <TextInput
                {...id}
                value={typed}
                onChange={(event) => setTyped(event.target.value)}
                autoComplete="off"
                spellCheck={false}
                required
              />
            )}
          </Field>
        </>
      )}
    </Ask>
  );
}
