import { Pill } from "../../ui/notice";
import { Table } from "../../ui/table";
import { type Compared, compare, type Line } from "./compare";

/** Lines as they were beside those of today. What differs is said in words. */
export function Comparison({
  label,
  then,
  now,
  onlyDifferent,
}: {
  label: string;
  then: readonly Line[];
  now: readonly Line[];
  onlyDifferent: boolean;
}) {
  const all = compare(then, now);
  const rows = onlyDifferent ? all.filter((line) => line.difference !== "same") : all;
  if (rows.length === 0) {
    return <p className="soft">{all.length === 0 ? "There were none, and there are none." : "All as it is today."}</p>;
  }
  return (
    <Table
      label={label}
      rows={rows}
      keyOf={(line) => line.key}
      columns={[
        { head: "What", cell: (line) => line.name },
        { head: "As it was", cell: (line) => <strong>{line.was}</strong> },
        { head: "Today", cell: (line) => line.is },
        { head: "Difference", cell: (line) => <Mark line={line} /> },
      ]}
    />
  );
}

function Mark({ line: { difference } }: { line: Compared }) {
  return difference === "same" ? <span className="soft">same</span> : <Pill tone="warn">{difference}</Pill>;
}
