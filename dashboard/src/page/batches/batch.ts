/** What codes a batch is to have. */
export interface BatchTerms {
  readonly active: boolean;
  readonly size: number;
  readonly code_type: "digits" | "letters" | "mixed";
  readonly random_part_length: number;
  readonly prefix: string;
}

/** The most codes that one request may make. */
export const MOST_PER_REQUEST = 50_000;
/** So many are made in one go here; for more there is the command line. */
export const MOST_IN_ALL = 1_000_000;

/**
 * The requests that make a batch. The API takes a prefix once, so where it takes several requests each has its own: the prefix and a number, of equal
 * length in all.
 */
export function partsOf(terms: BatchTerms): BatchTerms[] {
  const count = Math.ceil(terms.size / MOST_PER_REQUEST);
  if (!(count > 1)) {
    return [terms];
  }
  const digits = String(count).length;
  return Array.from({ length: count }, (_, index) => ({
    ...terms,
    size: Math.min(MOST_PER_REQUEST, terms.size - index * MOST_PER_REQUEST),
    prefix: `${terms.prefix}${String(index + 1).padStart(digits, "0")}`,
  }));
}

const LETTERS: Record<BatchTerms["code_type"], number> = { digits: 10, letters: 24, mixed: 31 };

/** The least length of the random part that leaves at least ten times as many codes as one request makes. */
export function leastLength(terms: Pick<BatchTerms, "code_type" | "size">): number {
  const wanted = 10 * Math.min(terms.size, MOST_PER_REQUEST);
  let length = 0;
  for (let codes = 1; codes < wanted; codes *= LETTERS[terms.code_type]) {
    length++;
  }
  return Math.max(3, length);
}

const SAMPLES: Record<BatchTerms["code_type"], string> = {
  digits: "4071935826",
  letters: "KXBMTQWRHD",
  mixed: "K7BM4QWR2D",
};

/** What a code will look like. */
export function sample(terms: BatchTerms): string {
  return `${partsOf(terms)[0]?.prefix ?? ""}-${SAMPLES[terms.code_type].slice(0, terms.random_part_length)}`;
}

/** Codes as lines of a CSV file. */
export function csvOf(codes: readonly string[]): string {
  return codes.map((code) => `${/[",\n\r]/.test(code) ? `"${code.replaceAll('"', '""')}"` : code}\n`).join("");
}
