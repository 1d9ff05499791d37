import { type Point, units } from "./polyline";

/** Why an outline would be refused, in words, and the points that are to blame. */
export interface Fault {
  readonly message: string;
  /** The numbers of the points, from 0, at which the lines in question begin. */
  readonly points: readonly number[];
}

interface Corner {
  readonly x: number;
  readonly y: number;
}

interface Line {
  readonly from: Corner;
  readonly to: Corner;
  readonly index: number;
}

/** The most points that the API takes. */
export const MAX_POINTS = 10_000;

/**
 * What the API would refuse an outline for: too few points or too many, or a ring that crosses or touches itself or encloses nothing. Reckoned on the
 * plane of latitude and longitude in units of 1e-5 degrees, as the API does, so that every corner is a whole number and every answer exact. `null` if the
 * outline is fine. Lines are compared with those only that overlap them from west to east.
 */
export function faultOf(points: readonly Point[]): Fault | null {
  const corners = points.map(({ lat, lng }) => ({ x: units(lng), y: units(lat) }));
  const different = new Set(corners.map(({ x, y }) => `${x} ${y}`));
  if (different.size < 3) {
    return { message: "An area needs at least three different points.", points: [] };
  }
  if (points.length > MAX_POINTS) {
    return { message: "An area has at most 10,000 points.", points: [] };
  }
  return crossing(linesOf(corners));
}

/** The lines from each point to the next that is elsewhere; the last one leads back to the first. */
function linesOf(corners: readonly Corner[]): Line[] {
  const kept = corners
    .map((corner, index) => ({ corner, index }))
    .filter(({ corner }, index) => {
      const before = corners.at(index - 1) as Corner;
      return corner.x !== before.x || corner.y !== before.y;
    });
  return kept.map(({ corner, index }, at) => ({
    from: corner,
    to: (kept[(at + 1) % kept.length] as { corner: Corner }).corner,
    index,
  }));
}

function crossing(lines: readonly Line[]): Fault | null {
  const byWest = lines.map((line, at) => ({ line, at, west: west(line), east: east(line) }));
  byWest.sort((a, b) => a.west - b.west);
  for (let one = 0; one < byWest.length; one++) {
    const a = byWest[one] as (typeof byWest)[number];
    for (let two = one + 1; two < byWest.length; two++) {
      const b = byWest[two] as (typeof byWest)[number];
      if (b.west > a.east) {
        break;
      }
      if (conflict(a.line, b.line, neighbours(a.at, b.at, lines.length))) {
        const found = [a.line.index, b.line.index].toSorted((x, y) => x - y);
        return {
          message: `The outline crosses or touches itself: the lines from point ${(found[0] ?? 0) + 1} and from point ${
            (found[1] ?? 0) + 1
          } meet.`,
          points: found,
        };
      }
    }
  }
  return null;
}

function neighbours(one: number, two: number, count: number): boolean {
  const apart = Math.abs(one - two);
  return apart === 1 || apart === count - 1;
}

/** Lines that follow each other share a point, and must share no more; others must not meet at all. */
function conflict(a: Line, b: Line, adjacent: boolean): boolean {
  if (!adjacent) {
    return meet(a, b);
  }
  const [first, second] = equal(a.to, b.from) ? [a, b] : [b, a];
  const back = side(first.from, first.to, second.to) === 0;
  return back && (within(first, second.to) || within(second, first.from));
}

function meet(a: Line, b: Line): boolean {
  const s1 = side(a.from, a.to, b.from);
  const s2 = side(a.from, a.to, b.to);
  const s3 = side(b.from, b.to, a.from);
  const s4 = side(b.from, b.to, a.to);
  if (s1 !== s2 && s3 !== s4) {
    return true;
  }
  return (
    (s1 === 0 && within(a, b.from)) ||
    (s2 === 0 && within(a, b.to)) ||
    (s3 === 0 && within(b, a.from)) ||
    (s4 === 0 && within(b, a.to))
  );
}

/** On which side of a directed line a point lies: -1, 0 or 1. The products stay below 2^53, so this is exact. */
function side(from: Corner, to: Corner, point: Corner): number {
  return Math.sign((to.x - from.x) * (point.y - from.y) - (to.y - from.y) * (point.x - from.x));
}

/** Whether a point that is in line with a line lies on it. */
function within(line: Line, { x, y }: Corner): boolean {
  return (
    x >= west(line) && x <= east(line) && y >= Math.min(line.from.y, line.to.y) && y <= Math.max(line.from.y, line.to.y)
  );
}

function west({ from, to }: Line): number {
  return Math.min(from.x, to.x);
}

function east({ from, to }: Line): number {
  return Math.max(from.x, to.x);
}

function equal(one: Corner, other: Corner): boolean {
  return one.x === other.x && one.y === other.y;
}

/** Where a new point is put that was set between others: behind the point whose line passes nearest. */
export function nearestLine(points: readonly Point[], { lat, lng }: Point): number {
  let best = points.length - 1;
  let least = Number.POSITIVE_INFINITY;
  for (let index = 0; index < points.length; index++) {
    const from = points[index] as Point;
    const to = points[(index + 1) % points.length] as Point;
    const dx = to.lng - from.lng;
    const dy = to.lat - from.lat;
    const length = dx * dx + dy * dy;
    const along = length === 0 ? 0 : Math.min(1, Math.max(0, ((lng - from.lng) * dx + (lat - from.lat) * dy) / length));
    const distance = (from.lng + along * dx - lng) ** 2 + (from.lat + along * dy - lat) ** 2;
    if (distance < least) {
      least = distance;
      best = index;
    }
  }
  return best;
}
