import { percent } from "../../format/format";
import { Pill } from "../../ui/notice";
import type { BudgetRow, Campaign } from "./queries";
import styles from "./use.module.css";

const TONES = { draft: "neutral", active: "good", inactive: "warn" } as const;
const STATES = { draft: "Draft", active: "Active", inactive: "Stopped" } as const;

export function StatusPill({ status }: { status: Campaign["status"] }) {
  return <Pill tone={TONES[status]}>{STATES[status]}</Pill>;
}

/** How much of a limit is used, as small as a cell of a table. Without a limit only how much is used. */
export function Use({
  of,
  used,
  limit,
  share,
}: {
  /** What is used of what, for those who do not see the column. */
  of: string;
  used: string;
  limit: string | null;
  share: number | null;
}) {
  if (limit === null || share === null) {
    return <span className={styles.text}>{used}</span>;
  }
  const level = share >= 1 ? "full" : share >= 0.8 ? "near" : "fine";
  const text = `${used} of ${limit}`;
  return (
    <div className={styles.use}>
      <span className={styles.text}>
        {text} <span className="soft">· {percent(share)}</span>
      </span>
      <meter
        className={styles[level]}
        min={0}
        max={1}
        value={Math.min(1, share)}
        aria-label={of}
        aria-valuetext={text}
      />
    </div>
  );
}

/** Columns of a table of campaigns that tell how far the limits are used up. */
export function useColumns<Row>(
  rowOf: (row: Row) => BudgetRow | undefined,
  money: (value: number) => string,
  count: (value: number) => string,
) {
  return [
    {
      head: "Budget",
      cell: (row: Row) => {
        const found = rowOf(row);
        if (found === undefined) {
          return "–";
        }
        const { spent, limit, share } = found.budget;
        return (
          <Use
            of={`Budget of ${found.name}`}
            used={money(spent)}
            limit={limit === null ? null : money(limit)}
            share={share}
          />
        );
      },
    },
    {
      head: "Redemptions",
      cell: (row: Row) => {
        const found = rowOf(row);
        if (found === undefined) {
          return "–";
        }
        const { used, limit, share } = found.redemptions;
        return (
          <Use
            of={`Redemptions of ${found.name}`}
            used={count(used)}
            limit={limit === null ? null : count(limit)}
            share={share}
          />
        );
      },
    },
  ] as const;
}
