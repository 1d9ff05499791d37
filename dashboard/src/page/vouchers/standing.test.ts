import { expect, test } from "vitest";
import type { Schema } from "../../api/client";
import { standings } from "./standing";

const entry = (position: number, event: Schema<"HistoryEntry">["event"], transaction_id: string | null) => ({
  position,
  event,
  subject: { transaction_id },
});

test("a confirmed redemption can be reversed, a validated one dropped", () => {
  const found = standings([
    entry(9, "redemption-validated", "B"),
    entry(8, "redemption-confirmed", "A"),
    entry(7, "redemption-validated", "A"),
    entry(1, "vouchers-issued", null),
  ]);
  expect([...found]).toEqual([
    [9, "pending"],
    [8, "confirmed"],
  ]);
});

test("what was reversed or deleted is over, unless its transaction id was used anew", () => {
  const found = standings([
    entry(9, "redemption-validated", "B"),
    entry(8, "redemption-deleted", "B"),
    entry(7, "redemption-reversed", "A"),
    entry(6, "redemption-declined", "A"),
    entry(5, "redemption-validated", "B"),
    entry(4, "redemption-confirmed", "A"),
  ]);
  expect([...found]).toEqual([[9, "pending"]]);
});
