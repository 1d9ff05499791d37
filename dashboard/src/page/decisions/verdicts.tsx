import type { Schema } from "../../api/client";
import { words } from "../../format/format";
import { Pill } from "../../ui/notice";
import styles from "./decisions.module.css";
import { shown, VERDICTS } from "./words";

type Verdict = Schema<"DecisionVerdict">;

/** What each rule said, in the order in which they were asked; those with nothing to ask for stand folded at the end. */
export function Verdicts({ verdicts }: { verdicts: readonly Verdict[] }) {
  const asked = verdicts.filter((verdict) => verdict.verdict !== "not_applicable");
  const idle = verdicts.filter((verdict) => verdict.verdict === "not_applicable");
  return (
    <>
      <ol className={styles.verdicts} aria-label="Verdicts">
        {asked.map((verdict) => (
          <OneVerdict key={verdict.check} verdict={verdict} />
        ))}
      </ol>
      {idle.length > 0 && (
        <details className={styles.more}>
          <summary>{`${idle.length} ${idle.length === 1 ? "rule" : "rules"} had nothing to ask for`}</summary>
          <ol className={styles.plain}>
            {idle.map((verdict) => (
              <li key={verdict.check}>
                <strong>{words(verdict.check)}</strong> <span className="soft">{verdict.requires}</span>
              </li>
            ))}
          </ol>
        </details>
      )}
    </>
  );
}

function OneVerdict({ verdict }: { verdict: Verdict }) {
  const { word, tone } = VERDICTS[verdict.verdict];
  return (
    <li className={verdict.verdict === "refused" ? `${styles.verdict} ${styles.refused}` : styles.verdict}>
      <div className={styles.line}>
        <Pill tone={tone}>{word}</Pill>
        <strong>{words(verdict.check)}</strong>
      </div>
      <p>
        {verdict.requires} <span className="soft">{verdict.seen}</span>
      </p>
      {verdict.refusal && (
        <p>
          Told to the client: {verdict.refusal.message} <code>{verdict.refusal.code}</code>
        </p>
      )}
      {verdict.rules.length > 0 && (
        <ul className={styles.rules} aria-label="Rules of the campaign">
          {verdict.rules.map((rule) => (
            <li key={`${rule.kind} ${rule.id}`}>
              <span className={styles.line}>
                <Pill tone={rule.met ? "good" : "warn"}>{rule.met ? "Met" : "Not met"}</Pill>
                <span>{`${words(rule.kind)} rule ${rule.id}, revision ${rule.revision}`}</span>
              </span>
              <p>
                {rule.requires} <span className="soft">{rule.seen}</span>
              </p>
            </li>
          ))}
        </ul>
      )}
      <Values data={verdict.data} />
    </li>
  );
}

function Values({ data }: { data: Record<string, unknown> }) {
  const entries = Object.entries(data);
  if (entries.length === 0) {
    return null;
  }
  return (
    <dl className={styles.values}>
      {entries.map(([name, value]) => (
        <div key={name}>
          <dt>{words(name)}</dt>
          <dd>{shown(value)}</dd>
        </div>
      ))}
    </dl>
  );
}
