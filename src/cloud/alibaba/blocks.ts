import { type Cidr, cidr, overlaps } from '../../model/cidr.js';
import type { Kept } from '../addresses.js';

/** Prefix lengths, both ends included. */
export const VPC_MASK = { shortest: 8, longest: 28 } as const;
export const VSWITCH_MASK = { shortest: 16, longest: 29 } as const;

/** The cloud keeps the first address of a vSwitch and the last three. */
export const KEPT_ADDRESSES: Kept = [1, 3];

/** Where the cloud's own services answer; every VPC has a system route to it. */
export const SERVICE_BLOCK = cidr('100.64.0.0/10');

/** What a VPC cannot have, and why. */
export const TAKEN: readonly (readonly [Cidr, string])[] = [
  [SERVICE_BLOCK, 'cloud services'],
  [cidr('127.0.0.0/8'), 'the host itself'],
  [cidr('169.254.0.0/16'), 'link-local addresses'],
  [cidr('224.0.0.0/3'), 'multicast and reserved addresses'],
  [cidr('0.0.0.0/8'), 'reserved addresses'],
];

/** What keeps a VPC from having this block: `100.64.0.0/10 is for cloud services`; `undefined` if nothing does. */
export function takenBy(block: Cidr): string | undefined {
  const taken = TAKEN.find(([reserved]) => overlaps(reserved, block));
  return taken && `${taken[0].text} is for ${taken[1]}`;
}

export const hasMask = (block: Cidr, { shortest, longest }: typeof VPC_MASK | typeof VSWITCH_MASK): boolean =>
  block.bits >= shortest && block.bits <= longest;
