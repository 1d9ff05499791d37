import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { FormEvent } from "react";
import { Link } from "react-router";
import { api, stretch } from "../../api/client";
import { useSession } from "../../session/session";
import { Button } from "../../ui/button";
import { Card } from "../../ui/card";
import { Actions } from "../../ui/dialog";
import { Checkbox, Field, TextInput } from "../../ui/field";
import { Empty, Notice } from "../../ui/notice";
import { Page, Row, Stack } from "../../ui/page";
import { Loaded } from "../../ui/query";
import { useAtOnce, useUrl } from "../../ui/url";
import { AuditTabs } from "./audit-tabs";
import { CampaignInput } from "./campaign-input";
import { Entries, type Entry } from "./entries";
import { CAMPAIGN_EDITS } from "./events";
import { lastUntil, type Moment, momentOf } from "./moment";
import { readPast, type Subject } from "./past";
import { PastOf } from "./past-of";
import { TimeTravel } from "./time-travel";

const MOST = 1000;

/** Time travel: how a campaign or a voucher stood, beside how it stands today. */
export default function AsOfPage() {
  const [params, change] = useUrl();
  const campaign = params.get("campaign_id") ?? "";
  const voucher = params.get("voucher") ?? "";
  const subject: Subject | null = /^\d{1,15}$/.test(campaign)
    ? { kind: "campaign", id: Number(campaign) }
    : voucher
      ? { kind: "voucher", id: voucher }
      : null;

  function choose(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const id = String(form.get("campaign_id") ?? "");
    change({
      campaign_id: id,
      voucher: id ? null : String(form.get("voucher") ?? "").trim(),
      time: null,
      position: null,
    });
  }

  return (
    <Page title="As of" lead="How a campaign or a voucher stood at a moment, beside how it stands today.">
      <AuditTabs />
      <Card title="What to look at">
        <form key={`${campaign} ${voucher}`} onSubmit={choose} aria-label="What to look at">
          <Stack>
            <Row>
              <Field label="Campaign">
                {(wiring) => <CampaignInput {...wiring} name="campaign_id" defaultValue={campaign} />}
              </Field>
              <Field label="Or voucher">
                {(wiring) => <TextInput {...wiring} name="voucher" defaultValue={voucher} placeholder="Code or id" />}
              </Field>
            </Row>
            <Actions>
              <Button type="submit" kind="primary">
                Look
              </Button>
            </Actions>
          </Stack>
        </form>
      </Card>
      {subject === null ? (
        <Empty title="Choose a campaign or a voucher." />
      ) : (
        <Travel key={`${subject.kind} ${subject.id}`} subject={subject} />
      )}
    </Page>
  );
}

/** Everything that changed how the subject stands, oldest first. */
function useEdits(subject: Subject) {
  const about =
    subject.kind === "campaign"
      ? { campaign_id: subject.id, type: [...CAMPAIGN_EDITS] }
      : { voucher: String(subject.id) };
  return useQuery({
    queryKey: ["history", "edits", about],
    queryFn: ({ signal }) =>
      stretch(
        api.GET("/api/vouchsafe/v1/history", { params: { query: { ...about, order: "oldest", limit: MOST } }, signal }),
      ),
  });
}

function Travel({ subject }: { subject: Subject }) {
  const edits = useEdits(subject);
  return (
    <Loaded query={edits} lines={6}>
      {({ items, next }) =>
        items.length === 0 ? (
          <Empty title="Nothing is known of it." />
        ) : (
          <>
            {next && (
              <Notice tone="info">
                It has more than a thousand edits. Steps go through the first thousand; the slider and the inputs reach
                all.
              </Notice>
            )}
            <Moments subject={subject} edits={items} />
          </>
        )
      }
    </Loaded>
  );
}

function Moments({ subject, edits }: { subject: Subject; edits: readonly Entry[] }) {
  const [params, change] = useUrl();
  const { format } = useSession();
  const moment = momentOf(params);
  const then = useQuery({
    queryKey: ["as-of", subject, moment],
    queryFn: ({ signal }) => readPast(subject, moment, signal),
    placeholderData: keepPreviousData,
  });
  const today = useQuery({
    queryKey: ["as-of", subject, {}],
    queryFn: ({ signal }) => readPast(subject, {}, signal),
  });
  const last = lastUntil(edits, moment);
  const [onlyDifferent, setOnlyDifferent] = useAtOnce(params.get("only") === "different");

  function go(to: Moment, settled: boolean) {
    change(
      { time: to.time ?? null, position: to.position === undefined ? null : String(to.position) },
      { replace: !settled },
    );
  }

  const read = then.isPlaceholderData ? undefined : then.data;
  return (
    <>
      <Card title="When">
        <TimeTravel events={edits} moment={moment} time={read?.as_of.time} onMoment={go} />
      </Card>
      {last && (
        <Card
          title="The last edit until then"
          actions={
            <Link
              to={`/audit/history?${subject.kind === "campaign" ? "campaign_id" : "voucher"}=${encodeURIComponent(subject.id)}`}
            >
              Its whole history
            </Link>
          }
        >
          <Entries label="The last edit until then" entries={[last]} />
        </Card>
      )}
      <Card
        title={
          moment.time || moment.position !== undefined
            ? `As it was${read ? ` at ${format.time(read.as_of.time)}` : ""}`
            : "As it is now"
        }
        actions={
          <Checkbox
            label="Only what differs from today"
            checked={onlyDifferent}
            onChange={(event) => {
              setOnlyDifferent(event.target.checked);
              change({ only: event.target.checked ? "different" : null }, { replace: true });
            }}
          />
        }
      >
        <Loaded query={then} lines={10}>
          {(past) => (
            <div aria-busy={then.isPlaceholderData}>
              <Loaded query={today} lines={10}>
                {(now) => <PastOf then={past} now={now} onlyDifferent={onlyDifferent} />}
              </Loaded>
            </div>
          )}
        </Loaded>
      </Card>
    </>
  );
}
