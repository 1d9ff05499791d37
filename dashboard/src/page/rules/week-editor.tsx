import { useMutation } from "@tanstack/react-query";
import { useId, useState } from "react";
import { useNavigate } from "react-router";
import type { Schema } from "../../api/client";
import { useIdempotencyKeys } from "../../api/idempotency";
import { useSession } from "../../session/session";
import { Button, ButtonLink } from "../../ui/button";
import { Card } from "../../ui/card";
import { Actions } from "../../ui/dialog";
import { Field, Select } from "../../ui/field";
import { Empty, Failure, Notice } from "../../ui/notice";
import { Row, Stack } from "../../ui/page";
import { termsOf, windowOfRule } from "./clock";
import { changeRule, createRule, deleteRule, operationOf, useRulesChanged } from "./queries";
import { equal, joined, minus, type Spans } from "./spans";
import { typedWindow } from "./typed-window";
import { planOf, spansOf, spansOfWindow, type Window, windowsOf } from "./week";
import { WeekGrid } from "./week-grid";
import { type TypedWindow, WindowFields } from "./window-fields";
import { timeOfOrder } from "./words";
import { ZoneField } from "./zone-field";
import { isZone } from "./zone-time";

type Rule = Schema<"TimeOfOrderRule">;

/** All times of order of a campaign that are in one zone, painted on a week and written as the fewest rules that mean the same. */
export function WeekEditor({ campaignId, rules }: { campaignId: number; rules: readonly Rule[] }) {
  const { session, may } = useSession();
  const project = session.project.time_zone;
  const zoneOf = (rule: Rule) => rule.time_zone ?? project;
  const first = rules[0];
  const [zone, setZone] = useState(first ? zoneOf(first) : project);
  const known = isZone(zone) ? zone : project;
  const mine = rules.filter((rule) => zoneOf(rule) === known);
  const zones = [...new Set([...rules.map(zoneOf), project])];
  if (!may(operationOf("create", "time_of_order"))) {
    return <Empty title="Your role may look at rules, and not change them." />;
  }
  return (
    <Stack>
      <Card title="Zone of the clock">
        <Row>
          {zones.length > 1 && (
            <Field label="Zones in use" hint="Each has a week of its own; any one time of any zone is enough.">
              {(wiring) => (
                <Select
                  {...wiring}
                  value={known}
                  onChange={(event) => setZone(event.target.value)}
                  options={zones.map((name) => [name, name] as const)}
                />
              )}
            </Field>
          )}
          <ZoneField value={zone === project ? "" : zone} onChange={(name) => setZone(name === "" ? project : name)} />
        </Row>
      </Card>
      <Week key={known} campaignId={campaignId} zone={known} rules={mine} others={rules.length - mine.length} />
    </Stack>
  );
}

function Week({
  campaignId,
  zone,
  rules,
  others,
}: {
  campaignId: number;
  zone: string;
  rules: readonly Rule[];
  /** How many rules there are in other zones. */
  others: number;
}) {
  const help = useId();
  const [spans, setSpans] = useState<Spans>(() => spansOf(rules.map(windowOfRule)));
  const save = useSaving(campaignId, zone, rules);
  const { session } = useSession();
  const windows = windowsOf(spans);
  const plan = planOf(existing(rules), spans);
  const steps = plan.create.length + plan.change.length + plan.remove.length;
  const inWords = (window: Window) =>
    timeOfOrder({ ...(termsOf(window, zone) as Omit<Rule, "id">) }, session.project.time_zone);
  return (
    <>
      <Card
        title="Open hours"
        actions={
          <>
            <Button onClick={() => setSpans([])}>Clear the week</Button>
            <Button onClick={() => setSpans(spansOf(rules.map(windowOfRule)))}>Start again</Button>
          </>
        }
      >
        <p id={help} className="soft">
          Paint by mouse or finger. By keyboard: arrows move, the space bar opens or closes an hour, Shift with an arrow
          paints on.
        </p>
        <WeekGrid spans={spans} onChange={setSpans} label={`Open hours by the clock of ${zone}`} describedBy={help} />
        <ExactTimes onChange={(change) => setSpans((now) => change(now))} />
      </Card>
      <Card title="As rules">
        {windows.length === 0 ? (
          <Notice tone={others > 0 ? "info" : "warn"}>
            <p>
              {others > 0
                ? "No hour is open in this zone; the times in other zones stay."
                : "No hour is open. Without any time of order, redemptions are possible at any time."}
            </p>
          </Notice>
        ) : (
          <ul aria-label="The rules that this comes to">
            {windows.map((window) => (
              <li key={inWords(window)}>{inWords(window)}</li>
            ))}
          </ul>
        )}
        {others > 0 && windows.length > 0 && <p className="soft">{others} in other zones stay as they are.</p>}
        {save.isError && <Failure error={save.error} />}
        <Actions>
          <Button kind="primary" busy={save.isPending} disabled={steps === 0} onClick={() => save.mutate(spans)}>
            Save the times
          </Button>
          <ButtonLink to={`/campaigns/${campaignId}/rules`}>Cancel</ButtonLink>
        </Actions>
        {steps === 0 && !equal(spans, []) && <p className="soft">Nothing has changed.</p>}
      </Card>
    </>
  );
}

/** Adds or takes away what no painted hour says: times to the minute or second. */
function ExactTimes({ onChange }: { onChange: (change: (spans: Spans) => Spans) => void }) {
  const [typed, setTyped] = useState<TypedWindow>({ day: "", start: "", end: "" });
  const window = typedWindow(typed);
  const nothing = (window.start ?? 0) === window.end;
  return (
    <details>
      <summary>Exact times</summary>
      <Stack>
        <Row>
          <WindowFields value={typed} onChange={setTyped} />
        </Row>
        {nothing && <p className="soft">The end must differ from the start.</p>}
        <Actions>
          <Button disabled={nothing} onClick={() => onChange((spans) => joined([...spans, ...spansOfWindow(window)]))}>
            Open these times
          </Button>
          <Button disabled={nothing} onClick={() => onChange((spans) => minus(spans, spansOfWindow(window)))}>
            Close these times
          </Button>
        </Actions>
      </Stack>
    </details>
  );
}

function existing(rules: readonly Rule[]) {
  return rules.map((rule) => ({ id: rule.id, window: windowOfRule(rule) }));
}

/** Writes the plan, what is new first. After a failure the rules are read anew, and the rest of the plan follows from them. */
function useSaving(campaignId: number, zone: string, rules: readonly Rule[]) {
  const { session } = useSession();
  const navigate = useNavigate();
  const changed = useRulesChanged();
  const keys = useIdempotencyKeys();
  return useMutation({
    mutationFn: async (spans: Spans) => {
      const { create, change, remove } = planOf(existing(rules), spans);
      const terms = (window: Window) => termsOf(window, zone === session.project.time_zone ? null : zone);
      for (const window of create) {
        await createRule("time_of_order", campaignId, terms(window), keys.of(window));
        keys.done();
      }
      for (const { id, window } of change) {
        await changeRule("time_of_order", campaignId, id, terms(window), keys.of({ id, window }));
        keys.done();
      }
      for (const id of remove) {
        await deleteRule("time_of_order", campaignId, id);
      }
    },
    onSettled: (_data, error) => {
      keys.done(error);
      return changed();
    },
    onSuccess: () => navigate(`/campaigns/${campaignId}/rules`),
  });
}
