import { useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { Link } from "react-router";
import { api, data } from "../../api/client";
import { count } from "../../format/format";
import { useSession } from "../../session/session";
import { ButtonLink } from "../../ui/button";
import { Card } from "../../ui/card";
import { Empty } from "../../ui/notice";
import { Pager } from "../../ui/pager";
import { Loaded } from "../../ui/query";
import { Table } from "../../ui/table";
import { type Period, rangeOf } from "../reports/period";
import styles from "./campaign-page.module.css";
import { type BudgetRow, useBudgets } from "./queries";
import { limitColumns, StatusPill } from "./use";

const PER_PAGE = 20;

/** The discount campaigns of a main campaign with their figures. Limits are told as of now, the rest over a period. */
export function ChildrenCard({ campaignId, period }: { campaignId: number; period: Period }) {
  const { may } = useSession();
  const budgets = useBudgets(campaignId);
  return (
    <Card
      wide
      title="Discount campaigns"
      actions={
        may("createCampaign") && (
          <ButtonLink to={`/campaigns/new?parent=${campaignId}`}>New discount campaign</ButtonLink>
        )
      }
    >
      <Loaded query={budgets}>
        {(rows) => {
          const children = rows.filter((row) => row.parent_id === campaignId);
          return children.length === 0 ? (
            <Empty title="There is no discount campaign below this one yet." />
          ) : (
            <Children rows={children} campaignId={campaignId} period={period} />
          );
        }}
      </Loaded>
    </Card>
  );
}

function Children({ rows, campaignId, period }: { rows: readonly BudgetRow[]; campaignId: number; period: Period }) {
  const { format } = useSession();
  const [page, setPage] = useState(1);
  const figures = useQuery({
    queryKey: ["reports", "redemptions", "below", campaignId, period],
    queryFn: ({ signal }) =>
      data(
        api.GET("/api/vouchsafe/v1/reports/redemptions", {
          params: { query: { ...rangeOf(period), bucket: "total", group_by: "campaign", campaign_id: campaignId } },
          signal,
        }),
      ),
  });
  const byId = useMemo(
    () => new Map((figures.data?.rows ?? []).map((row) => [row.group.campaign_id, row])),
    [figures.data],
  );
  const known = figures.data !== undefined;
  const uses = limitColumns((row: BudgetRow) => row, format);
  return (
    <>
      <p className="soft">Redeemed, discount and declined are those of the last {period}.</p>
      <Table
        label="Figures of the discount campaigns"
        rows={rows.slice((page - 1) * PER_PAGE, page * PER_PAGE)}
        keyOf={(row) => row.campaign_id}
        columns={[
          {
            head: "Campaign",
            cell: (row) => (
              <div className={styles.child}>
                <Link to={`/campaigns/${row.campaign_id}`}>{row.name}</Link>
              </div>
            ),
          },
          { head: "Status", cell: (row) => <StatusPill status={row.status} /> },
          ...uses,
          { head: "Lasts until", cell: (row) => format.date(row.exhausted_at), number: true },
          {
            head: "Redeemed",
            cell: (row) => (known ? count(byId.get(row.campaign_id)?.redemptions ?? 0) : "–"),
            number: true,
          },
          {
            head: "Discount",
            cell: (row) => (known ? format.money(byId.get(row.campaign_id)?.discount ?? 0) : "–"),
            number: true,
          },
          {
            head: "Declined",
            cell: (row) => (known ? count(byId.get(row.campaign_id)?.declined ?? 0) : "–"),
            number: true,
          },
        ]}
      />
      <Pager page={page} perPage={PER_PAGE} total={rows.length} onPage={setPage} />
    </>
  );
}
