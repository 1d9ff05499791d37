import { useMutation } from "@tanstack/react-query";
import { useNavigate, useParams } from "react-router";
import { useIdempotencyKeys } from "../../api/idempotency";
import { useSession } from "../../session/session";
import { ButtonLink } from "../../ui/button";
import { Card } from "../../ui/card";
import { Empty } from "../../ui/notice";
import { Page } from "../../ui/page";
import { Loaded } from "../../ui/query";
import { NotFoundPage } from "../not-found-page";
import { AmountForm } from "./amount-form";
import { AreaForm } from "./area-form";
import { BudgetForm } from "./budget-form";
import { CategoryForm } from "./category-form";
import { DeleteRule } from "./delete-rule";
import type { RuleFormProps } from "./form";
import { NewCustomerForm } from "./new-customer-form";
import { changeRule, createRule, operationOf, type Terms, useCampaignRules, useRulesChanged } from "./queries";
import { kindsFor } from "./rules-page";
import { TimeOfOrderForm } from "./time-of-order-form";
import { TimeframeForm } from "./timeframe-form";
import { WeekEditor } from "./week-editor";
import { type CampaignRule, KINDS, kindOf, type RuleKind, titleOf } from "./words";

/** Sets a new rule of a campaign, or changes one. */
export default function RulePage() {
  const { kind: named, id, ruleId } = useParams();
  const kind = KINDS.find((known) => known === named);
  if (kind === undefined) {
    return <NotFoundPage />;
  }
  return (
    <OneRule
      key={`${kind} ${ruleId}`}
      kind={kind}
      campaignId={Number(id)}
      ruleId={ruleId === undefined ? null : Number(ruleId)}
    />
  );
}

function OneRule({ kind, campaignId, ruleId }: { kind: RuleKind; campaignId: number; ruleId: number | null }) {
  const query = useCampaignRules(campaignId);
  const navigate = useNavigate();
  const campaign = query.data?.campaign;
  const back = `/campaigns/${campaignId}/rules`;
  const title = kind === "time_of_order" && ruleId === null ? "Times of the week" : TITLES[kind];
  return (
    <Page title={title} lead={campaign && `Of ${campaign.name}`} actions={<ButtonLink to={back}>All rules</ButtonLink>}>
      <Loaded query={query}>
        {({ campaign, rules }) => {
          const siblings = rules.filter((rule) => kindOf(rule) === kind);
          const rule = siblings.find(({ id }) => id === ruleId) ?? null;
          if (!kindsFor(campaign).includes(kind)) {
            return <Empty title="A main campaign has budget rules only." />;
          }
          if (ruleId !== null && rule === null) {
            return <Empty title="There is no such rule; it may have been deleted." />;
          }
          if (kind === "time_of_order" && rule === null) {
            return (
              <WeekEditor campaignId={campaignId} rules={siblings.filter((one) => one.type === "TimeOfOrderRule")} />
            );
          }
          return (
            <Card
              title={rule === null ? `New: ${titleOf(kind).toLowerCase()}` : titleOf(kind)}
              actions={rule && <DeleteRule rule={rule} siblings={siblings.length - 1} onDone={() => navigate(back)} />}
            >
              <Form kind={kind} campaignId={campaignId} rule={rule} />
            </Card>
          );
        }}
      </Loaded>
    </Page>
  );
}

const TITLES: Record<RuleKind, string> = {
  timeframe: "Timeframe",
  time_of_order: "Time of order",
  area: "Area rule",
  category: "Category rule",
  new_customer: "New customers only",
  per_customer: "Limit per customer",
  max_discount: "Maximum discount",
  budget: "Budget per period",
};

function Form({ kind, campaignId, rule }: { kind: RuleKind; campaignId: number; rule: CampaignRule | null }) {
  const { may } = useSession();
  const navigate = useNavigate();
  const changed = useRulesChanged();
  const keys = useIdempotencyKeys();
  const save = useMutation({
    mutationFn: (terms: Terms) =>
      rule === null
        ? createRule(kind, campaignId, terms, keys.of(terms))
        : changeRule(kind, campaignId, rule.id, terms, keys.of(terms)),
    onSettled: (_data, error) => keys.done(error),
    onSuccess: async () => {
      await changed();
      navigate(`/campaigns/${campaignId}/rules`);
    },
  });
  if (!may(operationOf(rule === null ? "create" : "change", kind))) {
    return <Empty title="Your role may look at rules, and not change them." />;
  }
  const form: RuleFormProps = {
    error: save.error,
    busy: save.isPending,
    save: (terms) => save.mutate(terms),
    back: `/campaigns/${campaignId}/rules`,
  };
  switch (kind) {
    case "area":
      return <AreaForm {...form} rule={rule?.type === "AreaRule" ? rule : null} />;
    case "budget":
      return <BudgetForm {...form} rule={rule?.type === "BudgetRule" ? rule : null} />;
    case "category":
      return <CategoryForm {...form} rule={rule?.type === "CategoryRule" ? rule : null} />;
    case "timeframe":
      return <TimeframeForm {...form} rule={rule?.type === "TimeframeRule" ? rule : null} />;
    case "time_of_order":
      return <TimeOfOrderForm {...form} rule={rule?.type === "TimeOfOrderRule" ? rule : null} />;
    case "max_discount":
      return (
        <AmountForm
          {...form}
          attribute="max_discount"
          label="Most discount for one redemption"
          hint="A larger discount is cut to this amount; nothing is refused for it."
          amount={rule?.type === "MaxDiscountRule" ? rule.max_discount : null}
          step="0.01"
        />
      );
    case "per_customer":
      return (
        <AmountForm
          {...form}
          attribute="max_redemptions"
          label="Most redemptions by one customer"
          hint="Confirmed redemptions in this campaign, over all time. The customer must be named."
          amount={rule?.type === "PerCustomerRule" ? rule.max_redemptions : null}
          step="1"
        />
      );
    case "new_customer":
      return <NewCustomerForm {...form} />;
  }
}
