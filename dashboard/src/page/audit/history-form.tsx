import { useQuery } from "@tanstack/react-query";
import type { FormEvent } from "react";
import { api, page } from "../../api/client";
import { count, words } from "../../format/format";
import { fromLocal, toLocal } from "../../format/zoned";
import { useSession } from "../../session/session";
import { Button } from "../../ui/button";
import { Actions } from "../../ui/dialog";
import { Checkbox, Field, Select, TextInput } from "../../ui/field";
import { Row, Stack } from "../../ui/page";
import type { UrlChanges } from "../../ui/url";
import { CampaignInput } from "./campaign-input";
import { EVENT_GROUPS } from "./events";
import styles from "./history-form.module.css";

const MOST = 1000;
const CLEARED: UrlChanges = Object.fromEntries(
  [
    "campaign_id",
    "voucher",
    "transaction_id",
    "customer_identifier",
    "type",
    "user",
    "credential",
    "redemptions",
    "from",
    "to",
    "order",
    "after",
  ].map((name) => [name, null]),
);

/** All filters of the history. What is chosen goes to the address when it is asked for. */
export function HistoryForm({
  params,
  error,
  onChange,
}: {
  params: URLSearchParams;
  error: unknown;
  onChange: (changes: UrlChanges) => void;
}) {
  const { session } = useSession();
  const zone = session.project.time_zone;
  const text = (name: string) => params.get(name) ?? "";
  const local = (name: string) => (Number.isNaN(Date.parse(text(name))) ? "" : toLocal(text(name), zone));

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const value = (name: string) => String(form.get(name) ?? "").trim();
    onChange({
      ...CLEARED,
      campaign_id: value("campaign_id"),
      voucher: value("voucher"),
      transaction_id: value("transaction_id"),
      customer_identifier: value("customer_identifier"),
      user: value("user"),
      credential: value("credential"),
      type: form.getAll("type").map(String),
      redemptions: form.has("redemptions") ? null : "false",
      from: fromLocal(value("from"), zone),
      to: fromLocal(value("to"), zone),
      order: value("order") === "oldest" ? "oldest" : null,
    });
  }

  return (
    <form onSubmit={submit} aria-label="Filters">
      <Stack>
        <Row>
          <Field label="Campaign" error={error} attribute="campaign_id">
            {(wiring) => <CampaignInput {...wiring} name="campaign_id" defaultValue={text("campaign_id")} />}
          </Field>
          <Field label="Voucher" error={error} attribute="voucher">
            {(wiring) => (
              <TextInput {...wiring} name="voucher" defaultValue={text("voucher")} placeholder="Code or id" />
            )}
          </Field>
          <Field label="Transaction id" error={error} attribute="transaction_id">
            {(wiring) => <TextInput {...wiring} name="transaction_id" defaultValue={text("transaction_id")} />}
          </Field>
          <Field label="Customer" error={error} attribute="customer_identifier">
            {(wiring) => (
              <TextInput {...wiring} name="customer_identifier" defaultValue={text("customer_identifier")} />
            )}
          </Field>
        </Row>
        <Row>
          <Field label="From" error={error} attribute="from">
            {(wiring) => <TextInput {...wiring} name="from" type="datetime-local" defaultValue={local("from")} />}
          </Field>
          <Field label="Before" error={error} attribute="to">
            {(wiring) => <TextInput {...wiring} name="to" type="datetime-local" defaultValue={local("to")} />}
          </Field>
          <Field label="Order">
            {(wiring) => (
              <Select
                {...wiring}
                name="order"
                defaultValue={text("order") || "newest"}
                options={[
                  ["newest", "Newest first"],
                  ["oldest", "Oldest first"],
                ]}
              />
            )}
          </Field>
        </Row>
        <Row>
          <Doers user={text("user")} credential={text("credential")} error={error} />
        </Row>
        <Kinds chosen={params.getAll("type")} />
        <Checkbox
          label="With redemptions and declined attempts"
          name="redemptions"
          defaultChecked={params.get("redemptions") !== "false"}
        />
        <Actions>
          <Button type="submit" kind="primary">
            Show
          </Button>
          <Button onClick={() => onChange(CLEARED)}>Clear</Button>
        </Actions>
      </Stack>
    </form>
  );
}

/** Users by name, and all credentials: passwords of users and API keys. */
function Doers({ user, credential, error }: { user: string; credential: string; error: unknown }) {
  const { may } = useSession();
  const query = { params: { query: { per_page: MOST } } };
  const users = useQuery({
    queryKey: ["users", "all"],
    queryFn: () => page(api.GET("/api/vouchsafe/v1/users", query)),
    enabled: may("listProjectUsers"),
  });
  const keys = useQuery({
    queryKey: ["api-keys", "all"],
    queryFn: () => page(api.GET("/api/vouchsafe/v1/api-keys", query)),
    enabled: may("listApiKeys"),
  });
  const people = users.data?.items ?? [];
  const credentials = [
    ...people.map((one) => [`user:${one.id}`, `Password of ${one.name}`] as const),
    ...(keys.data?.items ?? []).map((one) => [`key:${one.id}`, `API key ${one.name}`] as const),
  ];
  const names = people.map((one) => [String(one.id), one.name] as const);
  return (
    <>
      <Field label="User" error={error} attribute="user">
        {(wiring) => (
          <Select
            {...wiring}
            key={names.length}
            name="user"
            defaultValue={user}
            options={withChosen(user, [["", "Anybody"], ...names])}
          />
        )}
      </Field>
      <Field label="Credential" error={error} attribute="credential">
        {(wiring) => (
          <Select
            {...wiring}
            key={credentials.length}
            name="credential"
            defaultValue={credential}
            options={withChosen(credential, [["", "Any"], ...credentials])}
          />
        )}
      </Field>
    </>
  );
}

/** What the address names is to be chosen also where it is not (or not yet) in the list. */
function withChosen(chosen: string, options: readonly (readonly [string, string])[]) {
  return options.some(([value]) => value === chosen) ? options : [...options, [chosen, chosen] as const];
}

function Kinds({ chosen }: { chosen: readonly string[] }) {
  return (
    <details className={styles.kinds} open={chosen.length > 0}>
      <summary>
        {chosen.length === 0 ? "Kinds of events: all" : `Kinds of events: ${count(chosen.length)} chosen`}
      </summary>
      <div className={styles.groups}>
        {EVENT_GROUPS.map(([group, names]) => (
          <fieldset key={group} className={styles.group}>
            <legend>{group}</legend>
            {names.map((name) => (
              <Checkbox
                key={name}
                label={words(name)}
                name="type"
                value={name}
                defaultChecked={chosen.includes(name)}
              />
            ))}
          </fieldset>
        ))}
      </div>
    </details>
  );
}
