import { useCallback, useEffect, useState } from "react";
import { useSearchParams } from "react-router";

/** What to change in the address: a value, several, or nothing. */
export type UrlChanges = Record<string, string | readonly string[] | null | undefined>;

/** An address with some of its parameters changed; those without a value are left out. */
export function withChanges(params: URLSearchParams, changes: UrlChanges): URLSearchParams {
  const changed = new URLSearchParams(params);
  for (const [name, value] of Object.entries(changes)) {
    changed.delete(name);
    for (const one of typeof value === "string" ? [value] : (value ?? [])) {
      if (one !== "") {
        changed.append(name, one);
      }
    }
  }
  return changed;
}

/** The parameters of the address, where filters and pages live, and how to change them. `replace` leaves no step to go back to. */
export function useUrl(): [URLSearchParams, (changes: UrlChanges, options?: { replace?: boolean }) => void] {
  const [params, setParams] = useSearchParams();
  const change = useCallback(
    (changes: UrlChanges, options?: { replace?: boolean }) =>
      setParams((current) => withChanges(current, changes), options),
    [setParams],
  );
  return [params, change];
}

/** Which page of a list the address names, from 1 on, and how to turn to another. Two lists on one page need two names. */
export function usePageNumber(name = "page"): [number, (page: number) => void] {
  const [params, change] = useUrl();
  const page = Math.max(1, Math.trunc(Number(params.get(name))) || 1);
  return [page, (wanted) => change({ [name]: wanted === 1 ? null : String(wanted) })];
}

/** A value of the address that an input shows at once: the address itself follows a moment later, and until then the input would fall back. */
export function useAtOnce<Value>(value: Value): [Value, (value: Value) => void] {
  const [shown, setShown] = useState(value);
  useEffect(() => setShown(value), [value]);
  return [shown, setShown];
}
