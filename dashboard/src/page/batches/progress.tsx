import type { ReactNode } from "react";
import { Button } from "../../ui/button";
import { Actions } from "../../ui/dialog";
import { Failure, Notice } from "../../ui/notice";
import { Stack } from "../../ui/page";
import styles from "./progress.module.css";
import type { Run, RunState } from "./run";

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
      {state.name === "failed" && (
        <>
          <Failure error={state.error} />
          <p className="soft">Going on sends the same request again; nothing is made twice.</p>
        </>
      )}
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
      {!over && (
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
