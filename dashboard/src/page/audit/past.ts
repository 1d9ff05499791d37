import { api, data, type Schema } from "../../api/client";
import type { Moment } from "./moment";

/** What can be looked at in the past: a campaign by its id, a voucher by its id or code. */
export type Subject = { kind: "campaign"; id: number } | { kind: "voucher"; id: string };

export type Past = Schema<"CampaignAsOf"> | Schema<"VoucherAsOf">;

/** How something stood at a moment. */
export function readPast(subject: Subject, moment: Moment, signal: AbortSignal): Promise<Past> {
  const query = moment.time || moment.position !== undefined ? moment : { time: new Date().toISOString() };
  return subject.kind === "campaign"
    ? data(
        api.GET("/api/vouchsafe/v1/campaigns/{campaign_id}/as-of", {
          params: { path: { campaign_id: subject.id }, query },
          signal,
        }),
      )
    : data(
        api.GET("/api/vouchsafe/v1/vouchers/{voucher}/as-of", {
          params: { path: { voucher: subject.id }, query },
          signal,
        }),
      );
}
