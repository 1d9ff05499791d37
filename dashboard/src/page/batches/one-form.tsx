import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { Link } from "react-router";
import { api, data } from "../../api/client";
import { useIdempotencyKeys } from "../../api/idempotency";
import { Button } from "../../ui/button";
import { Card } from "../../ui/card";
import { Actions } from "../../ui/dialog";
import { Checkbox, Field, TextInput } from "../../ui/field";
import { Failure, Notice } from "../../ui/notice";
import { Row, Stack } from "../../ui/page";

/** One voucher with a code of one's own choice. */
export function OneForm({ campaignId }: { campaignId: number }) {
  const queries = useQueryClient();
  const keys = useIdempotencyKeys();
  const [code, setCode] = useState("");
  const [customer, setCustomer] = useState("");
  const [active, setActive] = useState(true);
  const save = useMutation({
    mutationFn: () => {
      const body = { code, active, ...(customer.trim() === "" ? {} : { customer_identifier: customer.trim() }) };
      return data(
        api.POST("/api/v1.0/campaigns/{campaign_id}/vouchers", {
          params: { path: { campaign_id: campaignId }, header: { "Idempotency-Key": keys.of(body) } },
          body,
        }),
      );
    },
    onSettled: (_data, error) => keys.done(error),
    onSuccess: async () => {
      setCode("");
      setCustomer("");
      await queries.invalidateQueries();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  return (
    <Card title="One code">
      <form onSubmit={submit} noValidate>
        <Stack>
          <Row>
            <Field label="Code" hint="Upper and lower case are the same." attribute="code" error={save.error}>
              {(wiring) => (
                <TextInput
                  {...wiring}
                  value={code}
                  autoComplete="off"
                  spellCheck={false}
                  onChange={(event) => setCode(event.target.value)}
                />
              )}
            </Field>
            <Field
              label="Customer"
              hint="Optional: to whom it belongs."
              attribute="customer_identifier"
              error={save.error}
            >
              {(wiring) => (
                <TextInput
                  {...wiring}
                  value={customer}
                  autoComplete="off"
                  onChange={(event) => setCustomer(event.target.value)}
                />
              )}
            </Field>
          </Row>
          <Checkbox label="Can be redeemed" checked={active} onChange={(event) => setActive(event.target.checked)} />
          {save.isError && <Failure error={save.error} attributes={["code", "customer_identifier"]} />}
          {save.data && (
            <Notice tone="good">
              <p>
                Created <Link to={`/vouchers/${encodeURIComponent(save.data.code)}`}>{save.data.code}</Link>.
              </p>
            </Notice>
          )}
          <Actions>
            <Button kind="primary" type="submit" busy={save.isPending}>
              Create the voucher
            </Button>
          </Actions>
        </Stack>
      </form>
    </Card>
  );
}
