import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Link } from "react-router";
import type { Schema } from "../../api/client";
import { words } from "../../format/format";
import { useSession } from "../../session/session";
import { Button } from "../../ui/button";
import { Empty } from "../../ui/notice";
import { Stack } from "../../ui/page";
import { Loaded } from "../../ui/query";
import { shown } from "../decisions/words";
import { DropRedemption, ReverseRedemption } from "./redemption-actions";
import { type Standing, standings } from "./standing";
import { timelineQuery } from "./voucher-queries";
import styles from "./vouchers.module.css";

type Entry = Schema<"HistoryEntry">;

/** Who did what with a voucher, and when; newest first. What a redemption can still be done about is offered where it came to stand so. */
export function Timeline({ voucherId, code }: { voucherId: number; code: string | null }) {
  const query = useInfiniteQuery({
    ...timelineQuery(String(voucherId)),
    select: ({ pages }) => pages.flatMap((page) => page.items),
  });
  return (
    <Loaded query={query}>
      {(entries) => {
        if (entries.length === 0) {
          return <Empty title="Nothing is known of it yet." />;
        }
        const open = standings(entries);
        return (
          <Stack>
            <ol className={styles.timeline} aria-label="What happened, newest first">
              {entries.map((entry) => (
                <OneEntry key={entry.position} entry={entry} standing={open.get(entry.position)} code={code} />
              ))}
            </ol>
            {query.hasNextPage && (
              <div>
                <Button busy={query.isFetchingNextPage} onClick={() => query.fetchNextPage()}>
                  Show what happened before
                </Button>
              </div>
            )}
          </Stack>
        );
      }}
    </Loaded>
  );
}

const DECIDED: readonly Entry["event"][] = ["redemption-validated", "redemption-confirmed", "redemption-declined"];
const ENDINGS: readonly Entry["event"][] = ["redemption-declined", "voucher-expired", "voucher-deleted"];

function OneEntry({ entry, standing, code }: { entry: Entry; standing: Standing | undefined; code: string | null }) {
  const { format, may } = useSession();
  const [asking, setAsking] = useState(false);
  const transactionId = entry.subject.transaction_id;
  const dot = ENDINGS.includes(entry.event) ? styles.bad : entry.event.startsWith("redemption-") ? "" : styles.quiet;
  const offered =
    transactionId !== null &&
    ((standing === "confirmed" && may("reverseRedemption")) ||
      (standing === "pending" && code !== null && may("deleteRedemption")));
  return (
    <li className={`${styles.entry} ${dot}`}>
      <strong>{entry.sentence}</strong>
      <span className="soft">
        <time dateTime={entry.time}>{format.time(entry.time)}</time> · {whoOf(entry.who)}
        {transactionId !== null && ` · transaction ${transactionId}`}
        {entry.subject.customer_identifier !== null && ` · customer ${entry.subject.customer_identifier}`}
      </span>
      {entry.changes.map((change) => (
        <span key={change.attribute}>
          {words(change.attribute)}: {shown(change.before)} → {shown(change.after)}
        </span>
      ))}
      {(DECIDED.includes(entry.event) || offered) && (
        <span className={styles.links}>
          {DECIDED.includes(entry.event) && may("explainDecision") && (
            <Link to={`/audit/decisions/${entry.position}`}>Why</Link>
          )}
          {offered && (
            <Button kind="link" onClick={() => setAsking(true)}>
              {standing === "confirmed" ? "Reverse this redemption" : "Drop this redemption"}
            </Button>
          )}
        </span>
      )}
      {asking && transactionId !== null && standing === "confirmed" && (
        <ReverseRedemption transactionId={transactionId} onClose={() => setAsking(false)} />
      )}
      {asking && transactionId !== null && standing === "pending" && code !== null && (
        <DropRedemption transactionId={transactionId} code={code} onClose={() => setAsking(false)} />
      )}
    </li>
  );
}

/** Who did something, as far as that is known: the user, by which key, else the credential. */
export function whoOf(who: Entry["who"]): string {
  if (who.credential === null) {
    return "by nobody that is known";
  }
  const key = who.credential.startsWith("key:") ? ` (key ${who.credential_name ?? who.credential.slice(4)})` : "";
  return `by ${who.user_name ?? who.credential_name ?? who.credential}${key}`;
}
