import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "react-router";
import { ApiError } from "../../api/error";
import { useSession } from "../../session/session";
import { ButtonLink } from "../../ui/button";
import { Card } from "../../ui/card";
import { Empty, Failure, Loading } from "../../ui/notice";
import { Page } from "../../ui/page";
import { useCampaignNames } from "../audit/campaign-names";
import { OutcomePill } from "./decision-list";
import { explanationQuery } from "./decision-queries";
import { Explanation } from "./explanation";

/** One decision and all that led to it, at an address that can be sent to others. */
export default function DecisionPage() {
  const { position = "" } = useParams();
  const { format } = useSession();
  const number = /^[1-9]\d{0,17}$/.test(position) ? Number(position) : null;
  const query = useQuery({ ...explanationQuery(number ?? 0), enabled: number !== null });
  const missing = number === null || (query.error instanceof ApiError && query.error.status === 404);
  const names = useCampaignNames();
  const decision = query.data?.decision;
  return (
    <Page
      title={`Decision ${position}`}
      lead={decision && `${format.time(decision.time)} · ${decision.transaction_id}`}
      actions={<ButtonLink to="/audit/decisions">All decisions</ButtonLink>}
    >
      {missing && <Empty title="There is no decision at this position." />}
      {!missing && query.isError && <Failure error={query.error} retry={() => query.refetch()} />}
      {!missing && query.isPending && <Loading lines={8} />}
      {decision && (
        <Card title={decision.sentence} actions={<OutcomePill outcome={decision.outcome} />}>
          <p>
            On voucher{" "}
            <Link to={`/vouchers/${decision.voucher_id}`}>{decision.voucher_code ?? `${decision.voucher_id}`}</Link>
            {decision.voucher_code === null ? ", which was deleted since," : ""} of{" "}
            <Link to={`/campaigns/${decision.campaign_id}`}>
              {names.get(decision.campaign_id) ?? `campaign ${decision.campaign_id}`}
            </Link>
            .
          </p>
          <Explanation position={decision.position} />
        </Card>
      )}
    </Page>
  );
}
