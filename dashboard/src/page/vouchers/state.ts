import type { Schema } from "../../api/client";
import type { Tone } from "../../ui/notice";

type Voucher = Pick<Schema<"Voucher">, "status" | "active" | "customer_identifier">;

interface State {
  word: string;
  tone: Tone | "neutral";
  /** What that means, in a sentence. */
  sentence: string;
}

const STATES: Record<Schema<"Voucher">["status"], State> = {
  created: { word: "Available", tone: "good", sentence: "Anyone can redeem it." },
  distributed: { word: "Assigned", tone: "info", sentence: "It belongs to a customer, who alone can redeem it." },
  validated: {
    word: "Validated",
    tone: "warn",
    sentence: "A redemption was begun with it and has not been confirmed.",
  },
  active: { word: "In use", tone: "good", sentence: "It has been redeemed, and can be redeemed again." },
  redeemed: { word: "Redeemed", tone: "neutral", sentence: "It was redeemed, and cannot be redeemed again." },
  expired: { word: "Expired", tone: "bad", sentence: "It was ended for good." },
};

/** The states in which a voucher can be, as the API and as people call them. */
export const STATUSES: readonly (readonly [Schema<"Voucher">["status"], string])[] = (
  Object.keys(STATES) as Schema<"Voucher">["status"][]
).map((status) => [status, STATES[status].word]);

/** How a voucher stands, in words. Being switched off outweighs what it could be used for. */
export function stateOf(voucher: Voucher): State {
  const state = STATES[voucher.status];
  return voucher.active || voucher.status === "redeemed" || voucher.status === "expired"
    ? state
    : { word: `${state.word}, switched off`, tone: "warn", sentence: "It is switched off: nobody can redeem it." };
}

/** What can be done with a voucher as it stands; the server has the last word. `uses` are its confirmed redemptions. */
export function possible(voucher: Voucher, uses: number) {
  const ended = voucher.status === "redeemed" || voucher.status === "expired";
  return {
    expire: !ended,
    assign: !ended && uses === 0 && voucher.customer_identifier === null,
    takeBack: uses === 0 && voucher.customer_identifier !== null,
    change: uses === 0 && voucher.status !== "redeemed" && voucher.status !== "active",
    remove: uses === 0 && voucher.status !== "redeemed" && voucher.status !== "active",
  };
}
