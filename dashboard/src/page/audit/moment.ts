/** A point of the past: after everything until a time, or until an event; without either it is now. */
export interface Moment {
  time?: string;
  position?: number;
}

/** Something that happened, by its place among all events. */
export interface Happened {
  position: number;
  time: string;
}

/** The moment that the address names. */
export function momentOf(params: URLSearchParams): Moment {
  const position = params.get("position");
  if (position && /^\d{1,15}$/.test(position)) {
    return { position: Number(position) };
  }
  const time = params.get("time");
  return time && !Number.isNaN(Date.parse(time)) ? { time: new Date(time).toISOString() } : {};
}

function isUntil(event: Happened, moment: Moment): boolean {
  if (moment.position !== undefined) {
    return event.position <= moment.position;
  }
  return moment.time === undefined || Date.parse(event.time) <= Date.parse(moment.time);
}

/** The last event until a moment. */
export function lastUntil<Event extends Happened>(events: readonly Event[], moment: Moment): Event | undefined {
  return events.findLast((event) => isUntil(event, moment));
}

/** The event to step back to: the last one before what is looked at; from a time or from now that is the last one until then. */
export function previous<Event extends Happened>(events: readonly Event[], moment: Moment): Event | undefined {
  const { position } = moment;
  return position === undefined ? lastUntil(events, moment) : events.findLast((event) => event.position < position);
}

/** The event to step on to; none after the last one. */
export function next<Event extends Happened>(events: readonly Event[], moment: Moment): Event | undefined {
  return events.find((event) => !isUntil(event, moment));
}

const STEPS = 1000;
const SECOND = 1000;

/** How far one step of the slider goes, in milliseconds: whole seconds, and at most about a thousand steps. */
export function stepOf(start: number, end: number): number {
  return Math.max(1, Math.round((end - start) / STEPS / SECOND)) * SECOND;
}
