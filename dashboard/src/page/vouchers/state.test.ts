import { expect, test } from "vitest";
import { possible, stateOf } from "./state";

const voucher = { status: "created", active: true, customer_identifier: null } as const;

test("a state is told in words", () => {
  expect(stateOf(voucher).word).toBe("Available");
  expect(stateOf({ ...voucher, status: "distributed", customer_identifier: "jo" }).word).toBe("Assigned");
});

test("being switched off outweighs all but the end", () => {
  expect(stateOf({ ...voucher, active: false })).toEqual({
    word: "Available, switched off",
    tone: "warn",
    sentence: "It is switched off: nobody can redeem it.",
  });
  expect(stateOf({ ...voucher, status: "redeemed", active: false }).word).toBe("Redeemed");
});

test("what was redeemed can neither be given away nor ended", () => {
  expect(possible({ ...voucher, status: "redeemed" }, 1)).toEqual({
    expire: false,
    assign: false,
    takeBack: false,
    change: false,
    remove: false,
  });
});

test("a generic code in use can only be ended", () => {
  expect(possible({ ...voucher, status: "active" }, 3)).toEqual({
    expire: true,
    assign: false,
    takeBack: false,
    change: false,
    remove: false,
  });
});

test("an expired voucher that is somebody's can still be taken back", () => {
  expect(possible({ ...voucher, status: "expired", customer_identifier: "jo" }, 0)).toMatchObject({
    expire: false,
    assign: false,
    takeBack: true,
  });
});
