import { expect, test } from "vitest";
import type { Point } from "./polyline";
import { faultOf, nearestLine } from "./ring";

function ring(...points: [number, number][]): Point[] {
  return points.map(([lat, lng]) => ({ lat, lng }));
}

const SQUARE = ring([0, 0], [0, 1], [1, 1], [1, 0]);

test("takes a square, either way round, and a dent", () => {
  expect(faultOf(SQUARE)).toBeNull();
  expect(faultOf(SQUARE.toReversed())).toBeNull();
  expect(faultOf(ring([0, 0], [0, 4], [4, 4], [1, 2], [4, 0]))).toBeNull();
});

test("takes points in line with each other, and a point that is there twice in a row", () => {
  expect(faultOf(ring([0, 0], [0, 0.5], [0, 1], [1, 1], [1, 0]))).toBeNull();
  expect(faultOf(ring([0, 0], [0, 1], [0, 1], [1, 1], [1, 0]))).toBeNull();
});

test("needs three different points", () => {
  expect(faultOf([])?.message).toMatch("three");
  expect(faultOf(ring([0, 0], [1, 1], [0, 0]))?.message).toMatch("three");
  expect(faultOf(ring([0, 0], [1, 1], [0.000001, 0]))?.message).toMatch("three");
});

test("names the lines that cross", () => {
  const bow = ring([0, 0], [1, 1], [0, 1], [1, 0]);
  expect(faultOf(bow)).toEqual({
    message: "The outline crosses or touches itself: the lines from point 1 and from point 3 meet.",
    points: [0, 2],
  });
});

test("refuses an outline that touches itself, goes back on itself or encloses nothing", () => {
  expect(faultOf(ring([0, 0], [0, 4], [4, 4], [0, 2], [4, 0]))?.points).toEqual([0, 3]);
  expect(faultOf(ring([0, 0], [0, 4], [0, 2], [3, 3]))).not.toBeNull();
  expect(faultOf(ring([0, 0], [1, 1], [2, 2]))).not.toBeNull();
});

test("judges by whole units, so that a hundred-thousandth of a degree decides", () => {
  expect(faultOf(ring([0, 0], [0, 4], [4, 4], [0.00001, 2], [4, 0]))).toBeNull();
});

test("judges ten thousand points without delay, and no more", () => {
  const circle = (count: number) =>
    Array.from({ length: count }, (_, index) => ({
      lat: 50 * Math.sin((2 * Math.PI * index) / count),
      lng: 100 * Math.cos((2 * Math.PI * index) / count),
    }));
  expect(faultOf(circle(10_000))).toBeNull();
  expect(faultOf(circle(10_001))?.message).toMatch("10,000");
});

test("finds the line that passes nearest to a point", () => {
  expect(nearestLine(SQUARE, { lat: 0.1, lng: 0.5 })).toBe(0);
  expect(nearestLine(SQUARE, { lat: 0.5, lng: 1.4 })).toBe(1);
  expect(nearestLine(SQUARE, { lat: 0.5, lng: -3 })).toBe(3);
});
