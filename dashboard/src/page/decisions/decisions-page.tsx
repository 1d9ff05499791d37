import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import type { Schema } from "../../api/client";
import { ApiError, explain } from "../../api/error";
import { count } from "../../format/format";
import { useSession } from "../../session/session";
import { Button, DownloadLink } from "../../ui/button";
import { Card } from "../../ui/card";
import { Actions } from "../../ui/dialog";
import { Empty } from "../../ui/notice";
import { Page } from "../../ui/page";
import { Loaded } from "../../ui/query";
import { Table } from "../../ui/table";
import { useUrl } from "../../ui/url";
import { AuditTabs } from "../audit/audit-tabs";
import { useCampaignNames } from "../audit/campaign-names";
import { OutcomePill } from "./decision-list";
import { decisionsQuery } from "./decision-queries";
import styles from "./decisions.module.css";
import { exportAddress, filtersOf } from "./filters";
import { FiltersForm } from "./filters-form";
import { STEPS } from "./words";

const PER_PAGE = 50;

/** Every decision on a redemption, newest first, by filters that live in the address. */
export default function DecisionsPage() {
  const { may } = useSession();
  const [params] = useUrl();
  const filters = filtersOf(params);
  return (
    <Page
      title="Decisions"
      lead="Every redemption that was accepted or declined, and why."
      actions={
        may("exportDecisions") && (
          <>
            <DownloadLink href={exportAddress(filters, "csv")}>Export CSV</DownloadLink>
            <DownloadLink href={exportAddress(filters, "ndjson")}>Export NDJSON</DownloadLink>
          </>
        )
      }
    >
      <AuditTabs />
      <Card title="Filters">
        <FiltersForm key={params.toString()} />
      </Card>
      <Card title="Found">
        <Found />
      </Card>
    </Page>
  );
}

function Found() {
  const [params, change] = useUrl();
  const after = params.get("after") ?? "";
  const query = useQuery({
    ...decisionsQuery({
      ...filtersOf(params),
      order: "newest",
      limit: PER_PAGE,
      after: /^\d+$/.test(after) ? Number(after) : undefined,
    }),
    placeholderData: keepPreviousData,
  });
  if (query.error instanceof ApiError && query.error.status === 404) {
    return <Empty title={`${explain(query.error)}.`}>A filter names what is not in this project.</Empty>;
  }
  return (
    <Loaded query={query} lines={8}>
      {({ items, next }) => (
        <>
          {items.length === 0 ? <Empty title="No decision fits these filters." /> : <Rows decisions={items} />}
          {(next !== null || after !== "") && (
            <Actions>
              {after !== "" && <Button onClick={() => change({ after: null })}>To the newest</Button>}
              {next !== null && (
                <Button busy={query.isPlaceholderData} onClick={() => change({ after: next })}>
                  {`Next ${count(PER_PAGE)}, older`}
                </Button>
              )}
            </Actions>
          )}
        </>
      )}
    </Loaded>
  );
}

function Rows({ decisions }: { decisions: readonly Schema<"Decision">[] }) {
  const { format } = useSession();
  const names = useCampaignNames();
  return (
    <Table
      label="Decisions, newest first"
      rows={decisions}
      keyOf={(row) => row.position}
      columns={[
        { head: "Outcome", cell: (row) => <OutcomePill outcome={row.outcome} /> },
        {
          head: "Decision",
          cell: (row) => (
            <div className={styles.sentence}>
              <Link to={`/audit/decisions/${row.position}`}>{row.sentence}</Link>
              <p className="soft">
                {format.time(row.time)} · {STEPS[row.step]} · {row.transaction_id}
              </p>
            </div>
          ),
        },
        {
          head: "Voucher",
          cell: (row) => (
            <>
              <Link to={`/vouchers/${row.voucher_id}`}>
                <code>{row.voucher_code ?? row.voucher_id}</code>
              </Link>
              <p>
                <Link to={`/campaigns/${row.campaign_id}`}>{names.get(row.campaign_id) ?? row.campaign_id}</Link>
              </p>
            </>
          ),
        },
        {
          head: "Customer",
          cell: (row) =>
            row.customer_identifier === null ? (
              "–"
            ) : (
              <Link to={`/customers/${encodeURIComponent(row.customer_identifier)}`}>{row.customer_identifier}</Link>
            ),
        },
        { head: "Value", cell: (row) => format.money(row.total_transaction_cost), number: true },
        { head: "Discount", cell: (row) => format.money(row.discount), number: true },
      ]}
    />
  );
}
