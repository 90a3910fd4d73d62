/** How often each of several things was met. */
export type Counts = Map<string, number>;

export const count = (counts: Counts, key: string): void => void counts.set(key, (counts.get(key) ?? 0) + 1);

export const total = (counts: Counts): number => [...counts.values()].reduce((sum, n) => sum + n, 0);

/** How many are named. */
const MOST = 12;

/** The most frequent first, with their share: `reachable 45.0 %, NO_ROUTE 0.3 % and 3 more`. */
export function list(counts: Counts): string {
  const sum = total(counts);
  const sorted = [...counts].sort(([, a], [, b]) => b - a);
  const named = sorted.slice(0, MOST).map(([key, n]) => `${key} ${((100 * n) / sum).toFixed(1)} %`);
  const more = sorted.length > MOST ? ` and ${sorted.length - MOST} more` : '';
  return `${named.join(', ')}${more}`;
}
