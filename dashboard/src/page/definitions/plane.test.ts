import { expect, test } from "vitest";
import { citiesIn, fitted, net, panned, path, scale, toPixels, toPoint, world, zoomed } from "./plane";
import { cities, land, water } from "./world";

const SIZE = { width: 720, height: 360 };
const BERLIN = { lat: 52.5, lng: 13.4 };

test("the whole globe fits, and its corners are those of the drawing", () => {
  const view = world(SIZE);
  expect(toPixels(view, SIZE, { lat: 90, lng: -180 })).toEqual({ x: 0, y: 0 });
  expect(toPixels(view, SIZE, { lat: -90, lng: 180 })).toEqual({ x: 720, y: 360 });
});

test("a point that is drawn is found where it was drawn", () => {
  const view = fitted([BERLIN, { lat: 52.4, lng: 13.1 }], SIZE);
  const { x, y } = toPixels(view, SIZE, BERLIN);
  const found = toPoint(view, SIZE, x, y);
  expect(found.lat).toBeCloseTo(BERLIN.lat, 9);
  expect(found.lng).toBeCloseTo(BERLIN.lng, 9);
});

test("points beyond the globe are brought back to its edge", () => {
  expect(toPoint(world(SIZE), SIZE, -50, -50)).toEqual({ lat: 90, lng: -180 });
});

test("what is fitted is inside with a margin, also a single point", () => {
  const points = [BERLIN, { lat: 48.1, lng: 11.6 }, { lat: 53.6, lng: 10 }];
  const view = fitted(points, SIZE);
  for (const point of points) {
    const { x, y } = toPixels(view, SIZE, point);
    expect(x).toBeGreaterThan(10);
    expect(x).toBeLessThan(710);
    expect(y).toBeGreaterThan(10);
    expect(y).toBeLessThan(350);
  }
  expect(toPixels(fitted([BERLIN], SIZE), SIZE, BERLIN)).toEqual({ x: 360, y: 180 });
  expect(fitted([], SIZE)).toEqual(world(SIZE));
});

test("zooming keeps the point under the pointer, and goes no farther than the globe", () => {
  const view = zoomed(world(SIZE), SIZE, 8, 400, 100);
  const before = toPoint(world(SIZE), SIZE, 400, 100);
  const after = toPixels(view, SIZE, before);
  expect(Math.abs(after.x - 400)).toBeLessThan(12);
  expect(Math.abs(after.y - 100)).toBeLessThan(1);
  expect(zoomed(view, SIZE, 0.001).degreesPerPixel).toBe(world(SIZE).degreesPerPixel);
});

test("panning to the right shows what is further east", () => {
  expect(panned(world(SIZE), 20, 0)).toMatchObject({ lat: 0, lng: 10 });
  expect(panned(world(SIZE), 0, 20)).toMatchObject({ lat: -10, lng: 0 });
});

test("the net has round degrees with their letters", () => {
  const { meridians, parallels } = net(world(SIZE), SIZE);
  expect(meridians.map(({ label }) => label)).toEqual(["180° W", "120° W", "60° W", "0°", "60° E", "120° E", "180° E"]);
  expect(parallels.map(({ label }) => label)).toEqual(["60° S", "0°", "60° N"]);
  expect(meridians[3]?.at).toBe(360);
});

test("the scale is a round distance", () => {
  expect(scale({ lat: 0, lng: 0, degreesPerPixel: 0.5 })).toMatchObject({ label: "5,000 km" });
  expect(scale({ lat: 0, lng: 0, degreesPerPixel: 0.00001 }).label).toBe("100 m");
  const kilometre = scale({ lat: 0, lng: 0, degreesPerPixel: 1 / 111.32 });
  expect(kilometre.label).toBe("100 km");
  expect(kilometre.pixels).toBeCloseTo(100, 6);
});

test("outlines and cities are on the globe", () => {
  for (const [lat, lng] of [...land, ...water].flat()) {
    expect(Math.abs(lat)).toBeLessThanOrEqual(90);
    expect(Math.abs(lng)).toBeLessThanOrEqual(180);
  }
  expect(cities.every(({ name, lat, lng }) => name !== "" && Math.abs(lat) < 90 && Math.abs(lng) < 180)).toBe(true);
  expect(path(land, world(SIZE), SIZE)).not.toContain("NaN");
});

test("cities are shown as far as there is room for their names", () => {
  const near = citiesIn(
    fitted(
      [
        { lat: 47.5, lng: 6 },
        { lat: 54.5, lng: 15 },
      ],
      SIZE,
    ),
    SIZE,
  ).map(({ name }) => name);
  expect(near).toContain("Berlin");
  expect(near).not.toContain("Potsdam");
  expect(near).not.toContain("Sydney");
});
