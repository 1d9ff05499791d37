import { useMutation } from "@tanstack/react-query";
import type { FormEvent, ReactNode } from "react";
import { Button } from "./button";
import { Actions, Dialog } from "./dialog";
import { Failure } from "./notice";
import { Stack } from "./page";

/**
 * Asks before something is done that matters, and says what became of it if it failed. `children` tell what will happen; given a function, they get the
 * failure, so that fields can show their part of it (name those in `attributes`).
 */
export function Ask<Result>({
  title,
  action,
  run,
  onDone,
  onClose,
  danger = false,
  ready = true,
  attributes,
  children,
}: {
  title: string;
  /** What the button says that does it. */
  action: string;
  run: () => Promise<Result>;
  /** After it was done. The dialog has been told to close. */
  onDone?: (result: Result) => void;
  onClose: () => void;
  danger?: boolean;
  /** Whether all is there that is needed. */
  ready?: boolean;
  attributes?: readonly string[];
  children: ReactNode | ((error: unknown) => ReactNode);
}) {
  const doing = useMutation({
    mutationFn: run,
    onSuccess: (result) => {
      onClose();
      onDone?.(result);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (ready && !doing.isPending) {
      doing.mutate();
    }
  };
  return (
    <Dialog title={title} onClose={onClose}>
      <form onSubmit={submit}>
        <Stack>
          {typeof children === "function" ? children(doing.error) : children}
          {doing.isError && <Failure error={doing.error} attributes={attributes} />}
          <Actions>
            <Button type="submit" kind={danger ? "danger" : "primary"} busy={doing.isPending} disabled={!ready}>
              {action}
            </Button>
            <Button onClick={onClose}>Cancel</Button>
          </Actions>
        </Stack>
      </form>
    </Dialog>
  );
}
