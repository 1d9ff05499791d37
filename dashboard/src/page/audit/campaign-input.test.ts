import { expect, test } from "vitest";
import { idIn } from "./campaign-input";

test("an id stands alone or behind the name", () => {
  expect(idIn(" 12 ")).toBe("12");
  expect(idIn("Spring (sale) (12)")).toBe("12");
  expect(idIn("Spring (sale)")).toBe("");
  expect(idIn("")).toBe("");
});
