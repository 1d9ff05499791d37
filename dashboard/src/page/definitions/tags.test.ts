import { expect, test } from "vitest";
import { tagsOf } from "./tags";

test("each line is a tag, blank lines and repetitions are none", () => {
  expect(tagsOf(" app \r\nweb, mobile\n\napp\n")).toEqual(["app", "web, mobile"]);
  expect(tagsOf(" \n")).toEqual([]);
});
