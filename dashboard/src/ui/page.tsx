import type { ReactNode } from "react";
import styles from "./page.module.css";

/** The frame of every page: its title, what can be done here, and its parts. */
export function Page({
  title,
  lead,
  actions,
  children,
}: {
  title: string;
  lead?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}) {
  return (
    <div className={styles.page}>
      <title>{`${title} · Vouchsafe`}</title>
      <header className={styles.head}>
        <div className={styles.titles}>
          <h1>{title}</h1>
          {lead && <div className="soft">{lead}</div>}
        </div>
        {actions && <div className={styles.actions}>{actions}</div>}
      </header>
      {children}
    </div>
  );
}

/** Inputs of a filter beside each other, as many as there is room for; buttons stand on the line of the inputs. */
export function Row({ children }: { children: ReactNode }) {
  return <div className={styles.row}>{children}</div>;
}

/** Fields of a form beside each other, labels on one line and hints of any length below. */
export function FieldRow({ children }: { children: ReactNode }) {
  return <div className={`${styles.row} ${styles.fields}`}>{children}</div>;
}

/** Parts below each other. */
export function Stack({ children }: { children: ReactNode }) {
  return <div className={styles.stack}>{children}</div>;
}
