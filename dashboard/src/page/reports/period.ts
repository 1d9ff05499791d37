/** Stretches of time up to now that reports can be asked for. */
export const PERIODS = ["24 hours", "7 days", "30 days", "90 days", "12 months"] as const;
export type Period = (typeof PERIODS)[number];

const HOUR = 3_600_000;
const LENGTHS: Record<Period, number> = {
  "24 hours": 24 * HOUR,
  "7 days": 7 * 24 * HOUR,
  "30 days": 30 * 24 * HOUR,
  "90 days": 90 * 24 * HOUR,
  "12 months": 365 * 24 * HOUR,
};

/** The buckets in which a period is best looked at. */
export function bucketOf(period: Period): "hour" | "day" | "week" | "month" {
  switch (period) {
    case "24 hours":
      return "hour";
    case "7 days":
    case "30 days":
      return "day";
    case "90 days":
      return "week";
    case "12 months":
      return "month";
  }
}

/** From when to when a period goes; to the minute, so that what is asked twice in a minute is asked once. */
export function rangeOf(period: Period, now: number = Date.now()): { from: string; to: string } {
  const to = Math.ceil(now / 60_000) * 60_000;
  return { from: new Date(to - LENGTHS[period]).toISOString(), to: new Date(to).toISOString() };
}
