import { count, countShort, type Format, percent } from "../../format/format";
import { Meter } from "../../ui/meter";
import { Pill } from "../../ui/notice";
import type { Column } from "../../ui/table";
import type { BudgetRow, Campaign } from "./queries";
import styles from "./use.module.css";

const TONES = { draft: "neutral", active: "good", inactive: "warn" } as const;
const STATES = { draft: "Draft", active: "Active", inactive: "Stopped" } as const;

export function StatusPill({ status }: { status: Campaign["status"] }) {
  return <Pill tone={TONES[status]}>{STATES[status]}</Pill>;
}

/** How much of a limit is used, as small as a cell of a table. Without a limit only how much is used. */
function Use({
  of,
  used,
  limit,
  share,
  short,
  full,
}: {
  /** What is used of what, for those who do not see the column. */
  of: string;
  used: number;
  limit: number | null;
  share: number | null;
  /** What is seen. */
  short: (value: number) => string;
  /** What is read aloud, and shown where the pointer rests. */
  full: (value: number) => string;
}) {
  if (limit === null || share === null) {
    return (
      <span className={styles.text} title={full(used)}>
        {short(used)}
      </span>
    );
  }
  const text = `${full(used)} of ${full(limit)}`;
  return (
    <div className={styles.use} title={text}>
      <span className={styles.text}>
        {short(used)} of {short(limit)} <span className="soft">· {percent(share)}</span>
      </span>
      <Meter share={share} label={of} text={text} thin />
    </div>
  );
}

/** Columns of a table of campaigns that tell how far the limits are used up. */
export function limitColumns<Row>(rowOf: (row: Row) => BudgetRow | undefined, format: Format): readonly Column<Row>[] {
  return [
    {
      head: "Budget",
      cell: (row) => {
        const found = rowOf(row);
        return found === undefined ? (
          "–"
        ) : (
          <Use
            of={`Budget of ${found.name}`}
            used={found.budget.spent}
            limit={found.budget.limit}
            share={found.budget.share}
            short={(value) => format.moneyTick(value)}
            full={(value) => format.money(value)}
          />
        );
      },
    },
    {
      head: "Redemptions",
      cell: (row) => {
        const found = rowOf(row);
        return found === undefined ? (
          "–"
        ) : (
          <Use
            of={`Redemptions of ${found.name}`}
            used={found.redemptions.used}
            limit={found.redemptions.limit}
            share={found.redemptions.share}
            short={countShort}
            full={count}
          />
        );
      },
    },
  ];
}
