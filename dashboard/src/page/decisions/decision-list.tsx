import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Link } from "react-router";
import type { Schema } from "../../api/client";
import { useSession } from "../../session/session";
import { Button } from "../../ui/button";
import { Empty, Pill } from "../../ui/notice";
import { Stack } from "../../ui/page";
import { Loaded } from "../../ui/query";
import { type DecisionFilters, decisionsOnwards } from "./decision-queries";
import styles from "./decisions.module.css";
import { Explanation } from "./explanation";

/** Decisions newest first, each with its sentence, and its explanation at a click. */
export function DecisionList({ filters, nothing }: { filters: DecisionFilters; nothing: string }) {
  const query = useInfiniteQuery({
    ...decisionsOnwards(filters),
    select: ({ pages }) => pages.flatMap((page) => page.items),
  });
  return (
    <Loaded query={query}>
      {(decisions) =>
        decisions.length === 0 ? (
          <Empty title={nothing} />
        ) : (
          <Stack>
            <ul className={styles.list} aria-label="Decisions">
              {decisions.map((decision) => (
                <Item key={decision.position} decision={decision} />
              ))}
            </ul>
            {query.hasNextPage && (
              <div>
                <Button busy={query.isFetchingNextPage} onClick={() => query.fetchNextPage()}>
                  Show older decisions
                </Button>
              </div>
            )}
          </Stack>
        )
      }
    </Loaded>
  );
}

export function OutcomePill({ outcome }: { outcome: Schema<"Decision">["outcome"] }) {
  return <Pill tone={outcome === "accepted" ? "good" : "bad"}>{outcome === "accepted" ? "Accepted" : "Declined"}</Pill>;
}

function Item({ decision }: { decision: Schema<"Decision"> }) {
  const { format } = useSession();
  const [opened, setOpened] = useState(false);
  return (
    <li>
      <details className={styles.item} onToggle={(event) => event.currentTarget.open && setOpened(true)}>
        <summary>
          <span className={styles.head}>
            <OutcomePill outcome={decision.outcome} />
            <span>{decision.sentence}</span>
            <span className="soft">
              {format.time(decision.time)} · {decision.transaction_id}
            </span>
          </span>
        </summary>
        {opened && (
          <div className={styles.body}>
            <Explanation position={decision.position} />
            <p>
              <Link to={`/audit/decisions/${decision.position}`}>This explanation on a page of its own</Link>
            </p>
          </div>
        )}
      </details>
    </li>
  );
}
