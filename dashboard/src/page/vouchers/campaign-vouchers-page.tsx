import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Link, useParams } from "react-router";
import { api, data, page as pageOf, type Schema } from "../../api/client";
import { count } from "../../format/format";
import { useSession } from "../../session/session";
import { Button, ButtonLink } from "../../ui/button";
import { Card } from "../../ui/card";
import { Field, Select } from "../../ui/field";
import { Empty, Pill } from "../../ui/notice";
import { Page, Row } from "../../ui/page";
import { Pager } from "../../ui/pager";
import { Loaded } from "../../ui/query";
import { Table } from "../../ui/table";
import { usePageNumber, useUrl } from "../../ui/url";
import { GoToPage } from "./go-to-page";
import { AssignVouchers, ExpireVouchers } from "./list-actions";
import { STATUSES, stateOf } from "./state";
import styles from "./vouchers.module.css";

type Voucher = Schema<"Voucher">;

const PER_PAGE = 100;
const STATES: readonly (readonly [string, string])[] = [["", "Any"], ...STATUSES];
const SWITCHES = [
  ["", "Any"],
  ["true", "On"],
  ["false", "Off"],
] as const;

/** The vouchers of a campaign, a page at a time: campaigns with a million codes are common. */
export default function CampaignVouchersPage() {
  const { campaignId = "" } = useParams();
  const id = Number(campaignId);
  const campaign = useQuery({
    queryKey: ["campaigns", "one", id],
    queryFn: () => data(api.GET("/api/v1.0/campaigns/{campaign_id}", { params: { path: { campaign_id: id } } })),
  });
  const [params, change] = useUrl();
  return (
    <Page
      title="Vouchers"
      lead={campaign.data && <Link to={`/campaigns/${id}`}>{campaign.data.name}</Link>}
      actions={<ButtonLink to="/vouchers">Look up a code</ButtonLink>}
    >
      <Card title="Filters">
        <Row>
          <Field label="State">
            {(field) => (
              <Select
                {...field}
                value={params.get("status") ?? ""}
                options={STATES}
                onChange={(event) => change({ status: event.target.value, page: null })}
              />
            )}
          </Field>
          <Field label="Switched">
            {(field) => (
              <Select
                {...field}
                value={params.get("active") ?? ""}
                options={SWITCHES}
                onChange={(event) => change({ active: event.target.value, page: null })}
              />
            )}
          </Field>
        </Row>
      </Card>
      <List campaignId={id} />
    </Page>
  );
}

function List({ campaignId }: { campaignId: number }) {
  const [params] = useUrl();
  const [page, toPage] = usePageNumber();
  const filters = {
    status: (params.get("status") ?? undefined) as Voucher["status"] | undefined,
    active: (params.get("active") ?? undefined) as "true" | "false" | undefined,
  };
  const query = useQuery({
    queryKey: ["vouchers", "campaign", campaignId, filters, page],
    queryFn: () =>
      pageOf(
        api.GET("/api/v1.0/campaigns/{campaign_id}/vouchers", {
          params: { path: { campaign_id: campaignId }, query: { ...filters, page, per_page: PER_PAGE } },
        }),
      ),
    placeholderData: keepPreviousData,
  });
  return (
    <Card title="Codes">
      <Loaded query={query} lines={12}>
        {({ items, total }) => (
          <>
            {items.length === 0 ? (
              <Empty title={total === 0 ? "No voucher fits these filters." : "The list has no such page."} />
            ) : (
              <Selectable key={`${page} ${filters.status} ${filters.active}`} vouchers={items} />
            )}
            <Pager page={page} perPage={PER_PAGE} total={total} onPage={toPage} />
            {total > 2 * PER_PAGE && <GoToPage page={page} last={Math.ceil(total / PER_PAGE)} onPage={toPage} />}
          </>
        )}
      </Loaded>
    </Card>
  );
}

function Selectable({ vouchers }: { vouchers: readonly Voucher[] }) {
  const { format, may } = useSession();
  const [selected, select] = useState<ReadonlySet<number>>(new Set());
  const [asked, ask] = useState<"expire" | "assign" | null>(null);
  const chosen = vouchers.filter((voucher) => selected.has(voucher.id));
  const codes = chosen.map((voucher) => voucher.code);
  const some = codes.length > 0;
  const all = chosen.length === vouchers.length;
  const toggle = (id: number) => {
    const next = new Set(selected);
    if (!next.delete(id)) {
      next.add(id);
    }
    select(next);
  };
  const acting = { codes, onDone: () => select(new Set()), onClose: () => ask(null) };
  return (
    <>
      {(may("expireVouchers") || may("assignVouchers")) && (
        <div className={styles.bar}>
          <Button onClick={() => select(all ? new Set() : new Set(vouchers.map((voucher) => voucher.id)))}>
            {all ? "Select none" : "Select all on this page"}
          </Button>
          <span className="soft" role="status">
            {some ? `${count(codes.length)} selected` : "None selected"}
          </span>
          {may("assignVouchers") && (
            <Button disabled={!some} onClick={() => ask("assign")}>
              Assign
            </Button>
          )}
          {may("expireVouchers") && (
            <Button kind="danger" disabled={!some} onClick={() => ask("expire")}>
              Expire
            </Button>
          )}
        </div>
      )}
      <Table
        label="Vouchers of the campaign"
        rows={vouchers}
        keyOf={(row) => row.id}
        columns={[
          {
            head: "Select",
            cell: (row) => (
              <input
                type="checkbox"
                className={styles.tick}
                aria-label={`Select ${row.code}`}
                checked={selected.has(row.id)}
                onChange={() => toggle(row.id)}
              />
            ),
          },
          {
            head: "Code",
            cell: (row) => (
              <Link to={`/vouchers/${row.id}`}>
                <code>{row.code}</code>
              </Link>
            ),
          },
          { head: "State", cell: (row) => <Pill tone={stateOf(row).tone}>{stateOf(row).word}</Pill> },
          {
            head: "Customer",
            cell: (row) =>
              row.customer_identifier === null ? (
                "–"
              ) : (
                <Link to={`/customers/${encodeURIComponent(row.customer_identifier)}`}>{row.customer_identifier}</Link>
              ),
          },
          { head: "Created", cell: (row) => format.time(row.created_at) },
          { head: "Changed", cell: (row) => format.time(row.updated_at) },
        ]}
      />
      {asked === "expire" && <ExpireVouchers {...acting} />}
      {asked === "assign" && <AssignVouchers {...acting} />}
    </>
  );
}
