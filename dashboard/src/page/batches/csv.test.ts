import { expect, test } from "vitest";
import { type Chunk, chunksOf, headerOf, NotCsv, refusedRows } from "./csv";

/** A file whose stream comes in pieces of so many bytes. */
function file(text: string, piece = 7): Blob {
  const bytes = new TextEncoder().encode(text);
  return {
    size: bytes.length,
    stream: () =>
      new ReadableStream<Uint8Array>({
        start(controller) {
          for (let at = 0; at < bytes.length; at += piece) {
            controller.enqueue(bytes.slice(at, at + piece));
          }
          controller.close();
        },
      }),
  } as unknown as Blob;
}

async function cut(text: string, rows: number, piece?: number): Promise<Chunk[]> {
  const chunks: Chunk[] = [];
  for await (const chunk of chunksOf(file(text, piece), rows)) {
    chunks.push(chunk);
  }
  return chunks;
}

const text = (chunk: Chunk | undefined) => new TextDecoder().decode(chunk?.body);
const lines = (chunk: Chunk | undefined) => chunk?.rows.map(({ line }) => line);

test("every chunk begins with the header of the file", async () => {
  const chunks = await cut("code\nA\nB\nC\n", 2);
  expect(chunks.map(text)).toEqual(["code\nA\nB\n", "code\nC\n"]);
  expect(chunks.map(lines)).toEqual([[2, 3], [4]]);
  expect(chunks.map(({ end }) => end)).toEqual([9, 11]);
  expect(headerOf(chunks[1] as Chunk)).toBe("code");
});

test("does not depend on how the file arrives", async () => {
  const given = 'code,customer_identifier\r\nÄ-1,"Jo\r\nat home"\r\n\r\n"B ""2""",x\r\nC-3,y';
  for (let piece = 1; piece < 40; piece++) {
    const chunks = await cut(given, 2, piece);
    expect(chunks.map(text)).toEqual([
      'code,customer_identifier\nÄ-1,"Jo\r\nat home"\n"B ""2""",x\n',
      "code,customer_identifier\nC-3,y\n",
    ]);
    expect(chunks.map(lines)).toEqual([[2, 5], [6]]);
  }
});

test("takes any line breaks, and a byte order mark for none of the header", async () => {
  expect((await cut("\uFEFFcode\rA\rB", 9)).map(text)).toEqual(["code\nA\nB\n"]);
  expect((await cut("\n\ncode\n\nA\n", 9)).map(lines)).toEqual([[5]]);
});

test("a quote in the middle of a field is none", async () => {
  expect((await cut('code\nA"B\nC\n', 9)).map(text)).toEqual(['code\nA"B\nC\n']);
});

test("a file with a header only has no chunks, and an empty one is refused", async () => {
  expect(await cut("code\n", 9)).toEqual([]);
  await expect(cut(" \n", 9)).rejects.toThrow(NotCsv);
});

test("bytes that are not UTF-8 reach the server as they are", async () => {
  const bytes = Uint8Array.of(0x63, 0x0a, 0x41, 0xff, 0x0a);
  const chunks: Chunk[] = [];
  const given = {
    size: bytes.length,
    stream: () =>
      new ReadableStream<Uint8Array>({
        start(controller) {
          controller.enqueue(bytes);
          controller.close();
        },
      }),
  } as unknown as Blob;
  for await (const chunk of chunksOf(given, 9)) {
    chunks.push(chunk);
  }
  expect(chunks[0]?.body).toEqual(bytes);
});

test("finds the lines of the rows that were refused; of equal rows the first was taken", async () => {
  const [chunk] = await cut("code\nA\nB\nA\n\nC\nA\nB/\n", 99);
  expect(refusedRows(chunk as Chunk, ["A", "A", "B/"])).toEqual([
    { line: 4, text: "A" },
    { line: 7, text: "A" },
    { line: 8, text: "B/" },
  ]);
  expect(refusedRows(chunk as Chunk, ["A", "A", "A"]).map(({ line }) => line)).toEqual([2, 4, 7]);
  expect(refusedRows(chunk as Chunk, [])).toEqual([]);
});

test("finds a long row by its beginning, and gives it in full", async () => {
  const long = "X".repeat(1200);
  const [chunk] = await cut(`code\nA\n${long}\n`, 99);
  expect(refusedRows(chunk as Chunk, [long.slice(0, 1000)])).toEqual([{ line: 3, text: long }]);
});
