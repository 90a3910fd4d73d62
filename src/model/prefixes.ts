import type { Cidr, Ip } from './cidr.js';

/** Things that are known by a block each; of several with one block the first counts. */
export interface Prefixes<T> {
  /** That of the longest block which holds the address. */
  readonly longest: (address: Ip) => T | undefined;
}

/** An index of blocks: a lookup costs as many steps as there are different lengths. */
export function prefixes<T>(items: Iterable<T>, blockOf: (item: T) => Cidr): Prefixes<T> {
  const byLength = new Map<number, Map<Ip, T>>();
  for (const item of items) {
    const { base, bits } = blockOf(item);
    const level = byLength.get(bits) ?? new Map<Ip, T>();
    byLength.set(bits, level);
    if (!level.has(base)) level.set(base, item);
  }
  const levels = [...byLength]
    .sort(([a], [b]) => b - a)
    .map(([bits, level]) => ({ size: 2 ** (32 - bits), level }));
  return {
    longest(address) {
      for (const { size, level } of levels) {
        const item = level.get(address - (address % size));
        if (item !== undefined) return item;
      }
      return undefined;
    },
  };
}
