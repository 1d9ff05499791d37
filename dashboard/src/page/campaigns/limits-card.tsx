import { Link } from "react-router";
import type { Schema } from "../../api/client";
import { count } from "../../format/format";
import { useSession } from "../../session/session";
import { Card, Gauge } from "../../ui/card";
import { currentPeriodOf } from "../rules/words";
import styles from "./campaign-page.module.css";

type AsOf = Schema<"CampaignAsOf">;

/** What is used of every limit that holds for a campaign at this moment, those of its main campaign included. */
export function LimitsCard({ now }: { now: AsOf }) {
  return (
    <Card title="Limits">
      <Gauges of={now} />
      {now.main !== null && (
        <div className={styles.part}>
          <h3>
            Shared with all campaigns of <Link to={`/campaigns/${now.main.campaign.id}`}>{now.main.campaign.name}</Link>
          </h3>
          <Gauges of={now.main} />
        </div>
      )}
    </Card>
  );
}

function Gauges({ of: { campaign, balance } }: { of: AsOf }) {
  const { format } = useSession();
  const money = (used: number, limit: number | null) =>
    limit === null ? `${format.money(used)}, no limit` : `${format.money(used)} of ${format.money(limit)}`;
  return (
    <>
      <Gauge
        label={campaign.max_total_budget === null ? "Discount granted" : "Total budget"}
        share={shareOf(balance.spent, campaign.max_total_budget)}
        text={money(balance.spent, campaign.max_total_budget)}
      />
      <Gauge
        label="Redemptions"
        share={shareOf(balance.redemptions, campaign.max_redemptions)}
        text={
          campaign.max_redemptions === null
            ? `${count(balance.redemptions)}, no limit`
            : `${count(balance.redemptions)} of ${count(campaign.max_redemptions)}`
        }
      />
      {balance.windows
        .filter((window) => window.budget !== null)
        .map((window) => (
          <Gauge
            key={window.timeframe}
            label={currentPeriodOf(window.timeframe)}
            share={shareOf(window.spent, window.budget)}
            text={money(window.spent, window.budget)}
          />
        ))}
    </>
  );
}

/** A limit of nothing is used up from the start. */
function shareOf(used: number, limit: number | null): number | null {
  if (limit === null) {
    return null;
  }
  return limit === 0 ? 1 : used / limit;
}
