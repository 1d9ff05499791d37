/** A point on the globe, in degrees. */
export interface Point {
  readonly lat: number;
  readonly lng: number;
}

/** Degrees are kept to five decimals, about a metre. */
const UNITS = 100_000;
const FIRST_CHARACTER = 63;
const LAST_CHARACTER = 126;
const BITS = 5;
const FOLLOWED = 1 << BITS;
const MAX_BITS = 30;

/** A point as near as the format can say it. */
export function rounded(point: Point): Point {
  return { lat: Math.round(point.lat * UNITS) / UNITS, lng: Math.round(point.lng * UNITS) / UNITS };
}

/** In units of 1e-5 degrees, in which every point of a polyline is a whole number. */
export function units(degrees: number): number {
  return Math.round(degrees * UNITS);
}

/** Writes points as an encoded polyline: each coordinate, latitude first, as the difference to the one before. */
export function encode(points: readonly Point[]): string {
  let text = "";
  let before = { lat: 0, lng: 0 };
  for (const point of points) {
    const here = { lat: units(point.lat), lng: units(point.lng) };
    text += number(here.lat - before.lat) + number(here.lng - before.lng);
    before = here;
  }
  return text;
}

/** The sign goes into the lowest bit; then groups of five bits, the lowest first, each with a bit more if another follows. */
function number(value: number): string {
  let rest = (value < 0 ? ~(value << 1) : value << 1) >>> 0;
  let text = "";
  while (rest >= FOLLOWED) {
    text += String.fromCharCode((FOLLOWED | (rest & (FOLLOWED - 1))) + FIRST_CHARACTER);
    rest >>>= BITS;
  }
  return text + String.fromCharCode(rest + FIRST_CHARACTER);
}

/** Reads an encoded polyline; `null` for text that is none, or that leaves the globe. */
export function decode(text: string): Point[] | null {
  const numbers: number[] = [];
  let bits = 0;
  let shift = 0;
  for (let at = 0; at < text.length; at++) {
    const character = text.charCodeAt(at);
    if (character < FIRST_CHARACTER || character > LAST_CHARACTER || shift > MAX_BITS) {
      return null;
    }
    const group = character - FIRST_CHARACTER;
    bits += (group & (FOLLOWED - 1)) * 2 ** shift;
    if ((group & FOLLOWED) === 0) {
      numbers.push(bits % 2 === 0 ? bits / 2 : -(bits + 1) / 2);
      bits = 0;
      shift = 0;
    } else {
      shift += BITS;
    }
  }
  return shift > 0 || numbers.length % 2 !== 0 ? null : points(numbers);
}

function points(differences: readonly number[]): Point[] | null {
  const found: Point[] = [];
  let lat = 0;
  let lng = 0;
  for (let at = 0; at < differences.length; at += 2) {
    lat += differences[at] ?? 0;
    lng += differences[at + 1] ?? 0;
    const point = { lat: lat / UNITS, lng: lng / UNITS };
    if (!onGlobe(point)) {
      return null;
    }
    found.push(point);
  }
  return found;
}

export function onGlobe({ lat, lng }: Point): boolean {
  return Math.abs(lat) <= 90 && Math.abs(lng) <= 180;
}

const LINE = /^\s*([+-]?\d+(?:\.\d+)?)\s*[,;\s]\s*([+-]?\d+(?:\.\d+)?)\s*$/;

/**
 * Reads what people paste: a latitude and a longitude on each line, or one encoded polyline. A last point that repeats the first is left out, since
 * outlines close by themselves. `null` if it is neither.
 */
export function parse(text: string): Point[] | null {
  const lines = text.split(/[\r\n]+/).filter((line) => line.trim() !== "");
  const listed = lines.map(pointOf);
  if (lines.length > 0 && listed.every((point) => point !== null)) {
    return open(listed);
  }
  const decoded = lines.length === 1 ? decode((lines[0] ?? "").trim()) : null;
  return decoded === null ? null : open(decoded);
}

function pointOf(line: string): Point | null {
  const match = LINE.exec(line);
  if (match === null) {
    return null;
  }
  const point = rounded({ lat: Number(match[1]), lng: Number(match[2]) });
  return onGlobe(point) ? point : null;
}

/** An outline without the repetition of its first point at its end. */
export function open(ring: readonly Point[]): Point[] {
  const first = ring[0];
  const last = ring.at(-1);
  const closed = ring.length > 1 && first && last && first.lat === last.lat && first.lng === last.lng;
  return closed ? ring.slice(0, -1) : [...ring];
}
