import { type FormEvent, useId } from "react";
import { words } from "../../format/format";
import { fromLocal, toLocal } from "../../format/zoned";
import { useSession } from "../../session/session";
import { Button } from "../../ui/button";
import { Actions } from "../../ui/dialog";
import { Checkbox, Field, Select, TextInput } from "../../ui/field";
import { Row, Stack } from "../../ui/page";
import type { UrlChanges } from "../../ui/url";
import { CampaignInput } from "../audit/campaign-input";
import { useCampaigns } from "../campaigns/queries";
import { BUCKETS, GROUPS, LABELS } from "./report-query";

const NAMES = ["from", "to", "bucket", "group_by", "campaign_id", "status", "near_limit", "after", ...LABELS];
const CLEARED: UrlChanges = Object.fromEntries(NAMES.map((name) => [name, null]));

/** What is reported. `about` says which questions the report answers. */
export function ReportForm({
  params,
  error,
  about,
  onChange,
}: {
  params: URLSearchParams;
  error: unknown;
  about: "time" | "moment" | "budgets";
  onChange: (changes: UrlChanges) => void;
}) {
  const { session } = useSession();
  const zone = session.project.time_zone;
  const text = (name: string) => params.get(name) ?? "";
  const local = (name: string) => (Number.isNaN(Date.parse(text(name))) ? "" : toLocal(text(name), zone).slice(0, 16));

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const changes: UrlChanges = { after: null };
    for (const name of NAMES) {
      const value = form.get(name);
      if (value !== null) {
        changes[name] = name === "from" || name === "to" ? fromLocal(String(value), zone) : String(value).trim();
      }
    }
    if (about === "budgets") {
      changes.near_limit = form.has("near_limit") ? "true" : null;
    }
    onChange(changes);
  }

  return (
    <form onSubmit={submit} aria-label="Report">
      <Stack>
        <Row>
          {about === "time" && (
            <>
              <Field label="From" error={error} attribute="from">
                {(wiring) => <TextInput {...wiring} name="from" type="datetime-local" defaultValue={local("from")} />}
              </Field>
              <Field label="Before" error={error} attribute="to">
                {(wiring) => <TextInput {...wiring} name="to" type="datetime-local" defaultValue={local("to")} />}
              </Field>
              <Field label="By" error={error} attribute="bucket">
                {(wiring) => (
                  <Select {...wiring} name="bucket" defaultValue={text("bucket") || "day"} options={BUCKETS} />
                )}
              </Field>
            </>
          )}
        </Row>
        <Row>
          {about !== "budgets" && (
            <Field label="Set apart by" error={error} attribute="group_by">
              {(wiring) => (
                <Select {...wiring} name="group_by" defaultValue={text("group_by") || "none"} options={GROUPS} />
              )}
            </Field>
          )}
          <Field label="Campaign" error={error} attribute="campaign_id">
            {(wiring) => <CampaignInput {...wiring} name="campaign_id" defaultValue={text("campaign_id")} />}
          </Field>
          {about === "budgets" && (
            <Field label="Status" error={error} attribute="status">
              {(wiring) => (
                <Select
                  {...wiring}
                  name="status"
                  defaultValue={text("status")}
                  options={[
                    ["", "Any"],
                    ["draft", "Draft"],
                    ["active", "Active"],
                    ["inactive", "Inactive"],
                  ]}
                />
              )}
            </Field>
          )}
        </Row>
        {about !== "budgets" && (
          <Row>
            {LABELS.map((label) => (
              <LabelField key={label} label={label} value={text(label)} error={error} />
            ))}
          </Row>
        )}
        {about === "budgets" && (
          <Checkbox
            name="near_limit"
            label="Only campaigns that have used four fifths of a limit"
            defaultChecked={text("near_limit") === "true"}
          />
        )}
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

/** A label of campaigns; those that there are can be chosen. */
function LabelField({ label, value, error }: { label: (typeof LABELS)[number]; value: string; error: unknown }) {
  const list = useId();
  const { data } = useCampaigns();
  const values = new Set(data?.map((campaign) => campaign[label]).filter((one) => one !== null));
  return (
    <Field label={words(label)} error={error} attribute={label}>
      {(wiring) => (
        <>
          <TextInput {...wiring} name={label} defaultValue={value} list={list} placeholder="Any" autoComplete="off" />
          <datalist id={list}>
            {[...values].map((one) => (
              <option key={one} value={one} />
            ))}
          </datalist>
        </>
      )}
    </Field>
  );
}
