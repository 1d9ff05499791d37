import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, data, type Schema } from "../../api/client";
import { count, relative, words } from "../../format/format";
import { useSession } from "../../session/session";
import { Button } from "../../ui/button";
import { Card } from "../../ui/card";
import { Empty, Failure, Notice, Pill, type Tone } from "../../ui/notice";
import { Loaded } from "../../ui/query";
import { Table } from "../../ui/table";

type Reconciliation = Schema<"Reconciliation">;

const KEY = ["reconciliations"];
const RUNNING_MILLIS = 1_000;
const IDLE_MILLIS = 60_000;
/** One that says that it runs since longer than this has lost its process. */
const LOST_MILLIS = 3_600_000;
const SHOWN = 5;

const TONES: Record<Reconciliation["state"], Tone> = {
  running: "info",
  clean: "good",
  different: "bad",
  failed: "warn",
};

function isRunning(one: Reconciliation | undefined, now: number): boolean {
  return one?.state === "running" && now - Date.parse(one.started_at) < LOST_MILLIS;
}

/** Whether the counters of the redemptions agree with what the events add up to; and one more look now. */
export function ReconciliationCard() {
  const { may } = useSession();
  const queries = useQueryClient();
  const query = useQuery({
    queryKey: KEY,
    refetchInterval: ({ state }) => (isRunning(state.data?.[0], Date.now()) ? RUNNING_MILLIS : IDLE_MILLIS),
    queryFn: () => data(api.GET("/api/vouchsafe/v1/reconciliations")),
  });
  const start = useMutation({
    mutationFn: () => data(api.POST("/api/vouchsafe/v1/reconciliations")),
    onSettled: () => queries.invalidateQueries({ queryKey: KEY }),
  });
  const running = isRunning(query.data?.[0], query.dataUpdatedAt);
  return (
    <Card
      title="Reconciliation"
      actions={
        may("startReconciliation") && (
          <Button busy={start.isPending} disabled={running} onClick={() => start.mutate()}>
            Reconcile now
          </Button>
        )
      }
    >
      {start.isError && <Failure error={start.error} />}
      <Loaded query={query}>
        {(runs) =>
          runs[0] === undefined ? (
            <Empty title="Nothing has been reconciled yet." />
          ) : (
            <>
              <Latest run={runs[0]} now={query.dataUpdatedAt} running={running} />
              {runs.length > 1 && <Earlier runs={runs.slice(1, SHOWN)} />}
            </>
          )
        }
      </Loaded>
    </Card>
  );
}

function Latest({ run, now, running }: { run: Reconciliation; now: number; running: boolean }) {
  const { format } = useSession();
  if (running) {
    return (
      <div role="status">
        <p>
          <Pill tone="info">Running</Pill> Comparing all counters with the events, started{" "}
          {relative(run.started_at, Math.max(now, Date.parse(run.started_at)))}.
        </p>
        <progress aria-label="Reconciliation" />
      </div>
    );
  }
  return (
    <>
      <p role="status">
        <Pill tone={TONES[run.state]}>{words(run.state)}</Pill> {outcome(run)}
      </p>
      <p className="soft">
        Started {format.time(run.started_at)} by {run.requested_by}
        {run.ended_at && `, ended ${format.time(run.ended_at)}`}
        {run.position !== null && `, up to event ${count(run.position)}`}.
      </p>
      {run.problem && <Notice tone="warn">{run.problem}</Notice>}
      {run.found.length > 0 && (
        <Notice tone="bad">
          <ul>
            {run.found.map((difference) => (
              <li key={difference}>{difference}</li>
            ))}
          </ul>
        </Notice>
      )}
    </>
  );
}

function outcome(run: Reconciliation): string {
  switch (run.state) {
    case "clean":
      return `${count(run.redemptions)} redemptions add up; ${count(run.compared)} counters agree with the events.`;
    case "different":
      return `${count(run.differences)} of ${count(run.compared)} counters differ from what the events add up to.`;
    case "failed":
      return "It could not be finished.";
    case "running":
      return "Its process ended in the middle.";
  }
}

function Earlier({ runs }: { runs: readonly Reconciliation[] }) {
  const { format } = useSession();
  return (
    <Table
      label="Earlier reconciliations"
      rows={runs}
      keyOf={(run) => run.id}
      columns={[
        { head: "Started", cell: (run) => format.time(run.started_at) },
        { head: "Outcome", cell: (run) => <Pill tone={TONES[run.state]}>{words(run.state)}</Pill> },
        { head: "By", cell: (run) => run.requested_by },
        { head: "Differences", cell: (run) => count(run.differences), number: true },
      ]}
    />
  );
}
