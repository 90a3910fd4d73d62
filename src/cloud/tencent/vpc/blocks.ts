import { type Cidr, cidr, contains, formatIp, type Ip, lastOf, sizeOf } from '../../../model/cidr.js';
import type { Kept } from '../../addresses.js';

/** Where a VPC's block may lie, and the shortest prefix it may have there ("Creating VPC"). */
export const VPC_RANGES = [
  { range: cidr('10.0.0.0/8'), shortest: 12 },
  { range: cidr('172.16.0.0/12'), shortest: 12 },
  { range: cidr('192.168.0.0/16'), shortest: 16 },
];
export const VPC_LONGEST = 28;
export const SUBNET_MASK = { shortest: 16, longest: 28 } as const;

export const isVpcBlock = (block: Cidr): boolean =>
  block.bits <= VPC_LONGEST &&
  VPC_RANGES.some(({ range, shortest }) => contains(range, block) && block.bits >= shortest);

export const isSubnetLength = ({ bits }: Cidr): boolean =>
  bits >= SUBNET_MASK.shortest && bits <= SUBNET_MASK.longest;

/** The first two addresses of a subnet and its last one are the cloud's. */
export const KEPT_ADDRESSES: Kept = [2, 1];
export const RESERVED = KEPT_ADDRESSES[0] + KEPT_ADDRESSES[1];
export const firstFree = (subnet: Cidr): Ip => subnet.base + KEPT_ADDRESSES[0];
export const lastFree = (subnet: Cidr): Ip => lastOf(subnet) - KEPT_ADDRESSES[1];

export const totalOf = (subnet: Cidr): number => sizeOf(subnet) - RESERVED;

/** The subnet's gateway answers at its first address but one: .1 in a /24. */
export const gatewayOf = (subnet: Cidr): string => formatIp(subnet.base + 1);

/** The lowest `count` addresses of a subnet that are neither reserved nor taken; fewer if there are no more. */
export function freeAddresses(subnet: Cidr, taken: ReadonlySet<string>, count: number): string[] {
  const free: string[] = [];
  for (let ip = firstFree(subnet); ip <= lastFree(subnet) && free.length < count; ip++) {
    const address = formatIp(ip);
    if (!taken.has(address)) free.push(address);
  }
  return free;
}
