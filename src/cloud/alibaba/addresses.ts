import { type Cidr, formatIp, hasIp, type Ip, lastOf, sizeOf } from '../../model/cidr.js';

/** The cloud keeps the first address of a vSwitch and the last three. */
const FIRST_KEPT = 1;
const LAST_KEPT = 3;

export const isReserved = (block: Cidr, address: Ip): boolean =>
  hasIp(block, address) && (address < block.base + FIRST_KEPT || address > lastOf(block) - LAST_KEPT);

/** How many hosts a vSwitch holds. */
export const roomOf = (block: Cidr): number => Math.max(0, sizeOf(block) - FIRST_KEPT - LAST_KEPT);

export const firstFree = (block: Cidr): string => formatIp(block.base + FIRST_KEPT);
export const lastFree = (block: Cidr): string => formatIp(lastOf(block) - LAST_KEPT);

/** Hands out the addresses of a vSwitch, lowest first, without the reserved ones and those in `taken`. */
export function allocator(block: Cidr, taken: ReadonlySet<Ip>): () => Ip | undefined {
  let next = block.base + FIRST_KEPT;
  return () => {
    while (taken.has(next)) next++;
    return next <= lastOf(block) - LAST_KEPT ? next++ : undefined;
  };
}
