import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { api, page as pageOf } from "../../api/client";
import { useSession } from "../../session/session";
import { Empty, Pill } from "../../ui/notice";
import { Pager } from "../../ui/pager";
import { Loaded } from "../../ui/query";
import { Table } from "../../ui/table";
import { usePageNumber } from "../../ui/url";
import { stateOf } from "../vouchers/state";

const PER_PAGE = 20;

/** What belongs to a customer. */
export function CustomerVouchers({ identifier }: { identifier: string }) {
  const [page, toPage] = usePageNumber("vouchers");
  const query = useQuery({
    queryKey: ["customers", "vouchers", identifier, page],
    queryFn: () =>
      pageOf(
        api.GET("/api/v1.0/customers/{identifier}/vouchers", {
          params: { path: { identifier }, query: { page, per_page: PER_PAGE } },
        }),
      ),
    placeholderData: keepPreviousData,
  });
  return (
    <Loaded query={query}>
      {({ items, total }) => (
        <>
          {items.length === 0 ? (
            <Empty title="No voucher belongs to this customer." />
          ) : (
            <Table
              label="Vouchers of the customer"
              rows={items}
              keyOf={(row) => row.id}
              columns={[
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
                  head: "Campaign",
                  cell: (row) => <Link to={`/campaigns/${row.campaign_id}`}>{row.campaign.name}</Link>,
                },
              ]}
            />
          )}
          <Pager page={page} perPage={PER_PAGE} total={total} onPage={toPage} label="Pages of vouchers" />
        </>
      )}
    </Loaded>
  );
}

/** What a customer redeemed, or began to. */
export function CustomerRedemptions({ identifier }: { identifier: string }) {
  const { format } = useSession();
  const [page, toPage] = usePageNumber("redemptions");
  const query = useQuery({
    queryKey: ["customers", "redemptions", identifier, page],
    queryFn: () =>
      pageOf(
        api.GET("/api/v1.0/customers/{identifier}/redemptions", {
          params: { path: { identifier }, query: { page, per_page: PER_PAGE } },
        }),
      ),
    placeholderData: keepPreviousData,
  });
  return (
    <Loaded query={query}>
      {({ items, total }) => (
        <>
          {items.length === 0 ? (
            <Empty title="Nothing was redeemed by this customer." />
          ) : (
            <Table
              label="Redemptions of the customer"
              rows={items}
              keyOf={(row) => row.id}
              columns={[
                { head: "Transaction", cell: (row) => row.transaction_id },
                {
                  head: "State",
                  cell: (row) =>
                    row.confirmed ? <Pill tone="good">Confirmed</Pill> : <Pill tone="warn">Not confirmed</Pill>,
                },
                { head: "Time", cell: (row) => format.time(row.confirmed_at ?? row.validated_at) },
                {
                  head: "Voucher",
                  cell: (row) => (
                    <Link to={`/vouchers/${row.voucher.id}`}>
                      <code>{row.voucher.code}</code>
                    </Link>
                  ),
                },
                {
                  head: "Campaign",
                  cell: (row) => <Link to={`/campaigns/${row.voucher.campaign_id}`}>{row.voucher.campaign.name}</Link>,
                },
                { head: "Value", cell: (row) => format.money(row.total_transaction_cost), number: true },
                { head: "Discount", cell: (row) => format.money(row.granted_discount), number: true },
              ]}
            />
          )}
          <Pager page={page} perPage={PER_PAGE} total={total} onPage={toPage} label="Pages of redemptions" />
        </>
      )}
    </Loaded>
  );
}
