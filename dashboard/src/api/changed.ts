import { useQueryClient } from "@tanstack/react-query";

/** After a write: whatever is on the page is read anew, but for who is signed in. A write on a voucher shows in campaigns, customers, history and reports too. */
export function useChanged(): () => Promise<void> {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== "session" });
}
