import { hasIp, ip, parseCidr } from '../model/cidr.js';
import { dataCentreOfHost, find, vpcOfHost } from './lookup.js';
import type { World } from './world.js';

/** The block of a host's VPC or data centre that has an address of the host; the address itself if none has. */
export function homeBlock(world: World, id: string, address: string): string {
  const host = find(world.hosts, id);
  const centre = dataCentreOfHost(world, id);
  const blocks = (host && vpcOfHost(world, host)?.cidrs) ?? (centre ? [centre.cidr] : []);
  return blocks.find((block) => holds(block, address)) ?? `${address}/32`;
}

/** Whether text is a block that has an address. */
export function holds(text: string, address: string): boolean {
  const block = parseCidr(text);
  return block !== undefined && hasIp(block, ip(address));
}
