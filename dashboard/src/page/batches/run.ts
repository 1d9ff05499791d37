import { ApiError, isTransient } from "../../api/error";

/** How a long piece of work stands. */
export type RunState =
  | { readonly name: "working" }
  | { readonly name: "waiting"; readonly seconds: number }
  | { readonly name: "paused" }
  | { readonly name: "failed"; readonly error: unknown }
  | { readonly name: "cancelled" }
  | { readonly name: "done" };

/** A step is asked again so often by itself, and longer each time, before a person must decide. */
const TRIES = 4;
const MOST_SECONDS = 30;

export const sleep = (seconds: number): Promise<void> => new Promise((done) => setTimeout(done, seconds * 1000));

/** Whether the same request may be sent again and have another outcome. */
export function mayRepeat(error: unknown): boolean {
  return isTransient(error) || (error instanceof ApiError && (error.status === 409 || error.status === 429));
}

/**
 * Does steps one after the other. Between them it can be paused and cancelled; a step that fails for a reason that passes is asked again, and after that a
 * person may have it asked again. Every step must be safe to repeat: it sends an Idempotency-Key that stays the same.
 */
export class Run<Step> {
  private state: RunState = { name: "working" };
  private wanted: "go on" | "pause" | "cancel" = "go on";
  private current: Step | null = null;
  private busy = false;

  constructor(
    private readonly steps: AsyncIterator<Step>,
    private readonly act: (step: Step) => Promise<void>,
    private readonly onState: (state: RunState) => void,
    private readonly wait: (seconds: number) => Promise<void> = sleep,
  ) {}

  pause(): void {
    this.wanted = "pause";
  }

  cancel(): void {
    this.wanted = "cancel";
    if (!this.busy) {
      this.become({ name: "cancelled" });
    }
  }

  /** Begins, or goes on after a pause or a failure, with the step that has failed. */
  async start(): Promise<void> {
    if (this.busy || this.state.name === "done" || this.state.name === "cancelled") {
      return;
    }
    this.busy = true;
    this.wanted = "go on";
    this.become({ name: "working" });
    try {
      this.become(await this.work());
    } catch (error) {
      this.become({ name: "failed", error });
    } finally {
      this.busy = false;
    }
  }

  private async work(): Promise<RunState> {
    for (;;) {
      const asked = this.asked();
      if (asked !== null) {
        return asked;
      }
      if (this.current === null) {
        const next = await this.steps.next();
        if (next.done) {
          return { name: "done" };
        }
        this.current = next.value;
      }
      const stopped = await this.attempt(this.current);
      if (stopped !== null) {
        return stopped;
      }
      this.current = null;
    }
  }

  private asked(): RunState | null {
    return this.wanted === "pause" ? { name: "paused" } : this.wanted === "cancel" ? { name: "cancelled" } : null;
  }

  private async attempt(step: Step): Promise<RunState | null> {
    for (let attempt = 1; ; attempt++) {
      try {
        await this.act(step);
        return null;
      } catch (error) {
        if (!mayRepeat(error) || attempt === TRIES) {
          throw error;
        }
        const told = error instanceof ApiError ? error.retryAfter : null;
        const seconds = Math.min(MOST_SECONDS, told ?? 2 ** (attempt - 1));
        this.become({ name: "waiting", seconds });
        await this.wait(seconds);
        const asked = this.asked();
        if (asked !== null) {
          return asked;
        }
        this.become({ name: "working" });
      }
    }
  }

  private become(state: RunState): void {
    this.state = state;
    this.onState(state);
  }
}
