import { expect, test } from "vitest";
import { duration, rates } from "./progress";

test("a stretch of time has its two largest units", () => {
  expect(duration(0.4)).toBe("0 s");
  expect(duration(59.6)).toBe("1 min");
  expect(duration(150)).toBe("2 min 30 s");
  expect(duration(3_900)).toBe("1 h 5 min");
  expect(duration(7_205)).toBe("2 h");
});

test("a rate is how far a projection went in a second", () => {
  const before = {
    at: 1_000,
    positions: new Map([
      ["vouchers", 100],
      ["campaigns", 500],
    ]),
  };
  const after = {
    at: 3_000,
    positions: new Map([
      ["vouchers", 4_100],
      ["campaigns", 0],
      ["new", 9],
    ]),
  };
  expect([...rates(before, after)]).toEqual([
    ["vouchers", 2_000],
    ["campaigns", 0],
  ]);
});
