import type { Schema } from "../../api/client";
import { words } from "../../format/format";
import { Pill } from "../../ui/notice";
import styles from "./decisions.module.css";
import { shown, VERDICTS } from "./words";

type Verdict = Schema<"DecisionVerdict">;

/** What each rule said, in the order in which they were asked. Where some refused, these stand first and open, and what passed is folded. */
export function Verdicts({ verdicts }: { verdicts: readonly Verdict[] }) {
  const of = (kind: Verdict["verdict"]) => verdicts.filter((verdict) => verdict.verdict === kind);
  const refused = of("refused");
  const passed = of("passed");
  const idle = of("not_applicable");
  return (
    <>
      {refused.length > 0 && <Full label="Rules that refused" verdicts={refused} />}
      {refused.length === 0 && <Full label="Rules that passed" verdicts={passed} />}
      {refused.length > 0 && passed.length > 0 && (
        <details className={styles.more}>
          <summary>{`${rules(passed.length)} passed`}</summary>
          <Full label="Rules that passed" verdicts={passed} />
        </details>
      )}
      {idle.length > 0 && (
        <details className={styles.more}>
          <summary>{`${rules(idle.length)} had nothing to ask for`}</summary>
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

function rules(number: number): string {
  return `${number} ${number === 1 ? "rule" : "rules"}`;
}

function Full({ label, verdicts }: { label: string; verdicts: readonly Verdict[] }) {
  return (
    <ol className={styles.verdicts} aria-label={label}>
      {verdicts.map((verdict) => (
        <OneVerdict key={verdict.check} verdict={verdict} />
      ))}
    </ol>
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
