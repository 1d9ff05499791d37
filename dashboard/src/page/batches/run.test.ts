import { expect, test } from "vitest";
import { ApiError } from "../../api/error";
import { mayRepeat, Run, type RunState } from "./run";

async function* steps(count: number) {
  for (let step = 1; step <= count; step++) {
    yield step;
  }
}

function runOf(count: number, act: (step: number, run: Run<number>) => void) {
  const done: number[] = [];
  const states: string[] = [];
  const waits: number[] = [];
  const run: Run<number> = new Run(
    steps(count),
    async (step) => {
      act(step, run);
      done.push(step);
    },
    (state: RunState) => states.push(state.name),
    async (seconds) => {
      waits.push(seconds);
    },
  );
  return { run, done, states, waits };
}

const refusal = (status: number, retryAfter: number | null = null) =>
  new ApiError(status, "code", "message", [], retryAfter);

test("does one step after the other", async () => {
  const { run, done, states } = runOf(3, () => {});
  await run.start();
  expect(done).toEqual([1, 2, 3]);
  expect(states).toEqual(["working", "done"]);
});

test("asks again what fails for a reason that passes, as late as the server says", async () => {
  let failures = 2;
  const { run, done, waits } = runOf(2, (step) => {
    if (step === 2 && failures-- > 0) {
      throw failures === 1 ? refusal(503, 7) : new TypeError("no connection");
    }
  });
  await run.start();
  expect(done).toEqual([1, 2]);
  expect(waits).toEqual([7, 2]);
});

test("stops after some attempts, and goes on with the step that failed", async () => {
  let broken = true;
  const { run, done, states, waits } = runOf(3, (step) => {
    if (step === 2 && broken) {
      throw refusal(503);
    }
  });
  await run.start();
  expect(done).toEqual([1]);
  expect(states.at(-1)).toBe("failed");
  expect(waits).toEqual([1, 2, 4]);
  broken = false;
  await run.start();
  expect(done).toEqual([1, 2, 3]);
  expect(states.at(-1)).toBe("done");
});

test("does not ask again what was refused", async () => {
  const { run, states, waits } = runOf(1, () => {
    throw refusal(422);
  });
  await run.start();
  expect(states).toEqual(["working", "failed"]);
  expect(waits).toEqual([]);
  expect(mayRepeat(refusal(409))).toBe(true);
  expect(mayRepeat(refusal(401))).toBe(false);
});

test("pauses between two steps and goes on from there", async () => {
  const { run, done, states } = runOf(3, (step, self) => {
    if (step === 1) {
      self.pause();
    }
  });
  await run.start();
  expect(done).toEqual([1]);
  expect(states.at(-1)).toBe("paused");
  await run.start();
  expect(done).toEqual([1, 2, 3]);
});

test("once cancelled, it does nothing more", async () => {
  const { run, done, states } = runOf(3, (step, self) => {
    if (step === 2) {
      self.cancel();
    }
  });
  await run.start();
  await run.start();
  expect(done).toEqual([1, 2]);
  expect(states.at(-1)).toBe("cancelled");
});

test("can be cancelled while it is paused", async () => {
  const { run, states } = runOf(2, (_step, self) => self.pause());
  await run.start();
  run.cancel();
  expect(states.at(-1)).toBe("cancelled");
});
