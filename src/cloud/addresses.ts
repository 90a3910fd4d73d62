import { type Cidr, formatIp, hasIp, type Ip, lastOf, sizeOf } from '../model/cidr.js';

/** How many addresses at the beginning and at the end of a subnet are the cloud's own. */
export type Kept = readonly [first: number, last: number];

export const isReserved = (block: Cidr, [first, last]: Kept, address: Ip): boolean =>
  hasIp(block, address) && (address < block.base + first || address > lastOf(block) - last);

/** How many hosts a vSwitch holds. */
export const roomOf = (block: Cidr, [first, last]: Kept): number => Math.max(0, sizeOf(block) - first - last);

export const firstFree = (block: Cidr, [first]: Kept): string => formatIp(block.base + first);
export const lastFree = (block: Cidr, [, last]: Kept): string => formatIp(lastOf(block) - last);

/** Hands out the addresses of a vSwitch, lowest first, without the reserved ones and those in `taken`. */
export function allocator(block: Cidr, [first, last]: Kept, taken: ReadonlySet<Ip>): () => Ip | undefined {
  let next = block.base + first;
  return () => {
    while (taken.has(next)) next++;
    return next <= lastOf(block) - last ? next++ : undefined;
  };
}
