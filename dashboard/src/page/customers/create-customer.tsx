import { useState } from "react";
import { useNavigate } from "react-router";
import { useChanged } from "../../api/changed";
import { api } from "../../api/client";
import { Ask } from "../../ui/ask";
import { Checkbox, Field, TextInput } from "../../ui/field";
import { customerPath } from "./customer-queries";

/** Registers a customer before their first redemption. */
export function CreateCustomer({ onClose }: { onClose: () => void }) {
  const navigate = useNavigate();
  const changed = useChanged();
  const [identifier, setIdentifier] = useState("");
  const [bought, setBought] = useState(false);
  return (
    <Ask
      title="New customer"
      action="Create"
      attributes={["identifier"]}
      ready={identifier.trim() !== ""}
      run={() =>
        api.POST("/api/v1.0/customers", { body: { identifier: identifier.trim(), is_new: bought ? false : undefined } })
      }
      onDone={() => {
        navigate(customerPath(identifier.trim()));
        return changed();
      }}
      onClose={onClose}
    >
      {(error) => (
        <>
          <Field
            label="Identifier"
            attribute="identifier"
            error={error}
            hint="What your shop calls the customer: a number, or an e-mail address."
          >
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
          <Checkbox
            label="Has bought before, so is no new customer"
            checked={bought}
            onChange={(event) => setBought(event.target.checked)}
          />
        </>
      )}
    </Ask>
  );
}
