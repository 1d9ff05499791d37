import { type FormEvent, useEffect, useRef, useState } from "react";
import { count } from "../../format/format";
import { fromLocal, toLocal } from "../../format/zoned";
import { useSession } from "../../session/session";
import { Button } from "../../ui/button";
import { Actions } from "../../ui/dialog";
import { Field, TextInput } from "../../ui/field";
import { Stack } from "../../ui/page";
import { type Happened, lastUntil, type Moment, next, previous, stepOf } from "./moment";
import styles from "./time-travel.module.css";

const DEBOUNCE_MILLIS = 200;

/**
 * Chooses a moment between the first event and now: by a slider, by an exact time of the project's zone, by the position of an event, or by stepping from
 * edit to edit. While the slider moves, the moment follows after a short rest.
 */
export function TimeTravel({
  events,
  moment,
  time,
  onMoment,
}: {
  /** What can be stepped to, oldest first; never empty. */
  events: readonly Happened[];
  moment: Moment;
  /** The time of the moment, where it is known already. */
  time: string | undefined;
  /** `settled` is false while the slider still moves, so that its way is not kept in the browser's history. */
  onMoment: (moment: Moment, settled: boolean) => void;
}) {
  const { format } = useSession();
  const [now] = useState(() => Date.now());
  const start = Date.parse(events[0]?.time ?? new Date(now).toISOString());
  const end = Math.max(now, start + 1000);
  const [moving, setMoving] = useState<number | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  const isNow = moment.time === undefined && moment.position === undefined;
  const settled = moment.time ?? time ?? (isNow ? new Date(end).toISOString() : undefined);
  const known = settled === undefined ? start : Date.parse(settled);
  const at = moving ?? (isNow ? end : Math.min(end, Math.max(start, known)));
  const step = stepOf(start, end);
  const back = previous(events, moment);
  const on = next(events, moment);
  const last = lastUntil(events, moment);

  function slide(to: number) {
    setMoving(to);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      setMoving(null);
      onMoment(to + step > end ? {} : { time: new Date(to).toISOString() }, false);
    }, DEBOUNCE_MILLIS);
  }

  const shown = moving === null && isNow ? "now" : format.time(new Date(at).toISOString());
  return (
    <Stack>
      <div className={styles.slider}>
        <input
          type="range"
          aria-label="Moment"
          aria-valuetext={shown}
          min={start}
          max={end}
          step={step}
          value={at}
          onChange={(event) => slide(Number(event.target.value))}
        />
        <p className={styles.ends}>
          <span className="soft">{format.time(new Date(start).toISOString())}</span>
          <strong>
            {shown === "now" ? "Now" : shown}
            {moving === null && moment.position !== undefined && `, after event ${moment.position}`}
          </strong>
          <span className="soft">Now</span>
        </p>
      </div>
      <Actions>
        <Button disabled={!back} onClick={() => back && onMoment({ position: back.position }, true)}>
          Previous edit
        </Button>
        <Button disabled={!on} onClick={() => on && onMoment({ position: on.position }, true)}>
          Next edit
        </Button>
        <Button disabled={shown === "now"} onClick={() => onMoment({}, true)}>
          Now
        </Button>
        <span className={styles.place}>
          {last ? `Edit ${count(events.indexOf(last) + 1)} of ${count(events.length)}` : "Before the first edit"}
        </span>
      </Actions>
      <Exactly key={`${settled} ${moment.position}`} time={settled} position={moment.position} onMoment={onMoment} />
    </Stack>
  );
}

function Exactly({
  time,
  position,
  onMoment,
}: {
  time: string | undefined;
  position: number | undefined;
  onMoment: (moment: Moment, settled: boolean) => void;
}) {
  const { session } = useSession();
  const zone = session.project.time_zone;

  function byTime(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const chosen = fromLocal(String(new FormData(event.currentTarget).get("time")), zone);
    onMoment(chosen === null ? {} : { time: chosen }, true);
  }

  function byPosition(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const chosen = String(new FormData(event.currentTarget).get("position"));
    onMoment(chosen === "" ? {} : { position: Number(chosen) }, true);
  }

  return (
    <div className={styles.exactly}>
      <form onSubmit={byTime} aria-label="By time">
        <Field label={`Time (${zone})`}>
          {(wiring) => (
            <TextInput
              {...wiring}
              name="time"
              type="datetime-local"
              step={1}
              defaultValue={time === undefined ? "" : toLocal(time, zone)}
            />
          )}
        </Field>
        <Button type="submit">Go to the time</Button>
      </form>
      <form onSubmit={byPosition} aria-label="By event">
        <Field label="After event">
          {(wiring) => (
            <TextInput {...wiring} name="position" type="number" min={0} step={1} defaultValue={position ?? ""} />
          )}
        </Field>
        <Button type="submit">Go to the event</Button>
      </form>
    </div>
  );
}
