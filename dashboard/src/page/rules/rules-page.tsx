import { Link, useParams } from "react-router";
import { useSession } from "../../session/session";
import { ButtonLink } from "../../ui/button";
import { Card, Grid } from "../../ui/card";
import { Notice } from "../../ui/notice";
import { Page, Stack } from "../../ui/page";
import { Loaded } from "../../ui/query";
import { DeleteRule } from "./delete-rule";
import { useNames } from "./names";
import { operationOf, useCampaignRules } from "./queries";
import styles from "./rules-page.module.css";
import { atMostOne, type CampaignRule, KINDS, kindOf, oneIsEnough, type RuleKind, sentenceOf, titleOf } from "./words";

/** What holds while a campaign has no rule of a kind. */
const WITHOUT: Record<RuleKind, string> = {
  timeframe: "On any date.",
  time_of_order: "At any time of the day and week.",
  area: "Anywhere.",
  category: "With any tags.",
  new_customer: "For new customers and known ones.",
  per_customer: "Any number of redemptions by each customer.",
  max_discount: "No cap on the discount of a redemption.",
  budget: "No budget per period.",
};

/** The kinds that a campaign may have: a main campaign limits budgets only. */
export function kindsFor(campaign: { parent_id: number | null }): readonly RuleKind[] {
  return campaign.parent_id === null ? ["budget"] : KINDS;
}

/** All rules of a campaign in plain words. */
export default function RulesPage() {
  const campaignId = Number(useParams().id);
  const query = useCampaignRules(campaignId);
  const campaign = query.data?.campaign;
  return (
    <Page title="Rules" lead={campaign && <Link to={`/campaigns/${campaignId}`}>{campaign.name}</Link>}>
      <Loaded query={query} lines={8}>
        {({ campaign, rules }) => (
          <Stack>
            {campaign.parent_id === null && (
              <Notice tone="info">
                <p>
                  This is a main campaign. Its budgets hold for all campaigns below it together; all other rules belong
                  to those campaigns.
                </p>
              </Notice>
            )}
            <Grid>
              {kindsFor(campaign).map((kind) => (
                <Kind
                  key={kind}
                  kind={kind}
                  campaignId={campaignId}
                  rules={rules.filter((rule) => kindOf(rule) === kind)}
                />
              ))}
            </Grid>
          </Stack>
        )}
      </Loaded>
    </Page>
  );
}

function Kind({ kind, campaignId, rules }: { kind: RuleKind; campaignId: number; rules: readonly CampaignRule[] }) {
  const { may } = useSession();
  const names = useNames();
  const room = rules.length === 0 || !atMostOne(kind);
  const week = kind === "time_of_order";
  return (
    <Card
      title={titleOf(kind)}
      actions={
        room &&
        may(operationOf("create", kind)) && (
          <ButtonLink to={`/campaigns/${campaignId}/rules/new/${kind}`}>
            {week ? "Paint the week" : "Add"}
            <span className="hidden-visually">{week ? "" : ` to ${titleOf(kind)}`}</span>
          </ButtonLink>
        )
      }
    >
      {rules.length === 0 ? (
        <p className="soft">{WITHOUT[kind]}</p>
      ) : (
        <>
          {rules.length > 1 && (
            <p className="soft">{oneIsEnough(kind) ? "Any one of these is enough." : "All of these must be met."}</p>
          )}
          <ul className={styles.rules} aria-label={titleOf(kind)}>
            {rules.map((rule) => (
              <li key={rule.id}>
                <span className={styles.words}>{sentenceOf(rule, names)}</span>
                <span className={styles.actions}>
                  {kind !== "new_customer" && may(operationOf("change", kind)) && (
                    <ButtonLink
                      to={`/campaigns/${campaignId}/rules/${kind}/${rule.id}`}
                      aria-label={`Change the rule: ${sentenceOf(rule, names)}`}
                    >
                      Change
                    </ButtonLink>
                  )}
                  <DeleteRule rule={rule} siblings={rules.length - 1} />
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </Card>
  );
}
