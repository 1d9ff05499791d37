import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Link } from "react-router";
import { api, data, type Schema } from "../../api/client";
import { count, percent, words } from "../../format/format";
import { useSession } from "../../session/session";
import { Card, Figure, Figures, Gauge, Grid } from "../../ui/card";
import { Select } from "../../ui/field";
import { Empty, Notice, Pill } from "../../ui/notice";
import { Page } from "../../ui/page";
import { Loaded } from "../../ui/query";
import { Table } from "../../ui/table";
import { PERIODS, type Period, rangeOf } from "../reports/period";
import { RedemptionsChart } from "../reports/redemptions-chart";
import { RefusalsTable } from "../reports/refusals-table";
import { useLive } from "./live";

/** What happens now, and how it has gone lately. */
export default function OverviewPage() {
  const { session } = useSession();
  const [period, setPeriod] = useState<Period>("30 days");
  const live = useLive();
  return (
    <Page
      title="Overview"
      lead={`${session.project.name} · ${session.project.currency} · ${session.project.time_zone}`}
      actions={
        <Select
          aria-label="Period"
          value={period}
          onChange={(event) => setPeriod(event.target.value as Period)}
          options={PERIODS.map((name) => [name, `Last ${name}`] as const)}
        />
      }
    >
      <Now live={live} />
      <Grid>
        <Card title="Redemptions and discount" wide>
          <RedemptionsChart period={period} />
        </Card>
        <Card title="Refusals by reason">
          <RefusalsTable period={period} />
        </Card>
        <Card title="Most redeemed campaigns">
          <TopCampaigns period={period} />
        </Card>
        <Card title="Near their limits">
          <NearLimits figures={live.figures} />
        </Card>
        <Card title="Projections">
          <Lag figures={live.figures} />
        </Card>
      </Grid>
    </Page>
  );
}

function Now({ live: { figures, connected } }: { live: ReturnType<typeof useLive> }) {
  const { format } = useSession();
  return (
    <Card title="Now" actions={connected ? <Pill tone="good">Live</Pill> : <Pill tone="warn">Connecting …</Pill>}>
      {figures === null && !connected && (
        <Notice tone="info">Live figures appear as soon as the server can be reached.</Notice>
      )}
      <Figures>
        <Figure label="Redemptions in the last minute" value={count(figures?.last_minute.redemptions)} />
        <Figure label="Discount in the last minute" value={format.money(figures?.last_minute.discount)} />
        <Figure label="Redemptions today" value={count(figures?.today.redemptions)} />
        <Figure label="Discount today" value={format.money(figures?.today.discount)} />
        <Figure label="Transaction value today" value={format.money(figures?.today.transaction_value)} />
        <Figure label="Declined today" value={count(figures?.today.declined)} />
      </Figures>
    </Card>
  );
}

function TopCampaigns({ period }: { period: Period }) {
  const { format } = useSession();
  const query = useQuery({
    queryKey: ["reports", "top", period],
    queryFn: () =>
      data(api.GET("/api/vouchsafe/v1/reports/top-campaigns", { params: { query: { ...rangeOf(period), limit: 8 } } })),
  });
  return (
    <Loaded query={query}>
      {(report) =>
        report.rows.length === 0 ? (
          <Empty title="Nothing was redeemed in this time." />
        ) : (
          <Table
            label="Most redeemed campaigns"
            rows={report.rows}
            keyOf={(row) => row.campaign_id}
            columns={[
              { head: "Campaign", cell: (row) => <Link to={`/campaigns/${row.campaign_id}`}>{row.name}</Link> },
              { head: "Redemptions", cell: (row) => count(row.redemptions), number: true },
              { head: "Discount", cell: (row) => format.money(row.discount), number: true },
              { head: "Share", cell: (row) => percent(row.share), number: true },
            ]}
          />
        )
      }
    </Loaded>
  );
}

function NearLimits({ figures }: { figures: Schema<"LiveFigures"> | null }) {
  const { format } = useSession();
  if (figures === null || figures.near_limits.length === 0) {
    return <Empty title="No campaign has used four fifths of a limit." />;
  }
  return (
    <>
      {figures.near_limits.map((near) => (
        <div key={`${near.campaign_id} ${near.kind}`}>
          <Link to={`/campaigns/${near.campaign_id}`}>{near.name}</Link>
          <Gauge
            label={near.kind === "budget" ? "Budget" : "Redemptions"}
            share={near.share}
            text={
              near.kind === "budget"
                ? `${format.money(near.used)} of ${format.money(near.limit)}`
                : `${count(near.used)} of ${count(near.limit)}`
            }
          />
        </div>
      ))}
    </>
  );
}

function Lag({ figures }: { figures: Schema<"LiveFigures"> | null }) {
  if (figures === null) {
    return <Empty title="Not known yet." />;
  }
  const behind = figures.projections.filter((projection) => projection.behind > 0);
  if (behind.length === 0) {
    return (
      <p>
        <Pill tone="good">Up to date</Pill> All {figures.projections.length} projections have seen every event.
      </p>
    );
  }
  return (
    <Table
      label="Projections that are behind"
      rows={behind}
      keyOf={(row) => row.name}
      columns={[
        { head: "Projection", cell: (row) => words(row.name) },
        { head: "Events behind", cell: (row) => count(row.behind), number: true },
      ]}
    />
  );
}
