/** 32 letters and digits that are hardly taken for each other. */
const SIGNS = "abcdefghijkmnpqrstuvwxyz23456789";
const GROUPS = 4;
const GROUP = 5;

/** A password of twenty random signs (100 bits) in groups, so that it can be read out. */
export function newPassword(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(GROUPS * GROUP));
  const signs = Array.from(bytes, (byte) => SIGNS.charAt(byte % SIGNS.length));
  return Array.from({ length: GROUPS }, (_, group) => signs.slice(group * GROUP, (group + 1) * GROUP).join("")).join(
    "-",
  );
}
