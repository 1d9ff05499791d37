import type { FormEvent } from "react";
import { words } from "../../format/format";
import { toLocal } from "../../format/zoned";
import { useSession } from "../../session/session";
import { Button } from "../../ui/button";
import { Actions } from "../../ui/dialog";
import { Field, Select, TextInput } from "../../ui/field";
import { Row, Stack } from "../../ui/page";
import { useUrl } from "../../ui/url";
import { CampaignInput } from "../audit/campaign-input";
import { changesOf, FILTERS } from "./filters";
import { REASONS, STEPS } from "./words";

const OUTCOMES = [
  ["", "Any"],
  ["accepted", "Accepted"],
  ["declined", "Declined"],
] as const;

const ANY_STEP: readonly (readonly [string, string])[] = [["", "Any"], ...Object.entries(STEPS)];

const ANY_REASON: readonly (readonly [string, string])[] = [
  ["", "Any"],
  ...REASONS.map((code) => [code, words(code)] as const),
];

/** The filters as fields. They begin with what the address says, and become part of it when they are applied. */
export function FiltersForm() {
  const { session } = useSession();
  const [params, change] = useUrl();
  const zone = session.project.time_zone;
  const given = (name: string) => params.get(name) ?? "";
  const local = (name: string) => (Number.isNaN(Date.parse(given(name))) ? "" : toLocal(given(name), zone));
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    change(changesOf(new FormData(event.currentTarget), zone));
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <Row>
          <Field label="Outcome">
            {(id) => <Select {...id} name="outcome" defaultValue={given("outcome")} options={OUTCOMES} />}
          </Field>
          <Field label="Reason">
            {(id) => <Select {...id} name="code" defaultValue={given("code")} options={ANY_REASON} />}
          </Field>
          <Field label="Step">
            {(id) => <Select {...id} name="step" defaultValue={given("step")} options={ANY_STEP} />}
          </Field>
          <Field label="Campaign">
            {(id) => <CampaignInput {...id} name="campaign_id" defaultValue={given("campaign_id")} />}
          </Field>
          <Field label="Voucher, code or id">
            {(id) => <TextInput {...id} name="voucher" defaultValue={given("voucher")} />}
          </Field>
          <Field label="Customer">
            {(id) => <TextInput {...id} name="customer_identifier" defaultValue={given("customer_identifier")} />}
          </Field>
          <Field label="Transaction id">
            {(id) => <TextInput {...id} name="transaction_id" defaultValue={given("transaction_id")} />}
          </Field>
        </Row>
        <Row>
          <Field label={`From (${zone})`}>
            {(id) => <TextInput {...id} name="from" type="datetime-local" step={1} defaultValue={local("from")} />}
          </Field>
          <Field label={`Before (${zone})`}>
            {(id) => <TextInput {...id} name="to" type="datetime-local" step={1} defaultValue={local("to")} />}
          </Field>
        </Row>
        <Actions>
          <Button type="submit" kind="primary">
            Apply
          </Button>
          <Button onClick={() => change(Object.fromEntries([...FILTERS, "after"].map((name) => [name, null])))}>
            Clear
          </Button>
        </Actions>
      </Stack>
    </form>
  );
}
