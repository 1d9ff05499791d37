import type { Schema } from "../../api/client";

/** What can still be done about a redemption: take a confirmed one back, or drop one that was only validated. */
export type Standing = "confirmed" | "pending";

type Entry = Pick<Schema<"HistoryEntry">, "position" | "event"> & {
  subject: Pick<Schema<"HistoryEntry">["subject"], "transaction_id">;
};

/** Of entries that stand newest first: at which positions a redemption reached the state in which it still is. */
export function standings(entries: readonly Entry[]): ReadonlyMap<number, Standing> {
  const seen = new Set<string>();
  const found = new Map<number, Standing>();
  for (const { position, event, subject } of entries) {
    const id = subject.transaction_id;
    if (id === null || !event.startsWith("redemption-") || event === "redemption-declined" || seen.has(id)) {
      continue;
    }
    seen.add(id);
    if (event === "redemption-confirmed") {
      found.set(position, "confirmed");
    } else if (event === "redemption-validated") {
      found.set(position, "pending");
    }
  }
  return found;
}
