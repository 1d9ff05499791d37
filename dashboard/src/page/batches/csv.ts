/** A part of a file that is sent by itself: rows as they are in the file, below the file's own header. */
export interface Chunk {
  /** The header and the rows, as bytes of the file. */
  body: Uint8Array<ArrayBuffer>;
  /** Where each row begins in `body`, and the line of the file on which it begins, counted from 1. */
  rows: readonly Row[];
  /** Up to which byte of the file everything is in this chunk or one before. */
  end: number;
}

export interface Row {
  readonly from: number;
  readonly to: number;
  readonly line: number;
}

const QUOTE = 0x22;
const COMMA = 0x2c;
const LINE_FEED = 0x0a;
const RETURN = 0x0d;
const BREAK = Uint8Array.of(LINE_FEED);
const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf];

/** Rows may be long; one that never ends, behind a quote that is not closed, is no CSV file. */
const MAX_ROW = 4 * 1024 * 1024;

/** Why a file cannot be cut into rows. */
export class NotCsv extends Error {}

/** Where the reader stands in a row, as RFC 4180 has it: a line break inside quotes belongs to the row. */
type Place = "field" | "plain" | "quoted" | "quote";

function after(place: Place, byte: number): Place {
  switch (place) {
    case "quoted":
      return byte === QUOTE ? "quote" : "quoted";
    case "quote":
      return byte === QUOTE ? "quoted" : byte === COMMA ? "field" : "plain";
    case "field":
      return byte === QUOTE ? "quoted" : byte === COMMA ? "field" : "plain";
    case "plain":
      return byte === COMMA ? "field" : "plain";
  }
}

/**
 * Cuts a file into chunks of some thousand rows, while it is read and without keeping more of it than one chunk. It works on bytes, so that every row
 * reaches the server as it is in the file; quotes, commas and line breaks are single bytes in UTF-8. Blank rows are left out.
 */
export async function* chunksOf(file: Blob, rowsPerChunk: number): AsyncGenerator<Chunk> {
  let header: Uint8Array | null = null;
  let rows: { bytes: Uint8Array; line: number }[] = [];
  for await (const row of rowsOf(file)) {
    if (header === null) {
      header = row.bytes;
      continue;
    }
    rows.push(row);
    if (rows.length === rowsPerChunk) {
      yield chunk(header, rows, row.end);
      rows = [];
    }
  }
  if (header === null) {
    throw new NotCsv("The file is empty.");
  }
  if (rows.length > 0) {
    yield chunk(header, rows, file.size);
  }
}

function chunk(header: Uint8Array, rows: readonly { bytes: Uint8Array; line: number }[], end: number): Chunk {
  const parts = [header, BREAK, ...rows.flatMap(({ bytes }) => [bytes, BREAK])];
  const body = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    body.set(part, at);
    at += part.length;
  }
  let from = header.length + 1;
  const places = rows.map(({ bytes, line }) => {
    const row = { from, to: from + bytes.length, line };
    from = row.to + 1;
    return row;
  });
  return { body, rows: places, end };
}

interface RawRow {
  bytes: Uint8Array;
  line: number;
  /** The byte of the file behind it. */
  end: number;
}

/** The rows of a file that are not blank, without their line breaks. */
async function* rowsOf(file: Blob): AsyncGenerator<RawRow> {
  const scanner = new Scanner();
  const reader = file.stream().getReader();
  try {
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      yield* scanner.take(read.value);
    }
    yield* scanner.finish();
  } finally {
    reader.releaseLock();
  }
}

class Scanner {
  /** What has been read of the row that is not complete. */
  private begun = new Uint8Array(0);
  private place: Place = "field";
  /** The line on which the row begins, and the one that is being read. */
  private rowLine = 1;
  private line = 1;
  private afterReturn = false;
  private read = 0;

  *take(bytes: Uint8Array): Generator<RawRow> {
    let from = 0;
    for (let at = 0; at < bytes.length; at++) {
      const byte = bytes[at] as number;
      const secondHalf = byte === LINE_FEED && this.afterReturn;
      const breaks = (byte === LINE_FEED || byte === RETURN) && !secondHalf;
      this.afterReturn = byte === RETURN;
      if (breaks) {
        this.line++;
      }
      if (this.place === "quoted") {
        this.place = after(this.place, byte);
      } else if (breaks) {
        yield* this.row(bytes.subarray(from, at), this.read + at + 1);
        from = at + 1;
      } else if (secondHalf) {
        from = at + 1;
      } else {
        this.place = after(this.place, byte);
      }
    }
    this.read += bytes.length;
    this.begun = concat(this.begun, bytes.subarray(from));
    if (this.begun.length > MAX_ROW) {
      throw new NotCsv(`The row on line ${this.rowLine} is too long; a quote may not be closed.`);
    }
  }

  *finish(): Generator<RawRow> {
    yield* this.row(new Uint8Array(0), this.read);
  }

  private *row(rest: Uint8Array, end: number): Generator<RawRow> {
    const bytes = withoutMark(concat(this.begun, rest), this.rowLine);
    const line = this.rowLine;
    this.begun = new Uint8Array(0);
    this.place = "field";
    this.rowLine = this.line;
    if (bytes.some((byte) => byte > 0x20)) {
      yield { bytes, line, end };
    }
  }
}

function concat(one: Uint8Array, other: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(one.length + other.length);
  both.set(one);
  both.set(other, one.length);
  return both;
}

function withoutMark(bytes: Uint8Array, line: number): Uint8Array {
  return line === 1 && BYTE_ORDER_MARK.every((byte, index) => bytes[index] === byte) ? bytes.subarray(3) : bytes;
}

/** A row that the server did not take. */
export interface RefusedRow {
  readonly line: number;
  readonly text: string;
}

/** The server gives back so many characters of an invalid row. */
const SHOWN = 1_000;

/**
 * Finds the rows of a chunk that came back as invalid. The server lists them as they were sent. Of equal rows the first is the one that was taken, if any
 * was, since only a code that is there already tells them apart.
 */
export function refusedRows(chunk: Chunk, invalid: readonly string[]): RefusedRow[] {
  if (invalid.length === 0) {
    return [];
  }
  const decoder = new TextDecoder();
  const byText = new Map<string, RefusedRow[]>();
  for (const { from, to, line } of chunk.rows) {
    const text = decoder.decode(chunk.body.subarray(from, to));
    const shown = text.slice(0, SHOWN);
    const same = byText.get(shown);
    if (same) {
      same.push({ line, text });
    } else {
      byText.set(shown, [{ line, text }]);
    }
  }
  const times = new Map<string, number>();
  for (const text of invalid) {
    times.set(text, (times.get(text) ?? 0) + 1);
  }
  const found = [...times].flatMap(([text, count]) => (byText.get(text) ?? []).slice(-count));
  return found.toSorted((a, b) => a.line - b.line);
}

/** The header of a chunk, for a file of the refused rows that can be mended and sent again. */
export function headerOf(chunk: Chunk): string {
  return new TextDecoder().decode(chunk.body.subarray(0, (chunk.rows[0]?.from ?? 1) - 1));
}
