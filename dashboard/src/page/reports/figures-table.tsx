import { Link } from "react-router";
import type { Schema } from "../../api/client";
import { count } from "../../format/format";
import { useSession } from "../../session/session";
import { Empty } from "../../ui/notice";
import { type Column, Table } from "../../ui/table";
import { groupName, periodName } from "./groups";
import { GROUPS, type GroupBy } from "./report-query";
import styles from "./reports.module.css";

type Row = Schema<"RedemptionRow">;

/** More are slow to show and hard to read; the file has them all. */
export const MOST_ROWS = 200;

/** The column of what is set apart; none where nothing is. */
export function groupColumn<Of extends { group: Schema<"ReportGroup"> }>(by: GroupBy): Column<Of>[] {
  if (by === "none") {
    return [];
  }
  return [
    {
      head: GROUPS.find(([name]) => name === by)?.[1] ?? by,
      cell: ({ group }) => (
        <span className={styles.name}>
          {group.campaign_id === null ? (
            groupName(group, by)
          ) : (
            <Link to={`/campaigns/${group.campaign_id}`}>{groupName(group, by)}</Link>
          )}
        </span>
      ),
      total: "",
    },
  ];
}

/** That there is more than is shown. */
export function Cut({ rows }: { rows: number }) {
  return rows > MOST_ROWS ? (
    <p className="soft">
      The first {count(MOST_ROWS)} of {count(rows)} rows. The file has them all.
    </p>
  ) : null;
}

export function FiguresTable({ report }: { report: Schema<"RedemptionReport"> }) {
  const { format } = useSession();
  const { rows, totals, group_by } = report;
  if (rows.length === 0) {
    return <Empty title="Nothing happened in this time." />;
  }
  const whole = (head: string, name: keyof typeof totals): Column<Row> => ({
    head,
    cell: (row) => count(row[name]),
    number: true,
    total: count(totals[name]),
  });
  const money = (head: string, name: "discount" | "transaction_value"): Column<Row> => ({
    head,
    cell: (row) => format.money(row[name]),
    number: true,
    total: format.money(totals[name]),
  });
  return (
    <>
      <Table
        label="Figures"
        rows={rows.slice(0, MOST_ROWS)}
        keyOf={(row) => `${row.start} ${row.group.key}`}
        columns={[
          {
            head: "Period",
            cell: (row) => <span className={styles.line}>{periodName(row.period)}</span>,
            total: "Total",
          },
          ...groupColumn<Row>(group_by),
          whole("Redemptions", "redemptions"),
          money("Discount", "discount"),
          money("Transaction value", "transaction_value"),
          whole("Customers", "unique_customers"),
          whole("Validations", "validations"),
          whole("Declined", "declined"),
          whole("Reversals", "reversals"),
          whole("Issued", "vouchers_issued"),
          whole("Assigned", "vouchers_assigned"),
        ]}
      />
      <Cut rows={rows.length} />
    </>
  );
}
