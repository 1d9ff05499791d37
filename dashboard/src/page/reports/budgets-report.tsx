import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { Link } from "react-router";
import { api, data, type Schema } from "../../api/client";
import { useSession } from "../../session/session";
import { Button, DownloadLink } from "../../ui/button";
import { Card } from "../../ui/card";
import { Actions } from "../../ui/dialog";
import { Empty } from "../../ui/notice";
import { Loaded } from "../../ui/query";
import { Table } from "../../ui/table";
import { useUrl } from "../../ui/url";
import { limitColumns, StatusPill } from "../campaigns/use";
import { ReportForm } from "./report-form";
import { budgetQuery, csvAddress } from "./report-query";
import styles from "./reports.module.css";

const PER_PAGE = 50;
const PACE = new Intl.NumberFormat("en", { maximumFractionDigits: 1 });

/** What is left of the limits of campaigns, and until when at the pace of the last two weeks. */
export function BudgetsReport() {
  const [params, change] = useUrl();
  const question = useMemo(() => budgetQuery(params), [params]);
  const after = params.get("after");
  const query = useQuery({
    queryKey: ["reports", "budgets", "page", question, after],
    queryFn: ({ signal }) =>
      data(
        api.GET("/api/vouchsafe/v1/reports/budgets", {
          params: { query: { ...question, limit: PER_PAGE, after: after ? Number(after) : undefined } },
          signal,
        }),
      ),
    placeholderData: keepPreviousData,
  });
  return (
    <>
      <Card title="What to report">
        <ReportForm key={params.toString()} params={params} error={query.error} about="budgets" onChange={change} />
      </Card>
      <Card
        title="Budgets and limits"
        actions={<DownloadLink href={csvAddress("budgets", question)}>Download CSV</DownloadLink>}
      >
        <Loaded query={query} lines={8}>
          {({ rows }) => (
            <>
              {rows.length === 0 ? <Empty title="No campaign is like that." /> : <Budgets rows={rows} />}
              {(after || rows.length === PER_PAGE) && (
                <nav aria-label="Pages of the report">
                  <Actions>
                    <Button disabled={!after} onClick={() => change({ after: null })}>
                      First page
                    </Button>
                    <Button
                      disabled={rows.length < PER_PAGE}
                      onClick={() => change({ after: String(rows.at(-1)?.campaign_id) })}
                    >
                      Next page
                    </Button>
                  </Actions>
                </nav>
              )}
            </>
          )}
        </Loaded>
      </Card>
    </>
  );
}

function Budgets({ rows }: { rows: readonly Schema<"BudgetRow">[] }) {
  const { format } = useSession();
  return (
    <Table
      label="Campaigns with their limits"
      rows={rows}
      keyOf={(row) => row.campaign_id}
      columns={[
        {
          head: "Campaign",
          cell: (row) => (
            <span className={styles.name}>
              <Link to={`/campaigns/${row.campaign_id}`}>{row.name}</Link>
              {row.parent_id === null && <span className="soft"> (main)</span>}
            </span>
          ),
        },
        { head: "Status", cell: (row) => <StatusPill status={row.status} /> },
        ...limitColumns((row: Schema<"BudgetRow">) => row, format),
        {
          head: "A day takes",
          cell: ({ per_day }) => (
            <>
              <span className={styles.line}>{format.money(per_day.discount)}</span>
              <br />
              <span className="soft">{PACE.format(per_day.redemptions)} redemptions</span>
            </>
          ),
        },
        { head: "Used up", cell: (row) => <span className={styles.line}>{format.date(row.exhausted_at)}</span> },
      ]}
    />
  );
}
