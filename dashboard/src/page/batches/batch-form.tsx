import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useRef, useState } from "react";
import { api, data } from "../../api/client";
import { ApiError } from "../../api/error";
import { randomKey } from "../../api/idempotency";
import { count } from "../../format/format";
import { Button } from "../../ui/button";
import { Card } from "../../ui/card";
import { Actions } from "../../ui/dialog";
import { Checkbox, Field, Select, TextInput } from "../../ui/field";
import { Failure } from "../../ui/notice";
import { Row, Stack } from "../../ui/page";
import { type BatchTerms, csvOf, leastLength, MOST_IN_ALL, partsOf, sample } from "./batch";
import { Progress } from "./progress";
import { saveFile } from "./save-file";
import { useRun } from "./use-run";

/** One request of a batch, with the key that makes it happen once. */
interface Part {
  readonly terms: BatchTerms;
  readonly key: string;
}

/** Many generated codes, made by as many requests as it takes. */
export function BatchForm({ campaignId }: { campaignId: number }) {
  const queries = useQueryClient();
  const [size, setSize] = useState("1000");
  const [prefix, setPrefix] = useState("");
  const [codeType, setCodeType] = useState<BatchTerms["code_type"]>("mixed");
  const [length, setLength] = useState("8");
  const [active, setActive] = useState(true);
  const [made, setMade] = useState(0);
  const codes = useRef<string[]>([]);
  const { state, run, begin, reset } = useRun<Part>();
  const terms: BatchTerms = {
    active,
    size: Number(size),
    code_type: codeType,
    random_part_length: Number(length),
    prefix,
  };
  const parts = partsOf(terms);
  const tooMany = terms.size > MOST_IN_ALL;
  const tooShort = terms.random_part_length < leastLength(terms);
  // A refusal before anything was made is about the form; later it is about the work, and shown there.
  const refused =
    made === 0 && state?.name === "failed" && state.error instanceof ApiError && state.error.status === 422
      ? state.error
      : null;

  const make = async ({ terms: part, key }: Part) => {
    const vouchers = await data(
      api.POST("/api/v1.0/campaigns/{campaign_id}/vouchers/batch", {
        params: { path: { campaign_id: campaignId }, header: { "Idempotency-Key": key } },
        body: part,
      }),
    );
    codes.current.push(csvOf(vouchers.map(({ code }) => code)));
    setMade((before) => before + vouchers.length);
    void queries.invalidateQueries({ queryKey: ["vouchers"] });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    codes.current = [];
    setMade(0);
    begin(keyed(parts), make);
  };
  if (state !== null && refused === null) {
    return (
      <Card title={`Batch ${prefix}`}>
        <Progress
          label="Codes made"
          share={terms.size === 0 ? 1 : made / terms.size}
          text={`${count(made)} of ${count(terms.size)} codes`}
          state={state}
          run={run ?? { pause() {}, cancel() {}, async start() {} }}
        >
          <Actions>
            {made > 0 && (
              <Button onClick={() => saveFile(`${prefix}.csv`, ["code\n", ...codes.current])}>
                Download the codes
              </Button>
            )}
            {(state.name === "done" || state.name === "cancelled" || state.name === "failed") && (
              <Button onClick={reset}>Another batch</Button>
            )}
          </Actions>
        </Progress>
      </Card>
    );
  }
  return (
    <Card title="A batch of codes">
      <form onSubmit={submit} noValidate>
        <Stack>
          <Row>
            <Field
              label="How many"
              hint={parts.length > 1 ? `Made by ${count(parts.length)} requests.` : "Up to 1,000,000 here."}
              attribute="size"
              error={refused}
            >
              {(wiring) => (
                <TextInput
                  {...wiring}
                  type="number"
                  min={1}
                  max={MOST_IN_ALL}
                  value={size}
                  onChange={(event) => setSize(event.target.value)}
                />
              )}
            </Field>
            <Field
              label="Prefix"
              hint={
                parts.length > 1
                  ? `Used by no other batch. Each request has its own: ${parts[0]?.prefix} to ${parts.at(-1)?.prefix}.`
                  : "Used by no other batch."
              }
              attribute="prefix"
              error={refused}
            >
              {(wiring) => (
                <TextInput
                  {...wiring}
                  value={prefix}
                  autoComplete="off"
                  spellCheck={false}
                  onChange={(event) => setPrefix(event.target.value)}
                />
              )}
            </Field>
            <Field label="Made of" attribute="code_type" error={refused}>
              {(wiring) => (
                <Select
                  {...wiring}
                  value={codeType}
                  onChange={(event) => setCodeType(event.target.value as BatchTerms["code_type"])}
                  options={[
                    ["mixed", "Letters and digits"],
                    ["letters", "Letters"],
                    ["digits", "Digits"],
                  ]}
                />
              )}
            </Field>
            <Field
              label="Length of the random part"
              hint={
                tooShort && terms.size > 0
                  ? `At least ${leastLength(terms)}, so that codes are hard to guess.`
                  : "3 to 10 characters."
              }
              attribute="random_part_length"
              error={refused}
            >
              {(wiring) => (
                <TextInput
                  {...wiring}
                  type="number"
                  min={3}
                  max={10}
                  value={length}
                  onChange={(event) => setLength(event.target.value)}
                />
              )}
            </Field>
          </Row>
          <Checkbox label="Can be redeemed" checked={active} onChange={(event) => setActive(event.target.checked)} />
          <p className="soft">
            A code will look like <code>{sample(terms)}</code>
          </p>
          {tooMany && (
            <p className="soft">For more than 1,000,000 codes use the command line: vouchsafe vouchers batch.</p>
          )}
          {refused !== null && (
            <Failure error={refused} attributes={["size", "prefix", "code_type", "random_part_length"]} />
          )}
          <Actions>
            <Button kind="primary" type="submit" disabled={tooMany}>
              Make the codes
            </Button>
          </Actions>
        </Stack>
      </form>
    </Card>
  );
}

async function* keyed(parts: readonly BatchTerms[]): AsyncGenerator<Part> {
  for (const terms of parts) {
    yield { terms, key: randomKey() };
  }
}
