import type { Fabric } from '../../../fabric/fabric.js';
import { cidr } from '../../../model/cidr.js';
import { rows } from '../../../model/json.js';
import { holds } from '../../home.js';
import { find } from '../../lookup.js';
import { type Obstacle, type Remedies, type Remedy, sweeping } from '../../remedies.js';
import type { World } from '../../world.js';
import type { CcnRoute } from '../state/routes.js';
import { call, remedyOf } from './calls.js';
import { detached } from './detach.js';
import { switchedOff } from './entries.js';
import { borderForHost } from './gateway.js';

/** A packet that a more specific route led to the wrong network, or that an own route leads nowhere or back. */
export const astray: Remedies = (world, fabric, obstacle) => {
  const { object, destination } = obstacle;
  const places = placesOf(fabric, obstacle);
  return [
    ...withoutEntry(world, object),
    ...places.flatMap((gateway) => withoutStatic(world, gateway, destination)),
    ...places
      .flatMap((network) => misleading(world, network, destination))
      .flatMap((route) => withoutRoute(world, route)),
    ...borderForHost(world, obstacle.from),
    ...places.flatMap((vpc) => ownEntries(world, vpc, destination)).flatMap((id) => withoutEntry(world, id)),
  ];
};

/** The router where the packet was lost; of a loop its neighbour as well. */
function placesOf(fabric: Fabric, { code, router = '', ingress = '' }: Obstacle): readonly string[] {
  const ends = code === 'ROUTE_LOOP' ? (find(fabric.links, ingress)?.ends ?? []) : [];
  return [...new Set([router, ...ends])];
}

/** What a direct connect gateway tells its CCN of by a call. */
const withoutStatic = (world: World, gateway: string, address: string): readonly Remedy[] =>
  rows(world.tencent.directConnectGatewayRoutes)
    .filter((route) => route.DirectConnectGatewayId === gateway && holds(route.DestinationCidrBlock, address))
    .flatMap(({ RouteId }) => {
      const account = find(world.tencent.directConnectGateways, gateway)?.account;
      if (account === undefined) return [];
      const params = { DirectConnectGatewayId: gateway, RouteIds: [RouteId] };
      return [sweeping(remedyOf(call(account, 'DeleteDirectConnectGatewayCcnRoutes', params)))];
    });

/** The CCN's routes to a network for an address that is not there, the most specific first. */
const misleading = (world: World, network: string, address: string): readonly CcnRoute[] =>
  rows(world.tencent.ccnRoutes)
    .filter(
      (route) => route.Enabled && route.InstanceId === network && holds(route.DestinationCidrBlock, address),
    )
    .sort((a, b) => cidr(b.DestinationCidrBlock).bits - cidr(a.DestinationCidrBlock).bits);

function withoutRoute(world: World, { CcnId, RouteId, InstanceId }: CcnRoute): readonly Remedy[] {
  const ccn = find(world.tencent.ccns, CcnId);
  if (!ccn) return [];
  return [
    sweeping(remedyOf(call(ccn.account, 'DisableCcnRoutes', { CcnId, RouteIds: [RouteId] }))),
    ...detached(world, CcnId, InstanceId).map((leave) => sweeping(remedyOf(leave))),
  ];
}

const withoutEntry = (world: World, id: string): readonly Remedy[] => {
  const calls = switchedOff(world, id);
  return calls.length === 0 ? [] : [sweeping(remedyOf(...calls))];
};

/** The user's own routes by which a VPC sends an address on: one of them closes a loop. */
const ownEntries = (world: World, vpc: string, address: string): readonly string[] =>
  rows(world.routeTables)
    .filter((table) => table.vpc === vpc)
    .flatMap(({ entries }) => entries)
    .filter((entry) => entry.enabled !== false && holds(entry.cidr, address))
    .map(({ id }) => id);
