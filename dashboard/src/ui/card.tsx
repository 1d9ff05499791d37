import { type ReactNode, useId } from "react";
import styles from "./card.module.css";
import { Meter } from "./meter";

/** A titled part of a page. */
export function Card({
  title,
  actions,
  children,
  wide = false,
}: {
  title: string;
  actions?: ReactNode;
  children: ReactNode;
  /** Over the whole width of a {@link Grid}. */
  wide?: boolean;
}) {
  const id = useId();
  return (
    <section className={wide ? `${styles.card} ${styles.wide}` : styles.card} aria-labelledby={id}>
      <header className={styles.head}>
        <h2 id={id}>{title}</h2>
        {actions && <div className={styles.actions}>{actions}</div>}
      </header>
      {children}
    </section>
  );
}

/** Parts beside each other where there is room, below each other where there is none. */
export function Grid({ children, columns = 2 }: { children: ReactNode; columns?: 2 | 3 | 4 }) {
  return <div className={`${styles.grid} ${styles[`columns${columns}`]}`}>{children}</div>;
}

/** One figure with what it is, and what it means. */
export function Figure({ label, value, note }: { label: string; value: ReactNode; note?: ReactNode }) {
  return (
    <div className={styles.figure}>
      <dt>{label}</dt>
      <dd>
        <span className={styles.value}>{value}</span>
        {note && <span className={styles.note}>{note}</span>}
      </dd>
    </div>
  );
}

/** Figures in a row. */
export function Figures({ children }: { children: ReactNode }) {
  return <dl className={styles.figures}>{children}</dl>;
}

/** Names and values below each other: the particulars of one thing. */
export function Facts({ facts }: { facts: readonly (readonly [string, ReactNode])[] }) {
  return (
    <dl className={styles.facts}>
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value ?? "–"}</dd>
        </div>
      ))}
    </dl>
  );
}

/** How much of a limit is used. Where there is no limit, only how much is used. */
export function Gauge({ label, share, text }: { label: string; share: number | null; text: string }) {
  return (
    <div className={styles.gauge}>
      <div className={styles.gaugeText}>
        <span>{label}</span>
        <span className="number">{text}</span>
      </div>
      {share !== null && <Meter share={share} label={label} text={text} />}
    </div>
  );
}
