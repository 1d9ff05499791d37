import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api, data, type Schema } from "../../api/client";
import { count, words } from "../../format/format";
import { useSession } from "../../session/session";
import { Button } from "../../ui/button";
import { Card, Figure, Figures } from "../../ui/card";
import { Actions, Dialog } from "../../ui/dialog";
import { Empty, Failure, Pill, type Tone } from "../../ui/notice";
import { Page } from "../../ui/page";
import { Loaded } from "../../ui/query";
import { Table } from "../../ui/table";
import { isUnderWay, useRate } from "./progress";
import { RebuildState } from "./rebuild-state";

type Projection = Schema<"Projection">;

const KEY = ["projections"];
const BUSY_MILLIS = 1_000;
const IDLE_MILLIS = 5_000;

const TONES: Record<Projection["state"], Tone | "neutral"> = {
  running: "good",
  standing_by: "neutral",
  filling: "info",
  failing: "bad",
  stopped: "warn",
};

function isBusy(projection: Projection): boolean {
  return projection.behind > 0 || isUnderWay(projection.rebuild);
}

/** What lists and reads come from: how far each projection is, and making its rows anew. */
export default function ProjectionsPage() {
  const query = useQuery({
    queryKey: KEY,
    refetchInterval: ({ state }) => (state.data?.some(isBusy) ? BUSY_MILLIS : IDLE_MILLIS),
    queryFn: () => data(api.GET("/api/vouchsafe/v1/projections")),
  });
  return (
    <Page
      title="Projections"
      lead="What lists, reads and reports come from. Each follows the events, and can be made anew from them."
    >
      <Loaded query={query} lines={10}>
        {(projections) =>
          projections.length === 0 ? (
            <Empty title="This server has no projections." />
          ) : (
            <All projections={projections} at={query.dataUpdatedAt} />
          )
        }
      </Loaded>
    </Page>
  );
}

function All({ projections, at }: { projections: readonly Projection[]; at: number }) {
  const { may } = useSession();
  const [asked, setAsked] = useState<Projection | null>(null);
  const rate = useRate(projections, at);
  const behind = projections.filter((projection) => projection.behind > 0).length;
  const rebuilding = projections.filter((projection) => isUnderWay(projection.rebuild)).length;
  return (
    <>
      <Card title="All together">
        <Figures>
          <Figure label="Newest event" value={count(Math.max(...projections.map((one) => one.head)))} />
          <Figure label="Projections and their rebuilds" value={count(projections.length)} />
          <Figure label="Behind" value={count(behind)} note={behind === 0 ? "all up to date" : undefined} />
          <Figure label="Being rebuilt" value={count(rebuilding)} />
        </Figures>
      </Card>
      <Card title="Projections">
        <Table
          label="Projections and their rebuilds"
          rows={projections}
          keyOf={(one) => one.name}
          columns={[
            { head: "Projection", cell: (one) => words(one.name) },
            { head: "State", cell: (one) => <Pill tone={TONES[one.state]}>{words(one.state)}</Pill> },
            { head: "Position", cell: (one) => count(one.position), number: true },
            { head: "Events behind", cell: (one) => count(one.behind), number: true },
            { head: "Events per second", cell: (one) => count(rate.get(one.name)), number: true },
            { head: "Rebuild", cell: (one) => <RebuildState name={one.name} rebuild={one.rebuild} /> },
            {
              head: "Actions",
              cell: (one) =>
                isUnderWay(one.rebuild)
                  ? may("cancelRebuild") && !one.rebuild?.first && <Cancel name={one.name} />
                  : may("rebuildProjection") && (
                      <Button onClick={() => setAsked(one)} aria-label={`Rebuild ${words(one.name)}`}>
                        Rebuild
                      </Button>
                    ),
            },
          ]}
        />
      </Card>
      {asked && <Ask projection={asked} onClose={() => setAsked(null)} />}
    </>
  );
}

function Ask({ projection, onClose }: { projection: Projection; onClose: () => void }) {
  const queries = useQueryClient();
  const rebuild = useMutation({
    mutationFn: () =>
      data(
        api.POST("/api/vouchsafe/v1/projections/{projection}/rebuild", {
          params: { path: { projection: projection.name } },
        }),
      ),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: KEY });
      onClose();
    },
  });
  return (
    <Dialog title={`Rebuild ${words(projection.name)}?`} onClose={onClose}>
      <p>
        Its rows are made anew from all {count(projection.head)} events. Meanwhile the old rows are read; when the new
        ones have caught up, they take their place at once. It goes on in the background, also after a restart.
      </p>
      {rebuild.isError && <Failure error={rebuild.error} />}
      <Actions>
        <Button kind="primary" busy={rebuild.isPending} onClick={() => rebuild.mutate()}>
          Rebuild
        </Button>
        <Button onClick={onClose}>Leave it</Button>
      </Actions>
    </Dialog>
  );
}

function Cancel({ name }: { name: string }) {
  const queries = useQueryClient();
  const cancel = useMutation({
    mutationFn: () =>
      api.DELETE("/api/vouchsafe/v1/projections/{projection}/rebuild", { params: { path: { projection: name } } }),
    onSettled: () => queries.invalidateQueries({ queryKey: KEY }),
  });
  return (
    <>
      <Button
        kind="danger"
        busy={cancel.isPending}
        onClick={() => cancel.mutate()}
        aria-label={`Cancel the rebuild of ${words(name)}`}
      >
        Cancel
      </Button>
      {cancel.isError && <Failure error={cancel.error} />}
    </>
  );
}
