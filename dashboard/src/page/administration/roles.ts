import type { Schema } from "../../api/client";

export type Role = Schema<"User">["role"];

/** What a credential may do, in words. */
export const ROLES: readonly (readonly [Role, string])[] = [
  ["admin", "Admin: everything"],
  ["point_of_sale", "Point of sale: redeem"],
  ["point_of_distribution", "Point of distribution: find vouchers"],
];
