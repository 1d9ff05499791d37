import createClient, { type Middleware } from "openapi-fetch";
import { ApiError } from "./error";
import type { components, operations, paths } from "./schema";

/** What the API's description calls a schema. */
export type Schema<Name extends keyof components["schemas"]> = components["schemas"][Name];

/** The name of an operation in the API's description. */
export type Operation = keyof operations;

/** Called whenever the server no longer knows who asks. */
let onSignedOut: () => void = () => {};

export function whenSignedOut(listener: () => void): void {
  onSignedOut = listener;
}

/** Turns every answer that is no success into an {@link ApiError}, so that a query either has data or has failed. */
const refusals: Middleware = {
  async onResponse({ response, schemaPath }) {
    if (response.ok) {
      return;
    }
    const error = await ApiError.of(response);
    if (error.status === 401 && schemaPath !== SESSION) {
      onSignedOut();
    }
    throw error;
  },
};

export const SESSION = "/api/vouchsafe/v1/session";

/** The header by which the server knows that a request comes from these pages and from no other site. */
export const CLIENT_HEADER = { "X-Vouchsafe-Client": "dashboard" } as const;

/** The API, typed by its description. Credentials are a cookie that the pages cannot read. */
export const api = createClient<paths>({ headers: CLIENT_HEADER, credentials: "same-origin" });
api.use(refusals);

/** The data of an answer that was a success; the middleware has thrown for all others. What could be a file instead was not asked for as one. */
export async function data<Data>(
  answer: Promise<{ data?: Data; response: Response }>,
): Promise<NonNullable<Exclude<Data, string>>> {
  return (await answer).data as NonNullable<Exclude<Data, string>>;
}

/** One page of a list, with how many there are in all (header Total-Count). */
export interface Page<Item> {
  items: Item[];
  total: number;
}

/** Reads one page of a list. */
export async function page<Item>(answer: Promise<{ data?: Item[]; response: Response }>): Promise<Page<Item>> {
  const { data: items = [], response } = await answer;
  return { items, total: Number(response.headers.get("Total-Count") ?? items.length) };
}

/** One page of a list that is read on from its last item. */
export interface Stretch<Item> {
  items: Item[];
  /** What to send as `after` to read on; null at the end. */
  next: string | null;
}

/** Reads one page of a list that links its next page by `Link: <…after=…>; rel="next"`. */
export async function stretch<Item>(answer: Promise<{ data?: Item[]; response: Response }>): Promise<Stretch<Item>> {
  const { data: items = [], response } = await answer;
  const address = /<([^>]+)>;\s*rel="next"/.exec(response.headers.get("Link") ?? "")?.[1];
  return { items, next: address ? new URL(address, location.href).searchParams.get("after") : null };
}
