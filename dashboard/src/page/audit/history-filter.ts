import type { operations } from "../../api/schema";
import { EVENT_GROUPS, type EventName } from "./events";

export type HistoryQuery = NonNullable<operations["listHistory"]["parameters"]["query"]>;

const NAMES = EVENT_GROUPS.flatMap(([, names]) => names);
const TEXTS = ["voucher", "transaction_id", "customer_identifier", "credential", "from", "to"] as const;
const NUMBERS = ["campaign_id", "user"] as const;

/** What the address asks of the history; newest first unless it says otherwise. What it does not know is left out. */
export function historyQuery(params: URLSearchParams): HistoryQuery {
  const query: HistoryQuery = { order: params.get("order") === "oldest" ? "oldest" : "newest" };
  for (const name of TEXTS) {
    const value = params.get(name);
    if (value) {
      query[name] = value;
    }
  }
  for (const name of NUMBERS) {
    const value = params.get(name);
    if (value && /^\d{1,15}$/.test(value)) {
      query[name] = Number(value);
    }
  }
  const type = params.getAll("type").filter((name): name is EventName => NAMES.includes(name as EventName));
  if (type.length > 0) {
    query.type = type;
  }
  if (params.get("redemptions") === "false") {
    query.redemptions = "false";
  }
  return query;
}

/** The address of the history as a file, with the same filters. */
export function exportAddress(query: HistoryQuery, form: "csv" | "ndjson"): string {
  const params = new URLSearchParams({ format: form });
  for (const [name, value] of Object.entries(query)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      params.append(name, String(one));
    }
  }
  return `/api/vouchsafe/v1/history/export?${params}`;
}
