import { useQuery } from "@tanstack/react-query";
import { api, data, type Schema } from "../../api/client";
import { count, percent } from "../../format/format";
import { Card } from "../../ui/card";
import { Empty } from "../../ui/notice";
import { Loaded } from "../../ui/query";
import styles from "./campaign-page.module.css";

/** The stages of a voucher, in order. */
export const STAGES: readonly (readonly [keyof Schema<"FunnelStages">, string])[] = [
  ["created", "Created"],
  ["distributed", "Distributed"],
  ["validated", "Validated"],
  ["redeemed", "Redeemed"],
  ["expired", "Expired"],
];

/** How far the vouchers of a campaign, or of all below a main campaign, have come. */
export function FunnelCard({ campaignId }: { campaignId: number }) {
  const query = useQuery({
    queryKey: ["reports", "funnel", campaignId],
    queryFn: ({ signal }) =>
      data(api.GET("/api/vouchsafe/v1/reports/funnel", { params: { query: { campaign_id: campaignId } }, signal })),
  });
  return (
    <Card title="Voucher funnel">
      <Loaded query={query}>
        {({ totals }) =>
          totals.created === 0 ? <Empty title="There are no vouchers yet." /> : <Stages stages={totals} />
        }
      </Loaded>
    </Card>
  );
}

/** The stages with their shares, as bars below each other. */
export function Stages({ stages }: { stages: Schema<"FunnelStages"> }) {
  return (
    <ol className={styles.stages}>
      {STAGES.map(([stage, name]) => {
        const share = stages[stage] / stages.created;
        return (
          <li key={stage}>
            <span>{name}</span>
            <span className="number">
              {count(stages[stage])}
              {stage !== "created" && <span className="soft">{` · ${percent(share)}`}</span>}
            </span>
            <div className={styles.bar} aria-hidden="true">
              {stages[stage] > 0 && (
                <span className={stage === "expired" ? styles.out : undefined} style={{ width: `${share * 100}%` }} />
              )}
            </div>
          </li>
        );
      })}
    </ol>
  );
}
