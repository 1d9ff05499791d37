import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import type { Schema } from "../../api/client";
import { count, words } from "../../format/format";
import { useSession } from "../../session/session";
import { Facts } from "../../ui/card";
import { Notice, Pill } from "../../ui/notice";
import { Stack } from "../../ui/page";
import { Loaded } from "../../ui/query";
import { explanationQuery } from "./decision-queries";
import styles from "./decisions.module.css";
import { Verdicts } from "./verdicts";
import { discountOf, STEPS, shown } from "./words";

/** Why a decision came about, in full: what was asked, what every rule said and saw, and whether the rules of today say the same. */
export function Explanation({ position }: { position: number }) {
  const query = useQuery(explanationQuery(position));
  return <Loaded query={query}>{(explanation) => <Explained explanation={explanation} />}</Loaded>;
}

function Explained({ explanation }: { explanation: Schema<"DecisionExplanation"> }) {
  const { facts, discount, verdicts } = explanation;
  return (
    <Stack>
      <Asked explanation={explanation} />
      <h3>What the rules said</h3>
      <Verdicts verdicts={verdicts} />
      <h3>The discount</h3>
      <p>{discount.sentence}</p>
      {discount.rules.length > 0 && <Caps rules={discount.rules} />}
      <h3>What was seen</h3>
      <Facts
        facts={[
          ["Voucher", facts.voucher.active ? "switched on" : "switched off"],
          ["Expired", shown(facts.voucher.expired)],
          ["Uses before", count(facts.voucher.uses)],
          [
            "Assigned",
            facts.voucher.assigned
              ? `to a customer, who was ${facts.voucher.presented_by_assignee ? "" : "not "}named`
              : "to nobody",
          ],
          ["Transaction id taken before", shown(facts.transaction_id_taken)],
          ["Calendar", facts.time_zone ?? "not needed"],
        ]}
      />
      <Seen title="Campaign" campaign={facts.campaign} position={explanation.decision.position} />
      {facts.main && <Seen title="Main campaign" campaign={facts.main} position={explanation.decision.position} />}
      <Again again={explanation.decided_again} />
    </Stack>
  );
}

function Asked({ explanation: { decision, clock, request } }: { explanation: Schema<"DecisionExplanation"> }) {
  const { format, may } = useSession();
  const { location } = request;
  return (
    <Facts
      facts={[
        ["Asked for", STEPS[decision.step]],
        ["Transaction id", <code key="id">{decision.transaction_id}</code>],
        ["Transaction value", format.money(decision.total_transaction_cost)],
        ["Discount", format.money(decision.discount)],
        [
          "Customer",
          decision.customer_identifier === null ? (
            "nobody that was known"
          ) : may("getCustomer") ? (
            <Link key="customer" to={`/customers/${encodeURIComponent(decision.customer_identifier)}`}>
              {decision.customer_identifier}
            </Link>
          ) : (
            decision.customer_identifier
          ),
        ],
        ["Location", location === null ? "not sent" : `${location.latitude}, ${location.longitude}`],
        ["Categories", request.categories.map(({ name, tag }) => `${name}: ${tag}`).join(", ") || "none sent"],
        ["Could be confirmed until", request.expires_at === null ? "no time limit" : format.time(request.expires_at)],
        ["Clock", <time key="clock" dateTime={clock}>{`${format.time(clock)} (${clock.slice(11)})`}</time>],
        ["Asked by", decision.credential ?? "–"],
        ["Request id", decision.request_id === null ? "–" : <code key="request">{decision.request_id}</code>],
        ["User agent", request.user_agent ?? "–"],
      ]}
    />
  );
}

function Caps({ rules }: { rules: readonly Schema<"DecisionRule">[] }) {
  return (
    <ul className={styles.plain}>
      {rules.map((rule) => (
        <li key={rule.id}>
          {rule.requires} <span className="soft">{rule.seen}</span>
        </li>
      ))}
    </ul>
  );
}

function Seen({
  title,
  campaign,
  position,
}: {
  title: string;
  campaign: Schema<"DecisionCampaign">;
  position: number;
}) {
  const { format } = useSession();
  const of = (limit: number | null, write: (value: number) => string) => (limit === null ? "" : ` of ${write(limit)}`);
  return (
    <details className={styles.more}>
      <summary>{`${title} ${campaign.id} with its counters at that moment`}</summary>
      <Facts
        facts={[
          ["Status", words(campaign.status)],
          ["Vouchers", words(campaign.voucher_type)],
          ["Discount", discountOf(campaign, (value) => format.money(value))],
          ["Minimum value", format.money(campaign.minimum_value)],
          ["Maximum value", format.money(campaign.maximum_value)],
          ["Confirmed before", `${count(campaign.redemptions)}${of(campaign.max_redemptions, count)}`],
          ["Granted before", `${format.money(campaign.spent)}${of(campaign.max_total_budget, (v) => format.money(v))}`],
          [
            "Terms",
            <Link key="terms" to={`/campaigns/${campaign.id}`} title={`Position ${position}`}>
              revision {campaign.revision}
            </Link>,
          ],
        ]}
      />
    </details>
  );
}

function Again({ again }: { again: Schema<"DecisionExplanation">["decided_again"] }) {
  return again.same ? (
    <p>
      <Pill tone="good">The same again</Pill> The rules of today were asked with the same facts, and said the same.
    </p>
  ) : (
    <Notice tone="warn">
      <p>
        The rules of today would have {again.outcome} it
        {again.refusals.length > 0 ? `: ${again.refusals.map((refusal) => refusal.message).join("; ")}` : ""}. The
        decision stands as it was made.
      </p>
    </Notice>
  );
}
