import type { ReactNode } from "react";
import { Button } from "../../ui/button";
import { Actions } from "../../ui/dialog";
import { Failure, Notice } from "../../ui/notice";
import { Stack } from "../../ui/page";
import { NotCsv } from "./csv";
import styles from "./progress.module.css";
import { mayRepeat, type Run, type RunState } from "./run";

/** What is wrong with the file itself: it is no CSV file, or it cannot be read any more. */
function fileFault(error: unknown): string | null {
  return error instanceof NotCsv || error instanceof DOMException ? error.message : null;
}

/** How far a long piece of work is, and the buttons to stop it and to go on. */
export function Progress({
  label,
  share,
  text,
  state,
  run,
  children,
}: {
  label: string;
  /** Of 1. */
  share: number;
  text: string;
  state: RunState;
  run: Pick<Run<unknown>, "pause" | "cancel" | "start">;
  /** What is shown once it has ended, one way or the other. */
  children?: ReactNode;
}) {
  const working = state.name === "working" || state.name === "waiting";
  const refused = state.name === "failed" && (fileFault(state.error) !== null || !mayRepeat(state.error));
  const over = state.name === "done" || state.name === "cancelled";
  return (
    <Stack>
      <div className={styles.progress}>
        <progress aria-label={label} max={1} value={Math.min(1, share)} />
        <span className="number" role="status">
          {text}
        </span>
      </div>
      {state.name === "waiting" && (
        <p className="soft">The server is away or busy; it is asked again in {state.seconds} s.</p>
      )}
      {state.name === "failed" && <Failed error={state.error} />}
      {state.name === "paused" && (
        <Notice tone="info">
          <p>Paused. What is done stays.</p>
        </Notice>
      )}
      {state.name === "cancelled" && (
        <Notice tone="warn">
          <p>Cancelled. What was done before stays.</p>
        </Notice>
      )}
      {!over && !refused && (
        <Actions>
          {working ? (
            <Button onClick={() => run.pause()}>Pause</Button>
          ) : (
            <Button kind="primary" onClick={() => run.start()}>
              Go on
            </Button>
          )}
          <Button kind="danger" onClick={() => run.cancel()}>
            Cancel
          </Button>
        </Actions>
      )}
      {children}
    </Stack>
  );
}

function Failed({ error }: { error: unknown }) {
  const fault = fileFault(error);
  if (fault !== null) {
    return (
      <Notice tone="bad">
        <p>{fault}</p>
      </Notice>
    );
  }
  return (
    <>
      <Failure error={error} />
      <p className="soft">
        {mayRepeat(error)
          ? "Going on sends the same request again; nothing is made twice."
          : "What was done before stays."}
      </p>
    </>
  );
}
