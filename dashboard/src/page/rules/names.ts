import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { api, data } from "../../api/client";
import { useSession } from "../../session/session";
import type { Names } from "./words";

/** What sentences about rules need to know. Areas and categories are read only where sentences name some, and told by number until they are there. */
export function useNames(wanted: { areas: boolean; categories: boolean }): Names {
  const { session, format } = useSession();
  const areas = useQuery({
    queryKey: ["areas", "names"],
    enabled: wanted.areas,
    queryFn: async ({ signal }) => namesOf(await data(api.GET("/api/v1.0/areas", { signal }))),
  });
  const categories = useQuery({
    queryKey: ["categories", "names"],
    enabled: wanted.categories,
    queryFn: async ({ signal }) => namesOf(await data(api.GET("/api/v1.0/categories", { signal }))),
  });
  return useMemo(
    () => ({
      timeZone: session.project.time_zone,
      money: (value) => format.money(value),
      area: (id) => areas.data?.get(id),
      category: (id) => categories.data?.get(id),
    }),
    [areas.data, categories.data, session, format],
  );
}

function namesOf(items: readonly { id: number; name: string }[]): ReadonlyMap<number, string> {
  return new Map(items.map(({ id, name }) => [id, name]));
}
