import { expect, test } from "vitest";
import { codesOf, customerPath } from "./customer-queries";

test("an identifier of any characters is one part of the address", () => {
  expect(customerPath("jo+1@shop.example")).toBe("/customers/jo%2B1%40shop.example");
  expect(customerPath("a/b?c#d")).toBe("/customers/a%2Fb%3Fc%23d");
  expect(decodeURIComponent(customerPath("Žofie 店 €").slice("/customers/".length))).toBe("Žofie 店 €");
});

test("codes are read from lines and lists, each once", () => {
  expect(codesOf("AUTUMN-1\nautumn-1, AUTUMN-2;\r\n\n  SUMMER SALE ")).toEqual(["AUTUMN-1", "AUTUMN-2", "SUMMER SALE"]);
  expect(codesOf("  \n")).toEqual([]);
});
