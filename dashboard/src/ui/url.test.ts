import { expect, test } from "vitest";
import { withChanges } from "./url";

test("parameters are set, repeated, and left out where they have no value", () => {
  const before = new URLSearchParams("type=a&type=b&from=x&page=3");
  expect(withChanges(before, { type: ["c", "d"], from: "", page: null, to: "y" }).toString()).toBe(
    "type=c&type=d&to=y",
  );
  expect(before.toString()).toBe("type=a&type=b&from=x&page=3");
});
