import { expect, test } from "vitest";
import { amountOf, categoriesOf, locationOf, randomName, valuesOf } from "./input";

test("amounts are read with a point or a comma, and never guessed", () => {
  expect(amountOf(" 80 ")).toBe(80);
  expect(amountOf("79,90")).toBe(79.9);
  expect(amountOf("0.05")).toBe(0.05);
  expect(["", "1.234,56", "1,234", "-5", "12.345", "ten"].map(amountOf)).toEqual([null, null, null, null, null, null]);
});

test("categories, values and locations are read from text", () => {
  expect(categoriesOf("channel: app\n\nkind: a:b\nno colon")).toEqual([
    { name: "channel", tag: "app" },
    { name: "kind", tag: "a:b" },
  ]);
  expect(valuesOf(" email, app ,,")).toEqual(["email", "app"]);
  expect(locationOf("52.52, 13.4")).toEqual({ latitude: 52.52, longitude: 13.4 });
  expect(locationOf("Berlin")).toBeNull();
});

test("a random name is new each time", () => {
  expect(randomName("C-")).toMatch(/^C-[0-9A-V]{10}$/);
  expect(randomName("C-")).not.toBe(randomName("C-"));
});
