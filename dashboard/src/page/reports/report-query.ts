import type { operations } from "../../api/schema";

type Query<Name extends keyof operations> = NonNullable<operations[Name]["parameters"]["query"]>;
export type ReportQuery = Query<"reportRedemptions">;
export type BudgetQuery = Query<"reportBudgets">;
export type Bucket = NonNullable<ReportQuery["bucket"]>;
export type GroupBy = NonNullable<ReportQuery["group_by"]>;

export const BUCKETS: readonly (readonly [Bucket, string])[] = [
  ["hour", "Hour"],
  ["day", "Day"],
  ["week", "Week"],
  ["month", "Month"],
  ["quarter", "Quarter"],
  ["year", "Year"],
  ["total", "All together"],
];

export const GROUPS: readonly (readonly [GroupBy, string])[] = [
  ["none", "Nothing"],
  ["campaign", "Campaign"],
  ["main_campaign", "Main campaign"],
  ["team", "Team"],
  ["channel", "Channel"],
  ["medium", "Medium"],
  ["purpose", "Purpose"],
];

/** Labels of campaigns that reports can be limited to. */
export const LABELS = ["team", "channel", "medium", "purpose"] as const;

const STATUSES = ["draft", "active", "inactive"] as const;

function oneOf<Value extends string>(values: readonly Value[], value: string | null): Value | undefined {
  return values.find((one) => one === value);
}

function idOf(params: URLSearchParams): number | undefined {
  const id = params.get("campaign_id");
  return id && /^\d{1,15}$/.test(id) ? Number(id) : undefined;
}

/** Without what is undefined, so that two equal questions are equal. */
function known<Object extends object>(object: Object): Object {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as Object;
}

/** What the address asks of the reports of redemptions and refusals: by the day, nothing set apart, unless it says otherwise. */
export function reportQuery(params: URLSearchParams): ReportQuery & { bucket: Bucket; group_by: GroupBy } {
  return known({
    bucket:
      oneOf(
        BUCKETS.map(([name]) => name),
        params.get("bucket"),
      ) ?? "day",
    group_by:
      oneOf(
        GROUPS.map(([name]) => name),
        params.get("group_by"),
      ) ?? "none",
    from: params.get("from") || undefined,
    to: params.get("to") || undefined,
    campaign_id: idOf(params),
    ...Object.fromEntries(LABELS.map((label) => [label, params.get(label) || undefined])),
  });
}

/** The same without time: the funnel is of this moment. */
export function funnelQuery(params: URLSearchParams): Query<"reportFunnel"> & { group_by: GroupBy } {
  const { bucket: _bucket, from: _from, to: _to, ...rest } = reportQuery(params);
  return rest;
}

export function budgetQuery(params: URLSearchParams): BudgetQuery {
  return known({
    campaign_id: idOf(params),
    status: oneOf(STATUSES, params.get("status")),
    near_limit: params.get("near_limit") === "true" ? "true" : undefined,
  });
}

/** The address of a report as a file, with the same question. */
export function csvAddress(report: string, query: object): string {
  const params = new URLSearchParams({ format: "csv" });
  for (const [name, value] of Object.entries(query)) {
    params.append(name, String(value));
  }
  return `/api/vouchsafe/v1/reports/${report}?${params}`;
}
