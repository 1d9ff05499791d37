/** An amount as people type it, with a point or a comma before at most two decimals; null for anything else. */
export function amountOf(text: string): number | null {
  const typed = text.trim();
  return /^\d{1,10}([.,]\d{1,2})?$/.test(typed) ? Number(typed.replace(",", ".")) : null;
}

/** Categories as lines of `name: tag`; what has no colon is left out. */
export function categoriesOf(text: string): { name: string; tag: string }[] {
  return text
    .split(/[\n;]+/)
    .map((line) => line.split(":"))
    .filter((parts) => parts.length >= 2)
    .map(([name = "", ...tag]) => ({ name: name.trim(), tag: tag.join(":").trim() }))
    .filter(({ name, tag }) => name !== "" && tag !== "");
}

/** The values of a field that takes several, set apart by commas. */
export function valuesOf(text: string): string[] {
  return text
    .split(",")
    .map((value) => value.trim())
    .filter((value) => value !== "");
}

/** A location as `latitude, longitude`; null where nothing of the kind was typed. */
export function locationOf(text: string): { latitude: number; longitude: number } | null {
  const parts = /^\s*(-?\d{1,2}(?:\.\d+)?)\s*[,;]\s*(-?\d{1,3}(?:\.\d+)?)\s*$/.exec(text);
  return parts ? { latitude: Number(parts[1]), longitude: Number(parts[2]) } : null;
}

/** A random name for something new. Works on pages without TLS too, where `crypto.randomUUID` does not exist. */
export function randomName(prefix: string): string {
  const bytes = crypto.getRandomValues(new Uint8Array(10));
  return prefix + Array.from(bytes, (byte) => (byte % 32).toString(32).toUpperCase()).join("");
}
