import { useEffect, useRef, useState } from "react";
import { Run, type RunState } from "./run";

/** A long piece of work of a page. Whoever leaves the page while it goes on is asked first by the browser, and then it ends after the present step. */
export function useRun<Step>() {
  const [state, setState] = useState<RunState | null>(null);
  const run = useRef<Run<Step> | null>(null);
  const active = state !== null && state.name !== "done" && state.name !== "cancelled";

  useEffect(() => {
    if (!active) {
      return;
    }
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [active]);
  useEffect(() => () => run.current?.cancel(), []);

  const begin = (steps: AsyncIterator<Step>, act: (step: Step) => Promise<void>) => {
    run.current = new Run(steps, act, setState);
    void run.current.start();
  };
  const reset = () => {
    run.current = null;
    setState(null);
  };
  return { state, run: run.current, begin, reset };
}
