import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useChanged } from "../../api/changed";
import { api, type Schema } from "../../api/client";
import { Button } from "../../ui/button";
import { Card, Facts } from "../../ui/card";
import { Field, TextInput } from "../../ui/field";
import { Failure, Notice } from "../../ui/notice";
import { Page, Row, Stack } from "../../ui/page";
import { useUrl } from "../../ui/url";
import styles from "./counter.module.css";
import { valuesOf } from "./input";

type Voucher = Schema<"Voucher">;

const MARKS = [
  ["medium", "Medium"],
  ["purpose", "Purpose"],
  ["team", "Team"],
  ["channel", "Channel"],
  ["budget_code", "Budget code"],
] as const;

/** Draws a voucher to give away, by what its campaign is marked with. One press, one voucher. */
export default function FindPage() {
  const changed = useChanged();
  const [params, change] = useUrl();
  const [lacking, setLacking] = useState(false);
  const find = useMutation({
    mutationFn: async (query: Record<string, string[] | string>): Promise<Voucher | null> =>
      (await api.GET("/api/v1.0/vouchers/find", { params: { query } })).data ?? null,
    onSuccess: () => changed(),
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const marks = MARKS.map(([name]) => [name, valuesOf(String(form.get(name) ?? ""))] as const);
    const given = marks.filter(([, values]) => values.length > 0);
    const customer = String(form.get("customer") ?? "").trim();
    // In the address, so that a place that always gives away the same can keep it as a bookmark. Not the customer.
    change(Object.fromEntries(marks.map(([name, values]) => [name, values.join(", ")])), { replace: true });
    setLacking(given.length === 0);
    if (given.length > 0 && !find.isPending) {
      find.mutate({ ...Object.fromEntries(given), ...(customer === "" ? {} : { customer_identifier: customer }) });
    }
  };
  return (
    <Page title="Find a voucher" lead="Draws a free voucher of a running campaign, to give it away.">
      <div className={styles.counter}>
        <Card title="Which campaign">
          <form onSubmit={submit}>
            <Stack>
              <Row>
                {MARKS.map(([name, label]) => (
                  <Field key={name} label={label}>
                    {(id) => <TextInput {...id} name={name} defaultValue={params.get(name) ?? ""} />}
                  </Field>
                ))}
              </Row>
              <p className="soft">
                At least one of these. Several values are set apart by commas; any of them may match.
              </p>
              <Field
                label="Customer"
                attribute="customer_identifier"
                error={find.error}
                hint="A unique code then belongs to this customer. Without one, it stays free for anyone."
              >
                {(id) => <TextInput {...id} name="customer" maxLength={255} autoComplete="off" />}
              </Field>
              {lacking && <Notice tone="warn">Say at least one of the five marks of the campaign.</Notice>}
              <div className={styles.buttons}>
                <Button type="submit" kind="primary" busy={find.isPending}>
                  Find a voucher
                </Button>
              </div>
            </Stack>
          </form>
        </Card>
        {find.isError && <Failure error={find.error} attributes={["customer_identifier"]} />}
        {find.isSuccess && (find.data === null ? <Nothing /> : <Found key={find.submittedAt} voucher={find.data} />)}
      </div>
    </Page>
  );
}

function Nothing() {
  return <Notice tone="info">No voucher matches: no running campaign with these marks has a free one.</Notice>;
}

function Found({ voucher }: { voucher: Voucher }) {
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(voucher.code);
    setCopied(true);
  };
  return (
    <Card title="The voucher">
      <output className={styles.huge}>{voucher.code}</output>
      <Facts
        facts={[
          ["Campaign", voucher.campaign.name],
          ["Belongs to", voucher.customer_identifier ?? "nobody yet"],
        ]}
      />
      {/* Browsers give pages without TLS no clipboard. */}
      {navigator.clipboard !== undefined && (
        <div className={styles.buttons}>
          <Button onClick={copy}>{copied ? "Copied" : "Copy the code"}</Button>
        </div>
      )}
    </Card>
  );
}
