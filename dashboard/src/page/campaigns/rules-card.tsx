import { Link } from "react-router";
import type { Schema } from "../../api/client";
import { useSession } from "../../session/session";
import { Card } from "../../ui/card";
import { Empty } from "../../ui/notice";
import { useNames } from "../rules/names";
import {
  atMostOne,
  byKind,
  type CampaignRule,
  KINDS,
  oneIsEnough,
  type RuleKind,
  sentenceOf,
  titleOf,
} from "../rules/words";
import styles from "./campaign-page.module.css";

/** Under what conditions a campaign grants its discount, in plain words, with ways to edit them. */
export function RulesCard({ now }: { now: Schema<"CampaignAsOf"> }) {
  const { may } = useSession();
  const names = useNames({
    areas: now.rules.some((rule) => rule.type === "AreaRule"),
    categories: now.rules.some((rule) => rule.type === "CategoryRule"),
  });
  const kinds = byKind(now.rules);
  const edit = may("changeBudgetRule") && !now.deleted;
  return (
    <Card title="Rules">
      {kinds.length === 0 ? (
        <Empty title="This campaign has no rules.">
          <p>Its limits hold all the same.</p>
        </Empty>
      ) : (
        <div className={styles.rules}>
          {kinds.map(([kind, rules]) => (
            <section key={kind} aria-label={titleOf(kind)}>
              <h3>{titleOf(kind)}</h3>
              {rules.length > 1 && oneIsEnough(kind) && <p className="soft">One of these is enough.</p>}
              <ul>
                {rules.map((rule) => (
                  <li key={rule.id}>
                    <span>{sentenceOf(rule, names)}</span>
                    {edit && <EditLink kind={kind} rule={rule} words={sentenceOf(rule, names)} />}
                  </li>
                ))}
              </ul>
            </section>
          ))}
        </div>
      )}
      {may("createBudgetRule") && !now.deleted && <NewRule now={now} />}
    </Card>
  );
}

function EditLink({ kind, rule, words }: { kind: RuleKind; rule: CampaignRule; words: string }) {
  return (
    <Link
      className={styles.edit}
      to={`/campaigns/${rule.campaign_id}/rules/${kind}/${rule.id}`}
      aria-label={`Edit the rule: ${words}`}
    >
      Edit
    </Link>
  );
}

/** The kinds of which the campaign can have another one. A main campaign has budgets only. */
function NewRule({ now: { campaign, rules } }: { now: Schema<"CampaignAsOf"> }) {
  const has = new Set(byKind(rules).map(([kind]) => kind));
  const kinds = KINDS.filter((kind) => !(atMostOne(kind) && has.has(kind))).filter(
    (kind) => campaign.campaign_type === "discount" || kind === "budget",
  );
  return (
    <nav aria-label="Add a rule" className={styles.add}>
      <span className="soft">Add a rule:</span>
      {kinds.map((kind) => (
        <Link key={kind} to={`/campaigns/${campaign.id}/rules/new/${kind}`}>
          {titleOf(kind)}
        </Link>
      ))}
    </nav>
  );
}
