/** Reads tags as they are typed or pasted: one on each line, without blanks around them. Twice the same is once. */
export function tagsOf(text: string): string[] {
  return [
    ...new Set(
      text
        .split(/[\r\n]+/)
        .map((line) => line.trim())
        .filter((tag) => tag !== ""),
    ),
  ];
}
