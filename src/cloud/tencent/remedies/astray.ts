import { cidr } from '../../../model/cidr.js';
import { rows } from '../../../model/json.js';
import { holds } from '../../home.js';
import { find } from '../../lookup.js';
import { type Remedies, type Remedy, sweeping } from '../../remedies.js';
import type { World } from '../../world.js';
import type { CcnRoute } from '../state.js';
import { call, remedyOf } from './calls.js';
import { detached } from './detach.js';
import { switchedOff } from './entries.js';

/** A packet that a more specific route led to the wrong network, or that an own route leads nowhere. */
export const astray: Remedies = (world, _fabric, { object, router = '', destination }) => [
  ...withoutEntry(world, object),
  ...misleading(world, router, destination).flatMap((route) => withoutRoute(world, route)),
  ...ownEntries(world, router, destination).flatMap((id) => withoutEntry(world, id)),
];

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
