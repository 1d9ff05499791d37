import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useId } from "react";
import { api, data, type Schema } from "../../api/client";
import { Button } from "../../ui/button";
import { Actions, Dialog } from "../../ui/dialog";
import { Field, Select, TextInput } from "../../ui/field";
import { Failure } from "../../ui/notice";
import { Stack } from "../../ui/page";
import { Secret } from "./secret";

const FIELDS = ["name", "currency", "time_zone"];
const CURRENCIES = [
  ["EUR", "EUR (€)"],
  ["GBP", "GBP (£)"],
  ["USD", "USD ($)"],
  ["AUD", "AUD ($)"],
] as const satisfies readonly (readonly [Schema<"NewProject">["currency"], string])[];

/** Adds a project, and shows the credentials of its first admin once: an API key. */
export function FoundProject({ onClose }: { onClose: () => void }) {
  const queries = useQueryClient();
  const zones = useId();
  const found = useMutation({
    mutationFn: (project: Schema<"NewProject">) => data(api.POST("/api/vouchsafe/v1/projects", { body: project })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ["projects"] }),
  });

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    found.mutate({
      name: String(form.get("name")).trim(),
      currency: String(form.get("currency")) as Schema<"NewProject">["currency"],
      time_zone: String(form.get("time_zone")).trim() || null,
    });
  }

  if (found.data) {
    return (
      <Dialog title={`Project ${found.data.name}`} onClose={onClose}>
        <p>This API key is the project's first admin. Sign in with it to add users to the project.</p>
        <Secret label="Secret of the API key" secret={found.data.api_key.secret} onDone={onClose} />
      </Dialog>
    );
  }
  return (
    <Dialog title="Add a project" onClose={onClose}>
      <form onSubmit={submit} noValidate>
        <Stack>
          {found.isError && <Failure error={found.error} attributes={FIELDS} />}
          <Field label="Name" error={found.error} attribute="name">
            {(wiring) => <TextInput {...wiring} name="name" autoComplete="off" />}
          </Field>
          <Field label="Currency" hint="It stays for ever." error={found.error} attribute="currency">
            {(wiring) => <Select {...wiring} name="currency" options={CURRENCIES} />}
          </Field>
          <Field
            label="Time zone"
            hint="Where its days, weeks and months begin; UTC unless given."
            error={found.error}
            attribute="time_zone"
          >
            {(wiring) => (
              <>
                <TextInput {...wiring} name="time_zone" list={zones} autoComplete="off" placeholder="Europe/London" />
                <datalist id={zones}>
                  {Intl.supportedValuesOf("timeZone").map((zone) => (
                    <option key={zone} value={zone} />
                  ))}
                </datalist>
              </>
            )}
          </Field>
          <Actions>
            <Button type="submit" kind="primary" busy={found.isPending}>
              Add the project
            </Button>
            <Button onClick={onClose}>Leave it</Button>
          </Actions>
        </Stack>
      </form>
    </Dialog>
  );
}
