import type { Way } from '../../fabric/way.js';

/** In the order of their keys. */
export function groups<T>(list: readonly T[], key: (one: T) => string): T[][] {
  const found = new Map<string, T[]>();
  for (const one of list) {
    const group = found.get(key(one)) ?? [];
    group.push(one);
    found.set(key(one), group);
  }
  return [...found.keys()].sort().map((name) => found.get(name) ?? []);
}

/** A pair of regions has no direction. */
export const pairOf = ({ from, to }: Way): readonly [string, string] => (from < to ? [from, to] : [to, from]);
