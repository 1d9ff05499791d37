import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { api, data } from "../../api/client";
import { useSession } from "../../session/session";
import type { Names } from "./words";

/** All areas of the project. */
export function useAreas(enabled = true) {
  return useQuery({
    queryKey: ["areas"],
    enabled,
    queryFn: ({ signal }) => data(api.GET("/api/v1.0/areas", { signal })),
  });
}

/** All categories of the project. */
export function useCategories(enabled = true) {
  return useQuery({
    queryKey: ["categories"],
    enabled,
    queryFn: ({ signal }) => data(api.GET("/api/v1.0/categories", { signal })),
  });
}

/**
 * What sentences about rules need to know. Areas and categories are read only where sentences name some and the role may read them, and told by number until
 * they are there.
 */
export function useNames(wanted: { areas: boolean; categories: boolean } = { areas: true, categories: true }): Names {
  const { session, format, may } = useSession();
  const areas = useAreas(wanted.areas && may("listAreas")).data;
  const categories = useCategories(wanted.categories && may("listCategories")).data;
  return useMemo(() => {
    const areaNames = new Map(areas?.map(({ id, name }) => [id, name]));
    const categoryNames = new Map(categories?.map(({ id, name }) => [id, name]));
    return {
      timeZone: session.project.time_zone,
      money: (value) => format.money(value),
      area: (id) => areaNames.get(id),
      category: (id) => categoryNames.get(id),
    };
  }, [areas, categories, session, format]);
}
