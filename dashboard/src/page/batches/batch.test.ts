import { expect, test } from "vitest";
import { type BatchTerms, csvOf, leastLength, partsOf, sample } from "./batch";

const TERMS: BatchTerms = { active: true, size: 5000, code_type: "mixed", random_part_length: 6, prefix: "VOU" };

test("a batch that one request can make is one request", () => {
  expect(partsOf(TERMS)).toEqual([TERMS]);
  expect(partsOf({ ...TERMS, size: 50_000 })).toHaveLength(1);
  expect(partsOf({ ...TERMS, size: 0 })).toHaveLength(1);
  expect(partsOf({ ...TERMS, size: Number.NaN })).toHaveLength(1);
});

test("a larger one is several, each with a prefix of its own, that come to the size", () => {
  const parts = partsOf({ ...TERMS, size: 520_000 });
  expect(parts.map(({ prefix }) => prefix)).toEqual([
    "VOU01",
    "VOU02",
    "VOU03",
    "VOU04",
    "VOU05",
    "VOU06",
    "VOU07",
    "VOU08",
    "VOU09",
    "VOU10",
    "VOU11",
  ]);
  expect(parts.reduce((sum, { size }) => sum + size, 0)).toBe(520_000);
  expect(parts.at(-1)?.size).toBe(20_000);
});

test("the random part must leave ten times as many codes", () => {
  expect(leastLength({ code_type: "digits", size: 100 })).toBe(3);
  expect(leastLength({ code_type: "digits", size: 101 })).toBe(4);
  expect(leastLength({ code_type: "digits", size: 900_000 })).toBe(6);
  expect(leastLength({ code_type: "mixed", size: 5000 })).toBe(4);
});

test("shows what a code will look like", () => {
  expect(sample(TERMS)).toBe("VOU-K7BM4Q");
  expect(sample({ ...TERMS, size: 60_000, code_type: "digits" })).toBe("VOU1-407193");
});

test("writes codes as a file", () => {
  expect(csvOf(["A", 'B"2', "C,3"])).toBe('A\n"B""2"\n"C,3"\n');
});
