import { hasIp, ip, parseCidr } from '../model/cidr.js';
import { dataCentreOfHost, find, vpcOfHost } from './lookup.js';
import type { Obstacle } from './remedies.js';
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

/** What an IPsec connection has to carry for a packet: blocks on the side of a VPN gateway, and beyond it. */
export function blocksAt(
  world: World,
  gateway: string,
  { from, to, source, destination, ingress = '' }: Obstacle,
): { readonly near: Carried; readonly far: Carried } {
  const origin = { block: homeBlock(world, from, source), address: source };
  const goal = { block: homeBlock(world, to, destination), address: destination };
  const cameIn = find(world.vpnConnections, ingress)?.ends.includes(gateway) ?? false;
  return cameIn ? { near: goal, far: origin } : { near: origin, far: goal };
}

export interface Carried {
  readonly block: string;
  readonly address: string;
}
