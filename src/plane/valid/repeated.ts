/** What is in a list more than once, each once. */
export function repeated(items: readonly string[]): string[] {
  const seen = new Set<string>();
  const twice = new Set<string>();
  for (const item of items) (seen.has(item) ? twice : seen).add(item);
  return [...twice];
}

export const isSorted = (items: readonly string[]): boolean =>
  items.every((item, i) => i === 0 || (items[i - 1] ?? '') <= item);
