/** A clock time with its day, as inputs of type datetime-local have it: `2026-10-25T02:30` or with seconds. */
export type Local = string;

const DAY = 86_400_000;
const clocks = new Map<string, Intl.DateTimeFormat>();

function clockOf(zone: string): Intl.DateTimeFormat {
  let clock = clocks.get(zone);
  if (clock === undefined) {
    clock = new Intl.DateTimeFormat("en", {
      timeZone: zone,
      hourCycle: "h23",
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
      minute: "2-digit",
      second: "2-digit",
    });
    clocks.set(zone, clock);
  }
  return clock;
}

/** Whether the browser knows a zone by this name. */
export function isZone(name: string): boolean {
  try {
    return name.trim() !== "" && clockOf(name) !== undefined;
  } catch {
    return false;
  }
}

/** What the clocks of a zone show at an instant, to the second; seconds are left out where they are nought. */
export function localIn(instant: number | string, zone: string): Local {
  const parts = new Map(
    clockOf(zone)
      .formatToParts(new Date(instant))
      .map(({ type, value }) => [type, value]),
  );
  const year = (parts.get("year") ?? "").padStart(4, "0");
  const seconds = parts.get("second");
  return `${year}-${parts.get("month")}-${parts.get("day")}T${parts.get("hour")}:${parts.get("minute")}${
    seconds === "00" ? "" : `:${seconds}`
  }`;
}

/** All instants at which the clocks of a zone show this time, the first one first: one; two where clocks are put back; none where they are put forward. */
export function instantsOf(local: Local, zone: string): number[] {
  const shown = Date.parse(`${local}Z`);
  if (Number.isNaN(shown)) {
    return [];
  }
  const candidates = [shown - DAY, shown + DAY].map((near) => shown - offset(near, zone));
  return [...new Set(candidates)]
    .filter((instant) => instant + offset(instant, zone) === shown)
    .toSorted((a, b) => a - b);
}

/** How far the clocks of a zone are ahead of UTC at an instant, in milliseconds. */
function offset(instant: number, zone: string): number {
  const whole = Math.floor(instant / 1000) * 1000;
  return Date.parse(`${localIn(whole, zone)}Z`) - whole;
}

/** What the server makes of a time that is never shown: as if the clocks had not been put forward. */
export function afterGap(local: Local, zone: string): Local {
  const shown = Date.parse(`${local}Z`);
  return localIn(shown - offset(shown - DAY, zone), zone);
}

/** An instant with the offset that the zone has then: `2026-10-25T02:30:00+01:00`. */
export function withOffset(instant: number, zone: string): string {
  const minutes = Math.round(offset(instant, zone) / 60_000);
  const two = (value: number) => String(Math.floor(value)).padStart(2, "0");
  const sign = minutes < 0 ? "-" : "+";
  const local = localIn(instant, zone);
  const seconds = local.length === 16 ? `${local}:00` : local;
  return `${seconds}${sign}${two(Math.abs(minutes) / 60)}:${two(Math.abs(minutes) % 60)}`;
}

/** A time in a form: what the clock shows, and whether, where that comes twice, the second time is meant. */
export interface Chosen {
  local: Local;
  second: boolean;
}

/** What the API said, as a form shows it in a zone. */
export function chosenOf(instant: string | null, zone: string): Chosen {
  if (instant === null) {
    return { local: "", second: false };
  }
  const local = localIn(instant, zone);
  const whole = Math.floor(Date.parse(instant) / 1000) * 1000;
  return { local, second: instantsOf(local, zone)[1] === whole };
}

/**
 * What to send to the API: open is `null`; a time that the zone's clocks show once goes without an offset, so that the server's calendar decides what
 * it means; one that they show twice says which it is.
 */
export function sent({ local, second }: Chosen, zone: string): string | null {
  if (local === "") {
    return null;
  }
  const instants = instantsOf(local, zone);
  const meant = second ? instants[1] : instants[0];
  return instants.length === 2 && meant !== undefined
    ? withOffset(meant, zone)
    : local.length === 16
      ? `${local}:00`
      : local;
}
