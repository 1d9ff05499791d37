import type { FormEvent, ReactNode } from "react";
import { Button, ButtonLink } from "../../ui/button";
import { Actions } from "../../ui/dialog";
import { Failure } from "../../ui/notice";
import { Stack } from "../../ui/page";
import type { Terms } from "./queries";

/** What the form of every kind of rule is given. */
export interface RuleFormProps {
  /** Why the last attempt failed, if it did. */
  error: unknown;
  busy: boolean;
  save: (terms: Terms) => void;
  /** Where to go without saving. */
  back: string;
}

/** The frame of a rule's form: its fields, what was refused besides them, and the buttons. */
export function RuleForm({
  error,
  busy,
  back,
  attributes,
  terms,
  save,
  children,
  disabled = false,
}: RuleFormProps & {
  /** Those whose refusals stand beside their fields. */
  attributes: readonly string[];
  terms: () => Terms;
  children: ReactNode;
  disabled?: boolean;
}) {
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save(terms());
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        {children}
        {error !== null && error !== undefined && <Failure error={error} attributes={attributes} />}
        <Actions>
          <Button kind="primary" type="submit" busy={busy} disabled={disabled}>
            Save the rule
          </Button>
          <ButtonLink to={back}>Cancel</ButtonLink>
        </Actions>
      </Stack>
    </form>
  );
}

/** A number from an input; nothing for an empty one, so that the API says what it misses, and the text itself for what is no number. */
export function numberFrom(text: string): number | string | undefined {
  const trimmed = text.trim();
  if (trimmed === "") {
    return undefined;
  }
  const value = Number(trimmed);
  return Number.isFinite(value) ? value : trimmed;
}
