/** How often each of several things was met. */
export type Counts = Map<string, number>;

export const count = (counts: Counts, key: string): void => void counts.set(key, (counts.get(key) ?? 0) + 1);

export const total = (counts: Counts): number => [...counts.values()].reduce((sum, n) => sum + n, 0);

/** The most frequent first, with their share: `reachable 45.0 %, NO_ROUTE 0.3 %`. */
export const list = (counts: Counts): string =>
  [...counts]
    .sort(([, a], [, b]) => b - a)
    .map(([key, n]) => `${key} ${((100 * n) / total(counts)).toFixed(1)} %`)
    .join(', ');
