import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { useNavigate } from "react-router";
import { api, data } from "../../api/client";
import { useIdempotencyKeys } from "../../api/idempotency";
import { Button, ButtonLink } from "../../ui/button";
import { Failure } from "../../ui/notice";
import styles from "./campaign-page.module.css";
import { Basics, DiscountTerms, Labels, Limits, Texts } from "./fields";
import { ATTRIBUTES, type Attribute, applies, bodyOf, changesOf, type Values } from "./form";
import { type Campaign, useRefresh } from "./queries";

function useSaving(before: Campaign | null, initial: Values) {
  const refresh = useRefresh();
  const keys = useIdempotencyKeys();
  return useMutation({
    mutationFn: async (values: Values): Promise<number> => {
      if (before === null) {
        const body = bodyOf(values);
        const header = { "Idempotency-Key": keys.of(body) };
        return (await data(api.POST("/api/v1.0/campaigns", { params: { header }, body }))).id;
      }
      const body = changesOf(initial, values);
      if (Object.keys(body).length > 0) {
        await api.PATCH("/api/v1.0/campaigns/{campaign_id}", { params: { path: { campaign_id: before.id } }, body });
      }
      return before.id;
    },
    onSettled: (_, error) => keys.done(error),
    onSuccess: refresh,
  });
}

/** Creates or edits a campaign. What the API refuses is told beside the fields; only what was changed is sent. */
export function CampaignForm({
  campaigns,
  before,
  initial,
}: {
  campaigns: readonly Campaign[];
  before: Campaign | null;
  initial: Values;
}) {
  const navigate = useNavigate();
  const form = useRef<HTMLFormElement>(null);
  const [start] = useState(initial);
  const [values, setValues] = useState(start);
  const saving = useSaving(before, start);
  const set = (attribute: Attribute, value: string) => setValues((old) => ({ ...old, [attribute]: value }));
  const fields = { values, set, error: saving.error };

  useEffect(() => {
    if (saving.error !== null) {
      form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
    }
  }, [saving.error]);

  const save = (event: FormEvent) => {
    event.preventDefault();
    saving.mutate(values, { onSuccess: (id) => navigate(`/campaigns/${id}`) });
  };
  return (
    <form ref={form} className={styles.form} onSubmit={save} noValidate>
      <Basics {...fields} campaigns={campaigns} before={before} />
      {values.campaign_type === "discount" && <DiscountTerms {...fields} />}
      <Limits {...fields} />
      {values.campaign_type === "discount" && <Texts {...fields} />}
      <Labels {...fields} campaigns={campaigns} />
      {saving.isError && (
        <Failure error={saving.error} attributes={ATTRIBUTES.filter((attribute) => applies(attribute, values))} />
      )}
      <div className={styles.buttons}>
        <Button kind="primary" type="submit" busy={saving.isPending}>
          {before === null ? "Create campaign" : "Save changes"}
        </Button>
        <ButtonLink to={before === null ? "/campaigns" : `/campaigns/${before.id}`}>Cancel</ButtonLink>
      </div>
    </form>
  );
}
