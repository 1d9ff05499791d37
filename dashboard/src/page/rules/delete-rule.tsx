import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useSession } from "../../session/session";
import { Button } from "../../ui/button";
import { Actions, Dialog } from "../../ui/dialog";
import { Failure } from "../../ui/notice";
import { useNames } from "./names";
import { deleteRule, operationOf, useRulesChanged } from "./queries";
import { type CampaignRule, kindOf, oneIsEnough, sentenceOf } from "./words";

/** A button that asks, and then removes a rule. */
export function DeleteRule({
  rule,
  siblings,
  onDone,
}: {
  rule: CampaignRule;
  /** How many rules of its kind the campaign has besides. */
  siblings: number;
  onDone?: () => void;
}) {
  const { may } = useSession();
  const names = useNames();
  const changed = useRulesChanged();
  const [asked, setAsked] = useState(false);
  const kind = kindOf(rule);
  const removal = useMutation({
    mutationFn: () => deleteRule(kind, rule.campaign_id, rule.id),
    onSuccess: async () => {
      await changed();
      setAsked(false);
      onDone?.();
    },
  });
  if (!may(operationOf("delete", kind))) {
    return null;
  }
  const sentence = sentenceOf(rule, names);
  return (
    <>
      <Button kind="danger" aria-label={`Delete the rule: ${sentence}`} onClick={() => setAsked(true)}>
        Delete
      </Button>
      {asked && (
        <Dialog title="Delete this rule?" onClose={() => setAsked(false)}>
          <p>{sentence}.</p>
          <p className="soft">
            {oneIsEnough(kind) && siblings > 0
              ? "From the next redemption on, only the campaign's other rules of this kind will do."
              : "From the next redemption on, it is no longer asked for."}
          </p>
          {removal.isError && <Failure error={removal.error} />}
          <Actions>
            <Button kind="danger" busy={removal.isPending} onClick={() => removal.mutate()}>
              Delete the rule
            </Button>
            <Button onClick={() => setAsked(false)}>Keep it</Button>
          </Actions>
        </Dialog>
      )}
    </>
  );
}
