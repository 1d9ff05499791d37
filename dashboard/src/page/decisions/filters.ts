import { fromLocal } from "../../format/zoned";
import type { DecisionFilters } from "./decision-queries";

/** Filters that decisions can be looked through by, as the address and the API call them. */
export const FILTERS = [
  "campaign_id",
  "voucher",
  "customer_identifier",
  "transaction_id",
  "outcome",
  "step",
  "code",
  "from",
  "to",
] as const;

/** The filters that an address has, as the API wants them: without blanks around, and those that are empty left out. */
export function filtersOf(params: URLSearchParams): DecisionFilters {
  const filters: Record<string, string> = {};
  for (const name of FILTERS) {
    const value = params.get(name)?.trim();
    if (value) {
      filters[name] = value;
    }
  }
  return filters as DecisionFilters;
}

/** The address of the file of all decisions that filters let through. */
export function exportAddress(filters: DecisionFilters, format: "csv" | "ndjson"): string {
  return `/api/vouchsafe/v1/decisions/export?${new URLSearchParams({ ...(filters as Record<string, string>), format, order: "newest" })}`;
}

/** What the form of the filters holds, as changes of the address; times are those of the zone. */
export function changesOf(form: FormData, timeZone: string): Record<string, string | null> {
  const changes: Record<string, string | null> = { after: null };
  for (const name of FILTERS) {
    const text = String(form.get(name) ?? "").trim();
    changes[name] = name === "from" || name === "to" ? fromLocal(text, timeZone) : text || null;
  }
  return changes;
}
