/** The wall clock of a zone at a time, as milliseconds that `Date.UTC` would give it. */
function wallMillis(millis: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat("en-GB", {
    timeZone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    hourCycle: "h23",
  }).formatToParts(millis);
  const part = (type: string) => Number(parts.find((one) => one.type === type)?.value);
  const fraction = ((millis % 1000) + 1000) % 1000;
  return (
    Date.UTC(part("year"), part("month") - 1, part("day"), part("hour"), part("minute"), part("second")) + fraction
  );
}

/** What an input of type `datetime-local` shows for a time: the wall clock of the zone, to the second. */
export function toLocal(iso: string, timeZone: string): string {
  return new Date(wallMillis(Date.parse(iso), timeZone)).toISOString().slice(0, 19);
}

/**
 * The time that a wall clock of the zone (`2026-03-29T01:30` or to the second) means, as RFC 3339 in UTC; null for what is no time. Of an hour that a
 * change of clocks gives twice it is the first; one that it leaves out is taken for what the clock shows instead.
 */
export function fromLocal(local: string, timeZone: string): string | null {
  const wall = Date.parse(`${local}Z`);
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(local) || Number.isNaN(wall)) {
    return null;
  }
  const day = 86_400_000;
  const offsets = [wall - day, wall + day].map((millis) => wallMillis(millis, timeZone) - millis);
  const before = wall - (offsets[0] ?? 0);
  const after = wall - (offsets[1] ?? 0);
  const right = [before, after].find((millis) => wallMillis(millis, timeZone) === wall);
  return new Date(right ?? before).toISOString();
}
