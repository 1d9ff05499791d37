import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useChanged } from "../../api/changed";
import { api, data, type Schema } from "../../api/client";
import { useIdempotencyKeys } from "../../api/idempotency";
import { amountOf, categoriesOf, locationOf } from "./input";
import type { Purchase } from "./redeem-form";

type Redemption = Schema<"Redemption">;

const REDEMPTIONS = "/api/v1.0/vouchers/{code}/redemptions";

/** The request that a purchase amounts to. */
function bodyOf(purchase: Purchase, transactionId: string, confirmed: boolean): Schema<"NewRedemption"> {
  const categories = categoriesOf(purchase.categories);
  return {
    transaction_id: transactionId,
    total_transaction_cost: amountOf(purchase.amount) ?? 0,
    customer_identifier: purchase.customer.trim() || undefined,
    location: locationOf(purchase.location) ?? undefined,
    categories: categories.length > 0 ? categories : undefined,
    confirmed: confirmed || undefined,
  };
}

/** The redemption at the counter: none yet, validated, or confirmed. A press of a button whose answer got lost can be repeated without doing it twice. */
export function useCounter() {
  const changed = useChanged();
  const keys = useIdempotencyKeys();
  const [redemption, setRedemption] = useState<Redemption | null>(null);
  const doing = useMutation({
    mutationFn: (step: () => Promise<Redemption | null>) => step(),
    onSettled: (_result, error) => keys.done(error),
    onSuccess: (result) => {
      setRedemption(result);
      return changed();
    },
  });
  return {
    redemption,
    busy: doing.isPending,
    error: doing.error,
    /** Validates, or redeems at once. */
    redeem: (purchase: Purchase, transactionId: string, confirmed: boolean) => {
      const body = bodyOf(purchase, transactionId, confirmed);
      const code = purchase.code.trim();
      doing.mutate(() => {
        const header = { "Idempotency-Key": keys.of(["redeem", code, body]) };
        return data(api.POST(REDEMPTIONS, { params: { path: { code }, header }, body }));
      });
    },
    confirm: ({ voucher: { code }, transaction_id }: Redemption) =>
      doing.mutate(() => {
        const header = { "Idempotency-Key": keys.of(["confirm", code, transaction_id]) };
        return data(api.PATCH(REDEMPTIONS, { params: { path: { code }, query: { transaction_id }, header } }));
      }),
    /** Drops what was validated. */
    cancel: ({ voucher: { code }, transaction_id }: Redemption) =>
      doing.mutate(async () => {
        const header = { "Idempotency-Key": keys.of(["cancel", code, transaction_id]) };
        await api.DELETE(REDEMPTIONS, { params: { path: { code }, query: { transaction_id }, header } });
        return null;
      }),
    /** Takes up what was validated before. */
    takeUp: (code: string, transaction_id: string) =>
      doing.mutate(() => data(api.GET(REDEMPTIONS, { params: { path: { code }, query: { transaction_id } } }))),
    /** For the next customer. */
    reset: () => {
      setRedemption(null);
      doing.reset();
    },
  };
}
