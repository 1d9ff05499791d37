import { expect, test } from "vitest";
import { ApiError } from "./error";
import { IdempotencyKeys } from "./idempotency";

const refusal = (status: number) => new ApiError(status, "invalid", "no", [], null);

test("the same request keeps its key while its outcome is not known", () => {
  const keys = new IdempotencyKeys();
  const first = keys.of({ name: "Autumn" });
  expect(first).toMatch(/^[0-9a-f]{32}$/);
  keys.done(new TypeError("the connection broke"));
  expect(keys.of({ name: "Autumn" })).toBe(first);
  for (const status of [409, 429, 500, 503]) {
    keys.done(refusal(status));
    expect(keys.of({ name: "Autumn" })).toBe(first);
  }
});

test("another request has another key, and so has one after a refusal or a success", () => {
  const keys = new IdempotencyKeys();
  const first = keys.of({ name: "Autumn" });
  const second = keys.of({ name: "Winter" });
  expect(second).not.toBe(first);
  keys.done(refusal(422));
  const third = keys.of({ name: "Winter" });
  expect(third).not.toBe(second);
  keys.done();
  expect(keys.of({ name: "Winter" })).not.toBe(third);
});
