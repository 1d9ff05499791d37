import type { ReactNode } from "react";
import { ApiError, explain } from "../api/error";
import { Button } from "./button";
import styles from "./notice.module.css";

export type Tone = "info" | "good" | "warn" | "bad";

/** Something that must be read. Bad news is announced at once. */
export function Notice({ tone, children }: { tone: Tone; children: ReactNode }) {
  return (
    <div className={`${styles.notice} ${styles[tone]}`} role={tone === "bad" ? "alert" : "status"}>
      {children}
    </div>
  );
}

/** What came of a request that failed, with a way to try again where there is one. `attributes` are shown beside their fields and not here. */
export function Failure({
  error,
  retry,
  attributes = [],
}: {
  error: unknown;
  retry?: () => void;
  attributes?: readonly string[];
}) {
  const reasons = error instanceof ApiError ? error.reasons.filter((r) => !attributes.includes(r.attribute)) : [];
  return (
    <Notice tone="bad">
      <p>{explain(error)}</p>
      {reasons.length > 0 && (
        <ul className={styles.reasons}>
          {reasons.map((reason) => (
            <li key={`${reason.attribute} ${reason.code}`}>
              {reason.attribute === "base" ? "" : `${reason.attribute.replaceAll("_", " ")}: `}
              {reason.message}
            </li>
          ))}
        </ul>
      )}
      {retry && <Button onClick={retry}>Try again</Button>}
    </Notice>
  );
}

/** Where a list or a page has nothing to show, and what to do about it. */
export function Empty({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className={styles.empty}>
      <p className={styles.title}>{title}</p>
      {children}
    </div>
  );
}

/** Stands for what is being read. */
export function Loading({ lines = 4, label = "Loading" }: { lines?: number; label?: string }) {
  return (
    <div className={styles.loading} role="status" aria-label={label}>
      {Array.from({ length: lines }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines are all alike and never move
        <span key={line} />
      ))}
    </div>
  );
}

/** A small word with a colour, for states. The word alone says it all. */
export function Pill({ tone, children }: { tone: Tone | "neutral"; children: ReactNode }) {
  return <span className={`${styles.pill} ${styles[tone]}`}>{children}</span>;
}
