import { find, vpcOfHost } from '../lookup.js';
import type { World } from '../world.js';
import { attachmentTarget } from './enterprise/links.js';
import { type ErrorCode, type Refusal, refuse } from './errors.js';

/** The cloud's types of next hops. Of those without a check here nothing exists that could be one. */
export const NEXT_HOP_TYPES = [
  'Instance',
  'HaVip',
  'RouterInterface',
  'NetworkInterface',
  'VpnGateway',
  'IPv6Gateway',
  'NatGateway',
  'Attachment',
  'VpcPeer',
  'Ipv4Gateway',
  'GatewayEndpoint',
  'Ecr',
] as const;
export type NextHopType = (typeof NEXT_HOP_TYPES)[number];

/** Whether a VPC's routes may lead to it. */
type Exists = (world: World, vpc: string, id: string) => boolean;

const EXISTS: Readonly<Partial<Record<NextHopType, Exists>>> = {
  Instance: (world, vpc, id) => {
    const host = find(world.hosts, id);
    return host !== undefined && vpcOfHost(world, host)?.id === vpc;
  },
  RouterInterface: (world, vpc, id) => find(world.alibaba.routerInterfaces, id)?.vpc === vpc,
  Attachment: (world, vpc, id) => attachmentTarget(world, vpc, id) !== undefined,
  VpnGateway: (world, vpc, id) => find(world.vpnGateways, id)?.vpc === vpc,
};

const NOT_FOUND: Readonly<Partial<Record<NextHopType, ErrorCode>>> = {
  Instance: 'InvalidInstanId.NotFound',
  HaVip: 'InvalidHaVipId.NotFound',
};

/** Absent: the next hop is there and belongs to the VPC. */
export function whyNoNextHop(world: World, vpc: string, type: NextHopType, id: string): Refusal | undefined {
  if (EXISTS[type]?.(world, vpc, id)) return undefined;
  return refuse(NOT_FOUND[type] ?? 'InvalidNextHop.NotFound', `${vpc} has no ${type} ${id}.`);
}
