import { expect, test } from "vitest";
import { decode, encode, open, type Point, parse } from "./polyline";

const KNOWN: readonly Point[] = [
  { lat: 38.5, lng: -120.2 },
  { lat: 40.7, lng: -120.95 },
  { lat: 43.252, lng: -126.453 },
];

test("writes and reads the example of the format's description", () => {
  expect(encode(KNOWN)).toBe("_p~iF~ps|U_ulLnnqC_mqNvxq`@");
  expect(decode("_p~iF~ps|U_ulLnnqC_mqNvxq`@")).toEqual(KNOWN);
});

test("reads a polyline that goes back, with differences of nought", () => {
  expect(decode("_|o_I_wqpA_pR???~oR_oR~hbE?")).toEqual([
    { lat: 52.51536, lng: 13.36704 },
    { lat: 52.61536, lng: 13.36704 },
    { lat: 52.61536, lng: 13.36704 },
    { lat: 52.51536, lng: 13.46688 },
    { lat: 51.51536, lng: 13.46688 },
  ]);
});

test("comes back to the same points anywhere on the globe, to five decimals", () => {
  let seed = 7;
  const random = () => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed / 2_147_483_647;
  };
  for (let round = 0; round < 200; round++) {
    const points = Array.from({ length: 1 + Math.floor(random() * 20) }, () => ({
      lat: Math.round((random() * 180 - 90) * 1e5) / 1e5,
      lng: Math.round((random() * 360 - 180) * 1e5) / 1e5,
    }));
    expect(decode(encode(points))).toEqual(points);
  }
  const corners = [
    { lat: 90, lng: 180 },
    { lat: -90, lng: -180 },
    { lat: 90, lng: 180 },
  ];
  expect(decode(encode(corners))).toEqual(corners);
});

test("does not gather the rounding of many points", () => {
  const points = Array.from({ length: 1000 }, (_, index) => ({ lat: index * 0.000014, lng: 0 }));
  expect(decode(encode(points))?.at(-1)).toEqual({ lat: 0.01399, lng: 0 });
});

test("refuses what is no polyline", () => {
  expect(decode("_p~iF")).toBeNull();
  expect(decode("_p~iF~ps|")).toBeNull();
  expect(decode("äöü")).toBeNull();
  expect(decode("________________")).toBeNull();
  expect(decode(encode([{ lat: 91, lng: 0 }]))).toBeNull();
  expect(decode("")).toEqual([]);
});

test("reads pasted lines, with signs, blanks, tabs or commas, and leaves out the repeated first point", () => {
  expect(parse("52.5, 13.4\n\n  -1.25\t+7\r\n0;0\n52.5, 13.4\n")).toEqual([
    { lat: 52.5, lng: 13.4 },
    { lat: -1.25, lng: 7 },
    { lat: 0, lng: 0 },
  ]);
  expect(parse("52.123456789, 13")).toEqual([{ lat: 52.12346, lng: 13 }]);
});

test("reads a pasted polyline, and refuses lines of which one is no point", () => {
  expect(parse(" _p~iF~ps|U_ulLnnqC_mqNvxq`@ \n")).toEqual(KNOWN);
  expect(parse("52.5, 13.4\nnowhere")).toBeNull();
  expect(parse("95, 13.4")).toBeNull();
  expect(parse("52.5")).toBeNull();
  expect(parse("")).toBeNull();
});

test("an outline is opened once", () => {
  const point = { lat: 1, lng: 1 };
  expect(open([point])).toEqual([point]);
  expect(open([])).toEqual([]);
  expect(open([...KNOWN, KNOWN[0] as Point])).toEqual(KNOWN);
});
