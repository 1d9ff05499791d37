import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { api, page } from "../../api/client";
import { useSession } from "../../session/session";

const MOST = 1000;

/** The names of the project's users by their ids. */
export function useUserNames(): ReadonlyMap<number, string> {
  const { may } = useSession();
  const { data } = useQuery({
    queryKey: ["users", "all"],
    queryFn: () => page(api.GET("/api/vouchsafe/v1/users", { params: { query: { per_page: MOST } } })),
    enabled: may("listProjectUsers"),
    refetchOnWindowFocus: false,
  });
  return useMemo(() => new Map(data?.items.map((user) => [user.id, user.name])), [data]);
}
