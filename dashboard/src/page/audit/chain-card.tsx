import { useQuery } from "@tanstack/react-query";
import { api, data, type Schema } from "../../api/client";
import { count } from "../../format/format";
import { useSession } from "../../session/session";
import { Card, Facts } from "../../ui/card";
import { Notice, Pill } from "../../ui/notice";
import { Loaded } from "../../ui/query";

const AGAIN_MILLIS = 30_000;

/** The chain of hashes over all events, its signed checkpoints, and what the server found when it last verified them. */
export function ChainCard() {
  const query = useQuery({
    queryKey: ["audit", "chain"],
    refetchInterval: AGAIN_MILLIS,
    queryFn: () => data(api.GET("/api/vouchsafe/v1/audit/chain")),
  });
  return (
    <Card title="Proof" actions={query.data && <State chain={query.data} />}>
      <Loaded query={query}>{(chain) => <Proof chain={chain} />}</Loaded>
    </Card>
  );
}

function State({ chain: { head_position, verified } }: { chain: Schema<"ChainStatus"> }) {
  if (head_position === null) {
    return <Pill tone="neutral">No chain</Pill>;
  }
  if (verified === null) {
    return <Pill tone="neutral">Not verified yet</Pill>;
  }
  return verified.intact ? <Pill tone="good">Intact</Pill> : <Pill tone="bad">Broken</Pill>;
}

function Proof({ chain: { head_position, last_checkpoint, verified } }: { chain: Schema<"ChainStatus"> }) {
  const { format } = useSession();
  if (head_position === null) {
    return <p>This server keeps no chain of hashes over its events.</p>;
  }
  return (
    <>
      {verified && !verified.intact && (
        <Notice tone="bad">
          <p>What is stored is not what was written: {verified.problem ?? "the chain is broken"}</p>
        </Notice>
      )}
      <Facts
        facts={[
          ["Newest event in the chain", count(head_position)],
          [
            "Verified",
            verified ? `up to event ${count(verified.up_to)}, at ${format.time(verified.at)}` : "not since the start",
          ],
          [
            "Latest signed checkpoint",
            last_checkpoint
              ? `up to event ${count(last_checkpoint.position)}, at ${format.time(last_checkpoint.time)}`
              : "none yet",
          ],
          ["Signed with key", last_checkpoint && <code>{last_checkpoint.key}</code>],
          ["Hash of the checkpoint", last_checkpoint && <code>{last_checkpoint.hash}</code>],
        ]}
      />
      <p className="soft">
        The server verifies what is new at each checkpoint. To verify everything from the beginning, run{" "}
        <code>./vouchsafe audit verify</code>.
      </p>
    </>
  );
}
