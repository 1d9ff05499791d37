import styles from "./meter.module.css";

/** A bar that tells how much of a limit is used; its colour warns from four fifths on. */
export function Meter({
  share,
  label,
  text,
  thin = false,
}: {
  /** 1 for all of it. */
  share: number;
  /** What is used, and how much of it, for those who do not see the bar. */
  label: string;
  text: string;
  /** For a cell of a table. */
  thin?: boolean;
}) {
  const level = share >= 1 ? "full" : share >= 0.8 ? "near" : "fine";
  return (
    <meter
      className={[styles.meter, styles[level], thin && styles.thin].filter(Boolean).join(" ")}
      min={0}
      max={1}
      value={Math.min(1, Math.max(0, share))}
      aria-label={label}
      aria-valuetext={text}
    />
  );
}
