import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useRef, useState } from "react";
import { api, data } from "../../api/client";
import { randomKey } from "../../api/idempotency";
import { count } from "../../format/format";
import { Button } from "../../ui/button";
import { Card, Figure, Figures } from "../../ui/card";
import { Actions } from "../../ui/dialog";
import { Field, TextInput } from "../../ui/field";
import { Stack } from "../../ui/page";
import { Table } from "../../ui/table";
import { type Chunk, chunksOf, headerOf, type RefusedRow, refusedRows } from "./csv";
import { Progress } from "./progress";
import { saveFile } from "./save-file";
import { useRun } from "./use-run";

/** Rows of one request: few enough for every invalid one to be listed in the answer, and for the progress to be seen. */
const ROWS_PER_REQUEST = 5_000;
/** So many refused rows are shown; the file has all. */
const SHOWN = 50;

/** A part of the file, with the key that makes it be entered once. */
interface Part {
  readonly chunk: Chunk;
  readonly key: string;
}

interface Outcome {
  readonly bytes: number;
  readonly accepted: number;
  readonly refused: number;
  readonly first: readonly RefusedRow[];
}

const NOTHING: Outcome = { bytes: 0, accepted: 0, refused: 0, first: [] };

/** Codes from a CSV file, which is read and sent piece by piece. */
export function ImportForm({ campaignId }: { campaignId: number }) {
  const queries = useQueryClient();
  const [file, setFile] = useState<File | null>(null);
  const [outcome, setOutcome] = useState<Outcome>(NOTHING);
  const refused = useRef<string[]>([]);
  const { state, run, begin, reset } = useRun<Part>();

  const enter = async ({ chunk, key }: Part) => {
    const summary = await data(
      api.POST("/api/v1.0/campaigns/{campaign_id}/vouchers/import", {
        params: { path: { campaign_id: campaignId }, header: { "Idempotency-Key": key } },
        headers: { "Content-Type": "text/csv" },
        body: chunk.body as never,
        bodySerializer: (body: unknown) => body as Uint8Array<ArrayBuffer>,
      }),
    );
    const rows = refusedRows(chunk, summary.invalid_rows);
    if (rows.length > 0) {
      refused.current.push(...(refused.current.length === 0 ? [`${headerOf(chunk)}\n`] : []));
      refused.current.push(...rows.map(({ text }) => `${text}\n`));
    }
    setOutcome((before) => ({
      bytes: chunk.end,
      accepted: before.accepted + summary.valid_rows_count,
      refused: before.refused + summary.invalid_rows_count,
      first: [...before.first, ...rows].slice(0, SHOWN),
    }));
    void queries.invalidateQueries({ queryKey: ["vouchers"] });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (file !== null) {
      refused.current = [];
      setOutcome(NOTHING);
      begin(keyed(file), enter);
    }
  };
  if (state === null || file === null) {
    return (
      <Card title="Codes from a file">
        <form onSubmit={submit}>
          <Stack>
            <Field
              label="CSV file"
              hint="UTF-8, with a header that names the column code and, if wanted, customer_identifier."
            >
              {(wiring) => (
                <TextInput
                  {...wiring}
                  type="file"
                  accept=".csv,text/csv"
                  onChange={(event) => setFile(event.target.files?.[0] ?? null)}
                />
              )}
            </Field>
            <p className="soft">
              The file is sent {count(ROWS_PER_REQUEST)} rows at a time. Rows that cannot be taken are given back, the
              others become active vouchers.
            </p>
            <Actions>
              <Button kind="primary" type="submit" disabled={file === null}>
                Import the file
              </Button>
            </Actions>
          </Stack>
        </form>
      </Card>
    );
  }
  const over = state.name === "done" || state.name === "cancelled" || state.name === "failed";
  return (
    <Card title={file.name}>
      <Progress
        label="Imported"
        share={state.name === "done" || file.size === 0 ? 1 : outcome.bytes / file.size}
        text={`${count(outcome.accepted + outcome.refused)} rows`}
        state={state}
        run={run ?? { pause() {}, cancel() {}, async start() {} }}
      >
        <Figures>
          <Figure label="Accepted rows" value={count(outcome.accepted)} />
          <Figure label="Refused rows" value={count(outcome.refused)} />
        </Figures>
        {outcome.first.length > 0 && (
          <>
            <p className="soft">
              Refused are codes that are there already or cannot be one, and rows that are not well-formed.
              {outcome.refused > outcome.first.length && ` The first ${count(outcome.first.length)} are:`}
            </p>
            <Table
              label="Refused rows"
              rows={outcome.first}
              keyOf={({ line }) => line}
              columns={[
                { head: "Line", cell: ({ line }) => count(line), number: true },
                { head: "Row", cell: ({ text }) => <code>{text.slice(0, 200)}</code> },
              ]}
            />
          </>
        )}
        <Actions>
          {outcome.refused > 0 && (
            <Button onClick={() => saveFile(`refused-${file.name}`, refused.current)}>Download the refused rows</Button>
          )}
          {over && (
            <Button
              onClick={() => {
                setFile(null);
                reset();
              }}
            >
              Another file
            </Button>
          )}
        </Actions>
      </Progress>
    </Card>
  );
}

async function* keyed(file: File): AsyncGenerator<Part> {
  for await (const chunk of chunksOf(file, ROWS_PER_REQUEST)) {
    yield { chunk, key: randomKey() };
  }
}
