/** How figures, money and times are written, for one project. English words, and digits as English readers write them. */
export class Format {
  private readonly amount: Intl.NumberFormat;
  private readonly shortAmount: Intl.NumberFormat;
  private readonly wholeAmount: Intl.NumberFormat;
  private readonly tickAmount: Intl.NumberFormat;
  private readonly dateTime: Intl.DateTimeFormat;
  private readonly day: Intl.DateTimeFormat;
  private readonly clock: Intl.DateTimeFormat;

  constructor(
    readonly currency: string,
    readonly timeZone: string,
  ) {
    const money = { style: "currency", currency, currencyDisplay: "narrowSymbol" } as const;
    this.amount = new Intl.NumberFormat("en", money);
    this.shortAmount = new Intl.NumberFormat("en", { ...money, notation: "compact", maximumFractionDigits: 1 });
    this.wholeAmount = new Intl.NumberFormat("en", { ...money, trailingZeroDisplay: "stripIfInteger" });
    this.tickAmount = new Intl.NumberFormat("en", {
      ...money,
      notation: "compact",
      minimumFractionDigits: 0,
      maximumFractionDigits: 2,
    });
    this.dateTime = new Intl.DateTimeFormat("en-GB", { timeZone, dateStyle: "medium", timeStyle: "medium" });
    this.day = new Intl.DateTimeFormat("en-GB", { timeZone, dateStyle: "medium" });
    this.clock = new Intl.DateTimeFormat("en-GB", { timeZone, timeStyle: "medium" });
  }

  /** An amount in full: €1,234.50. */
  money(value: number | null | undefined): string {
    return value == null ? "–" : this.amount.format(value);
  }

  /** An amount where there is little room: €1.2K. */
  moneyShort(value: number): string {
    return Math.abs(value) < 10_000 ? this.amount.format(value) : this.shortAmount.format(value);
  }

  /** An amount where many stand together, on an axis or in a narrow column, all in one form: €600, €0.50, €9K, €12.5K. */
  moneyTick(value: number): string {
    return (Math.abs(value) < 1000 ? this.wholeAmount : this.tickAmount).format(value);
  }

  /** A time in the project's zone, to the second. */
  time(value: string | null | undefined): string {
    return value == null ? "–" : this.dateTime.format(new Date(value));
  }

  /** A calendar day in the project's zone. */
  date(value: string | null | undefined): string {
    return value == null ? "–" : this.day.format(new Date(value));
  }

  /** The clock in the project's zone. */
  clockTime(value: string): string {
    return this.clock.format(new Date(value));
  }
}

const WHOLE = new Intl.NumberFormat("en");
const COMPACT = new Intl.NumberFormat("en", { notation: "compact", maximumFractionDigits: 1 });
const PERCENT = new Intl.NumberFormat("en", { style: "percent", maximumFractionDigits: 1 });

/** A number in full: 12,345. */
export function count(value: number | null | undefined): string {
  return value == null ? "–" : WHOLE.format(value);
}

/** A number where there is little room: 12.3K. */
export function countShort(value: number): string {
  return Math.abs(value) < 10_000 ? WHOLE.format(value) : COMPACT.format(value);
}

/** A share of 1 as a percentage. */
export function percent(share: number | null | undefined): string {
  return share == null ? "–" : PERCENT.format(share);
}

/** A wire name such as `below_campaign_minimum` in words. */
export function words(name: string): string {
  const text = name.replaceAll(/[_-]+/g, " ");
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const RELATIVE = new Intl.RelativeTimeFormat("en", { numeric: "auto" });
const UNITS: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ["year", 31_557_600],
  ["month", 2_629_800],
  ["week", 604_800],
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
];

/** How far away a time is: 3 hours ago, in 12 days. */
export function relative(value: string, now: number): string {
  const seconds = (Date.parse(value) - now) / 1000;
  for (const [unit, length] of UNITS) {
    if (Math.abs(seconds) >= length) {
      return RELATIVE.format(Math.round(seconds / length), unit);
    }
  }
  return RELATIVE.format(Math.round(seconds), "second");
}
