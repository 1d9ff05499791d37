import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "react-router";
import { api, data, type Schema } from "../../api/client";
import { count, words } from "../../format/format";
import { useSession } from "../../session/session";
import { ButtonLink } from "../../ui/button";
import { Card, Facts, Grid } from "../../ui/card";
import { Failure, Loading, Notice, Pill } from "../../ui/notice";
import { Page } from "../../ui/page";
import { Loaded } from "../../ui/query";
import { DecisionList } from "../decisions/decision-list";
import { discountOf } from "../decisions/words";
import { LookUp } from "./look-up";
import { stateOf } from "./state";
import { Timeline } from "./timeline";
import { VoucherActions } from "./voucher-actions";
import { isMissing, standingQuery, voucherQuery } from "./voucher-queries";
import styles from "./vouchers.module.css";

/** One voucher: how it stands, what happened to it, and why each redemption was accepted or declined. */
export default function VoucherPage() {
  const { voucher: wanted = "" } = useParams();
  const query = useQuery(voucherQuery(wanted));
  if (query.isError && isMissing(query.error)) {
    return <Missing wanted={wanted} />;
  }
  if (query.data !== undefined) {
    return <Found key={query.data.id} voucher={query.data} />;
  }
  return (
    <Page title={wanted}>
      {query.isError ? <Failure error={query.error} retry={() => query.refetch()} /> : <Loading lines={8} />}
    </Page>
  );
}

function Found({ voucher }: { voucher: Schema<"Voucher"> }) {
  const { may } = useSession();
  const standing = useQuery(standingQuery(String(voucher.id)));
  const state = stateOf(voucher);
  const uses = standing.data?.uses;
  return (
    <Page
      title={voucher.code}
      lead={
        <p className={styles.state}>
          <Pill tone={state.tone}>{state.word}</Pill> <span>{state.sentence}</span>
        </p>
      }
      actions={
        <>
          {uses !== undefined && <VoucherActions voucher={voucher} uses={uses} />}
          <ButtonLink to="/vouchers">Look up another</ButtonLink>
        </>
      }
    >
      <Grid>
        <Card title="Voucher">
          <Particulars voucher={voucher} uses={uses} />
        </Card>
        <Card title="Terms">
          <Terms campaignId={voucher.campaign_id} />
        </Card>
      </Grid>
      <Card title="Why redemptions were accepted or declined">
        {may("listDecisions") && (
          <DecisionList filters={{ voucher: String(voucher.id) }} nothing="Nobody has tried to redeem it yet." />
        )}
      </Card>
      <Card title="What happened">{may("listHistory") && <Timeline voucherId={voucher.id} code={voucher.code} />}</Card>
    </Page>
  );
}

function Particulars({ voucher, uses }: { voucher: Schema<"Voucher">; uses: number | undefined }) {
  const { format } = useSession();
  const customer = voucher.customer_identifier;
  return (
    <Facts
      facts={[
        [
          "Campaign",
          <Link key="campaign" to={`/campaigns/${voucher.campaign_id}`}>
            {voucher.campaign.name}
          </Link>,
        ],
        [
          "Customer",
          customer === null ? (
            "nobody"
          ) : (
            <Link key="customer" to={`/customers/${encodeURIComponent(customer)}`}>
              {customer}
            </Link>
          ),
        ],
        ["Confirmed redemptions", count(uses)],
        ["Switched", voucher.active ? "on" : "off"],
        ["Created", format.time(voucher.created_at)],
        ["Changed", format.time(voucher.updated_at)],
        ["Id", String(voucher.id)],
      ]}
    />
  );
}

function Terms({ campaignId }: { campaignId: number }) {
  const { format } = useSession();
  const query = useQuery({
    queryKey: ["campaigns", "one", campaignId],
    queryFn: () =>
      data(api.GET("/api/v1.0/campaigns/{campaign_id}", { params: { path: { campaign_id: campaignId } } })),
  });
  return (
    <Loaded query={query}>
      {(campaign) => (
        <>
          {campaign.status !== "active" && (
            <Notice tone="warn">
              The campaign is {words(campaign.status).toLowerCase()}: none of its vouchers can be redeemed.
            </Notice>
          )}
          <Facts
            facts={[
              ["Discount", discountOf(campaign, (value) => format.money(value))],
              ["Can be redeemed", campaign.voucher_type === "unique" ? "once" : "as often as limits allow"],
              ["Minimum value", format.money(campaign.minimum_value)],
              ["Maximum value", format.money(campaign.maximum_value)],
              ["Budget of the campaign", format.money(campaign.max_total_budget)],
              [
                "Redemptions of the campaign",
                campaign.max_redemptions ? `at most ${count(campaign.max_redemptions)}` : "–",
              ],
            ]}
          />
          <p>
            <Link to={`/campaigns/${campaign.id}`}>The campaign with its rules</Link>
          </p>
        </>
      )}
    </Loaded>
  );
}

/** No such voucher. One that was deleted has a history yet, by its id. */
function Missing({ wanted }: { wanted: string }) {
  const { may } = useSession();
  const standing = useQuery({
    ...standingQuery(wanted),
    enabled: /^\d+$/.test(wanted) && may("getVoucherAsOf"),
  });
  if (standing.data?.deleted) {
    return (
      <Page title={standing.data.code} lead="This voucher was deleted. What happened before is still known.">
        <Card title="What happened">
          <Timeline voucherId={standing.data.id} code={null} />
        </Card>
      </Page>
    );
  }
  return (
    <Page title="There is no such voucher" lead={`Nothing has the code or id “${wanted}” in this project.`}>
      <Card title="Look up another">
        <LookUp first={wanted} />
      </Card>
    </Page>
  );
}
