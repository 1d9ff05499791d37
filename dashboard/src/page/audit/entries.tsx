import type { ReactNode } from "react";
import { Link } from "react-router";
import type { Schema } from "../../api/client";
import { words } from "../../format/format";
import { useSession } from "../../session/session";
import { useCampaignNames } from "./campaign-names";
import styles from "./entries.module.css";
import { isDecision } from "./events";
import { valueText } from "./values";

export type Entry = Schema<"HistoryEntry">;

/** What happened, one entry below the other: when, what, by whom, what stood there before, and where to read on. */
export function Entries({ label, entries }: { label: string; entries: readonly Entry[] }) {
  return (
    <ol className={styles.entries} aria-label={label}>
      {entries.map((entry) => (
        <OneEntry key={entry.position} entry={entry} />
      ))}
    </ol>
  );
}

function OneEntry({ entry }: { entry: Entry }) {
  const { format } = useSession();
  return (
    <li className={styles.entry}>
      <div className={styles.when}>
        <time dateTime={entry.time}>{format.time(entry.time)}</time>
        <span className="soft">Event {entry.position}</span>
      </div>
      <div className={styles.what}>
        <p>{entry.sentence}</p>
        {entry.changes.length > 0 && <Changes changes={entry.changes} />}
        <p className={styles.meta}>
          <Who who={entry.who} />
          <Subject entry={entry} />
        </p>
        <details className={styles.raw}>
          <summary>
            Particulars<span className="hidden-visually"> of event {entry.position}</span>
          </summary>
          <dl>
            <dt>Event</dt>
            <dd>
              <code>{entry.event}</code>
            </dd>
            <dt>Stream</dt>
            <dd>
              <code>
                {entry.stream}, number {entry.sequence}
              </code>
            </dd>
            <dt>Request</dt>
            <dd>{entry.who.request_id ? <code>{entry.who.request_id}</code> : "–"}</dd>
          </dl>
          <pre>{JSON.stringify(entry.data, null, 2)}</pre>
        </details>
      </div>
    </li>
  );
}

function Changes({ changes }: { changes: Entry["changes"] }) {
  const { format } = useSession();
  return (
    <ul className={styles.changes} aria-label="Changes">
      {changes.map((change) => (
        <li key={change.attribute}>
          <span className="soft">{words(change.attribute)}:</span>{" "}
          {change.before != null && (
            <>
              <del>
                <span className="hidden-visually">before </span>
                {valueText(change.attribute, change.before, format)}
              </del>{" "}
              <span aria-hidden="true">→</span>{" "}
            </>
          )}
          <ins>
            <span className="hidden-visually">after </span>
            {valueText(change.attribute, change.after, format)}
          </ins>
        </li>
      ))}
    </ul>
  );
}

function Who({ who }: { who: Entry["who"] }) {
  if (who.credential === null) {
    return <span>By the system</span>;
  }
  const byKey = who.credential.startsWith("key:");
  const name = byKey
    ? `API key ${who.credential_name ?? who.credential}${who.user_name ? ` of ${who.user_name}` : ""}`
    : (who.user_name ?? who.credential_name ?? who.credential);
  return (
    <span>
      By <Link to={`/audit/history?credential=${encodeURIComponent(who.credential)}`}>{name}</Link>
    </span>
  );
}

/** Links to everything that an entry is about. */
function Subject({ entry: { subject, event, position } }: { entry: Entry }) {
  const names = useCampaignNames();
  const links: [string, ReactNode][] = [];
  const campaign = subject.campaign_id;
  if (campaign !== null) {
    links.push([
      "campaign",
      <Link to={`/campaigns/${campaign}`} key="campaign">
        {names.get(campaign) ?? `Campaign ${campaign}`}
      </Link>,
    ]);
  }
  if (subject.voucher_id !== null && (subject.vouchers ?? 1) === 1) {
    links.push([
      "voucher",
      <Link to={`/vouchers/${subject.voucher_id}`} key="voucher">
        Voucher {subject.voucher_code ?? subject.voucher_id}
      </Link>,
    ]);
  }
  if (subject.customer_identifier !== null) {
    links.push([
      "customer",
      <Link to={`/customers/${encodeURIComponent(subject.customer_identifier)}`} key="customer">
        {subject.customer_identifier}
      </Link>,
    ]);
  }
  if (subject.transaction_id !== null) {
    links.push([
      "transaction",
      <Link to={`/audit/history?transaction_id=${encodeURIComponent(subject.transaction_id)}`} key="transaction">
        Transaction {subject.transaction_id}
      </Link>,
    ]);
  }
  if (isDecision(event)) {
    links.push([
      "decision",
      <Link to={`/audit/decisions/${position}`} key="decision">
        Why
        <span className="hidden-visually"> it was decided so at event {position}</span>
      </Link>,
    ]);
  } else if (campaign !== null && event.startsWith("campaign-")) {
    links.push([
      "as-of",
      <Link to={`/audit/as-of?campaign_id=${campaign}&position=${position}`} key="as-of">
        As it was then
        <span className="hidden-visually">, after event {position}</span>
      </Link>,
    ]);
  }
  return links.map(([key, link]) => <span key={key}>{link}</span>);
}
