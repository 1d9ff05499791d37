import { count } from "../format/format";
import { Button } from "./button";
import styles from "./pager.module.css";

/** Goes through the pages of a list. */
export function Pager({
  page,
  perPage,
  total,
  onPage,
  label = "Pages",
}: {
  page: number;
  perPage: number;
  total: number;
  onPage: (page: number) => void;
  /** Tells this one from others where a page has several lists. */
  label?: string;
}) {
  const last = Math.max(1, Math.ceil(total / perPage));
  if (total === 0) {
    return null;
  }
  const first = (page - 1) * perPage + 1;
  return (
    <nav className={styles.pager} aria-label={label}>
      <span className="soft">
        {count(first)} to {count(Math.min(total, page * perPage))} of {count(total)}
      </span>
      {last > 1 && (
        <span className={styles.buttons}>
          <Button disabled={page <= 1} onClick={() => onPage(page - 1)}>
            Previous
          </Button>
          <Button disabled={page >= last} onClick={() => onPage(page + 1)}>
            Next
          </Button>
        </span>
      )}
    </nav>
  );
}
