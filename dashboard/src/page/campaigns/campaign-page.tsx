import { Link, useParams } from "react-router";
import type { Schema } from "../../api/client";
import { ApiError } from "../../api/error";
import { useSession } from "../../session/session";
import { Card, Grid } from "../../ui/card";
import { Select } from "../../ui/field";
import { Notice } from "../../ui/notice";
import { Page } from "../../ui/page";
import { Loaded } from "../../ui/query";
import { useUrl } from "../../ui/url";
import { PERIODS, type Period } from "../reports/period";
import { RedemptionsChart } from "../reports/redemptions-chart";
import { RefusalsTable } from "../reports/refusals-table";
import { BurnDownCard } from "./burn-down-card";
import { CampaignActions } from "./campaign-actions";
import styles from "./campaign-page.module.css";
import { ChildrenCard } from "./children-card";
import { EditsCard } from "./edits-card";
import { FunnelCard } from "./funnel-card";
import { LimitsCard } from "./limits-card";
import { NoSuchCampaign } from "./no-such-campaign";
import { useCampaignNow } from "./queries";
import { RulesCard } from "./rules-card";
import { TermsCard } from "./terms-card";
import { StatusPill } from "./use";

type AsOf = Schema<"CampaignAsOf">;

/** One campaign: what is left of its limits, how it goes, what it demands, and who changed it. */
export default function CampaignPage() {
  const id = Number(useParams().id);
  const query = useCampaignNow(id);
  if (!Number.isSafeInteger(id) || id < 1 || (query.error instanceof ApiError && query.error.status === 404)) {
    return <NoSuchCampaign />;
  }
  return query.data === undefined ? (
    <Page title={`Campaign ${id}`}>
      <Card title="Campaign">
        <Loaded query={query} lines={10}>
          {() => null}
        </Loaded>
      </Card>
    </Page>
  ) : (
    <Shown now={query.data} />
  );
}

function Shown({ now }: { now: AsOf }) {
  const { may } = useSession();
  const [params, change] = useUrl();
  const { campaign } = now;
  const period = PERIODS.find((one) => one === params.get("period")) ?? "30 days";
  return (
    <Page title={campaign.name} lead={<Lead now={now} />} actions={!now.deleted && <CampaignActions now={now} />}>
      {now.deleted && <Notice tone="warn">This campaign was deleted. It is shown as it was last.</Notice>}
      <Grid>
        <LimitsCard now={now} />
        <BurnDownCard campaignId={campaign.id} />
        <Card
          wide
          title="Redemptions and discount"
          actions={
            <Select
              aria-label="Period"
              value={period}
              onChange={(event) => change({ period: event.target.value as Period }, { replace: true })}
              options={PERIODS.map((name) => [name, `Last ${name}`] as const)}
            />
          }
        >
          <RedemptionsChart period={period} campaignId={campaign.id} />
        </Card>
        {campaign.campaign_type === null && <ChildrenCard campaignId={campaign.id} period={period} />}
        <Card title={`Refusals by reason, last ${period}`}>
          <RefusalsTable period={period} campaignId={campaign.id} />
        </Card>
        <FunnelCard campaignId={campaign.id} />
        <RulesCard now={now} />
        <TermsCard campaign={campaign} />
      </Grid>
      {may("listHistory") && <EditsCard campaignId={campaign.id} />}
    </Page>
  );
}

function Lead({ now: { campaign, main } }: { now: AsOf }) {
  return (
    <div className={styles.lead}>
      <StatusPill status={campaign.status} />
      {campaign.campaign_type === null || main === null ? (
        <span>Main campaign</span>
      ) : (
        <span>
          {campaign.reward_value ?? "Discount campaign"} · below{" "}
          <Link to={`/campaigns/${main.campaign.id}`}>{main.campaign.name}</Link>
        </span>
      )}
      {main?.campaign.status === "inactive" && (
        <span>The main campaign is stopped, so nothing can be redeemed here.</span>
      )}
      <span>No. {campaign.id}</span>
    </div>
  );
}
