import type { Point } from "./polyline";
import { cities, type Outlines, type Place } from "./world";

/** What part of the globe is seen: its middle, and how many degrees of latitude a pixel is. */
export interface View {
  readonly lat: number;
  readonly lng: number;
  readonly degreesPerPixel: number;
}

/** Of the drawing, in pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

const KM_PER_DEGREE = 111.32;
const NEAREST = 0.000_01;
const MARGIN = 1.25;
const STEPS = [60, 30, 10, 5, 2, 1, 0.5, 0.2, 0.1, 0.05, 0.02, 0.01, 0.005, 0.002, 0.001, 0.0005, 0.0002, 0.0001];

/** Degrees of longitude are narrower the further they are from the equator; that of the middle stands for the whole drawing. */
function narrowing(view: View): number {
  return Math.max(0.15, Math.cos((view.lat * Math.PI) / 180));
}

/** Where a point is drawn. */
export function toPixels(view: View, { width, height }: Size, { lat, lng }: Point): { x: number; y: number } {
  return {
    x: width / 2 + ((lng - view.lng) * narrowing(view)) / view.degreesPerPixel,
    y: height / 2 - (lat - view.lat) / view.degreesPerPixel,
  };
}

/** Which point is drawn there; kept on the globe. */
export function toPoint(view: View, { width, height }: Size, x: number, y: number): Point {
  return onto({
    lat: view.lat - (y - height / 2) * view.degreesPerPixel,
    lng: view.lng + ((x - width / 2) * view.degreesPerPixel) / narrowing(view),
  });
}

function onto({ lat, lng }: Point): Point {
  return { lat: Math.min(90, Math.max(-90, lat)), lng: Math.min(180, Math.max(-180, lng)) };
}

/** The whole globe. */
export function world(size: Size): View {
  return { lat: 0, lng: 0, degreesPerPixel: Math.max(180 / size.height, 360 / size.width) };
}

/** All of some points with a margin; the whole globe where there are none. */
export function fitted(points: readonly Point[], size: Size): View {
  if (points.length === 0) {
    return world(size);
  }
  let [south, north, west, east] = [90, -90, 180, -180];
  for (const { lat, lng } of points) {
    south = Math.min(south, lat);
    north = Math.max(north, lat);
    west = Math.min(west, lng);
    east = Math.max(east, lng);
  }
  const middle = { lat: (south + north) / 2, lng: (west + east) / 2, degreesPerPixel: 1 };
  const needed = Math.max((north - south) / size.height, ((east - west) * narrowing(middle)) / size.width);
  return { ...middle, degreesPerPixel: within(Math.max(needed * MARGIN, 0.000_05), size) };
}

function within(degreesPerPixel: number, size: Size): number {
  return Math.min(world(size).degreesPerPixel, Math.max(NEAREST / 10, degreesPerPixel));
}

/** Nearer by a factor above 1, farther by one below; the point that is drawn at x and y stays there. */
export function zoomed(view: View, size: Size, factor: number, x = size.width / 2, y = size.height / 2): View {
  const anchor = toPoint(view, size, x, y);
  const nearer = { ...view, degreesPerPixel: within(view.degreesPerPixel / factor, size) };
  const drawn = toPixels(nearer, size, anchor);
  return panned(nearer, drawn.x - x, drawn.y - y);
}

/** Another part, so many pixels further to the right and down. */
export function panned(view: View, dx: number, dy: number): View {
  return {
    ...view,
    ...onto({
      lat: view.lat - dy * view.degreesPerPixel,
      lng: view.lng + (dx * view.degreesPerPixel) / narrowing(view),
    }),
  };
}

/** A line of the net of degrees. */
export interface NetLine {
  readonly degrees: number;
  readonly label: string;
  /** In pixels from the left for a meridian, from the top for a parallel. */
  readonly at: number;
}

/** Meridians and parallels that are at least so many pixels from each other. */
export function net(view: View, size: Size, least = 80): { meridians: NetLine[]; parallels: NetLine[] } {
  const step = (degrees: number) => STEPS.findLast((one) => one / degrees >= least) ?? 60;
  const northWest = toPoint(view, size, 0, 0);
  const southEast = toPoint(view, size, size.width, size.height);
  const lines = (from: number, to: number, by: number, signs: string, at: (degrees: number) => number) => {
    const found: NetLine[] = [];
    for (let index = Math.ceil(from / by); index * by <= to; index++) {
      const degrees = Number((index * by).toFixed(5));
      found.push({ degrees, label: labelOf(degrees, signs), at: at(degrees) });
    }
    return found;
  };
  return {
    meridians: lines(
      northWest.lng,
      southEast.lng,
      step(view.degreesPerPixel / narrowing(view)),
      "EW",
      (lng) => toPixels(view, size, { lat: 0, lng }).x,
    ),
    parallels: lines(
      southEast.lat,
      northWest.lat,
      step(view.degreesPerPixel),
      "NS",
      (lat) => toPixels(view, size, { lat, lng: 0 }).y,
    ),
  };
}

function labelOf(degrees: number, [positive, negative]: string): string {
  return `${Math.abs(degrees)}°${degrees === 0 ? "" : ` ${degrees > 0 ? positive : negative}`}`;
}

/** A round distance and how many pixels it is in the middle of the drawing, at most `most`. */
export function scale(view: View, most = 120): { label: string; pixels: number } {
  const kmPerPixel = view.degreesPerPixel * KM_PER_DEGREE;
  const km = most * kmPerPixel;
  const power = 10 ** Math.floor(Math.log10(km));
  const round = ([5, 2, 1].find((one) => one * power <= km) ?? 1) * power;
  return {
    label: round >= 1 ? `${Math.round(round).toLocaleString("en")} km` : `${Math.round(round * 1000)} m`,
    pixels: round / kmPerPixel,
  };
}

/** Outlines as the path of one drawing. */
export function path(outlines: Outlines, view: View, size: Size): string {
  return outlines
    .map((outline) =>
      outline
        .map(([lat, lng], index) => {
          const { x, y } = toPixels(view, size, { lat, lng });
          return `${index === 0 ? "M" : "L"}${x.toFixed(1)} ${y.toFixed(1)}`;
        })
        .join(""),
    )
    .map((line) => `${line}Z`)
    .join("");
}

/** Cities in view, the large ones first, as far as their names have room. */
export function citiesIn(view: View, size: Size): (Place & { x: number; y: number })[] {
  const shown: (Place & { x: number; y: number })[] = [];
  for (const city of cities) {
    const { x, y } = toPixels(view, size, city);
    const inside = x > 4 && y > 10 && x < size.width - 70 && y < size.height - 24;
    if (inside && shown.every((other) => Math.abs(other.x - x) > 96 || Math.abs(other.y - y) > 16)) {
      shown.push({ ...city, x, y });
    }
  }
  return shown;
}
