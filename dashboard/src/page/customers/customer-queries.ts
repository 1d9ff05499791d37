import { queryOptions } from "@tanstack/react-query";
import { api, data } from "../../api/client";

/** A customer by what identifies them, which is compared exactly. */
export function customerQuery(identifier: string) {
  return queryOptions({
    queryKey: ["customers", "one", identifier],
    queryFn: () => data(api.GET("/api/v1.0/customers/{identifier}", { params: { path: { identifier } } })),
  });
}

/** The page of a customer. Identifiers hold whatever is printable: addresses, plus signs, any script. */
export function customerPath(identifier: string): string {
  return `/customers/${encodeURIComponent(identifier)}`;
}

/** The codes of a text: one in each line, or set apart by commas, semicolons or tabs (a code may have blanks in it); each once, whatever its case. */
export function codesOf(text: string): string[] {
  const found = new Map<string, string>();
  for (const part of text.split(/[\n,;\t]+/)) {
    const code = part.trim();
    if (code !== "" && !found.has(code.toUpperCase())) {
      found.set(code.toUpperCase(), code);
    }
  }
  return [...found.values()];
}
