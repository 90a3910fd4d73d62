import { rows } from '../../../model/json.js';
import { find } from '../../lookup.js';
import type { World } from '../../world.js';
import { accept, action } from '../action.js';
import { TAKES } from '../durations.js';
import { type Refusal, refuse } from '../errors.js';
import { connectedWith } from '../fabric/peering.js';
import { routerInterfacesOf } from '../lookup.js';
import { optional, text } from '../params.js';
import {
  changing,
  type FoundInterface,
  interfaceOf,
  oppositeUid,
  ownerUid,
  routerOf,
} from '../router-interface/lookup.js';
import type { RouterInterface } from '../state/router-interface.js';
import { clientToken, id, VPC } from './common.js';

const CALL = { RegionId: optional(text), RouterInterfaceId: id, ClientToken: optional(clientToken) };

type Status = RouterInterface['Status'];

/** An interface of the caller's that calls may move from one of these states. */
const whyNot = (row: RouterInterface, allowed: readonly Status[]): Refusal | undefined =>
  allowed.includes(row.Status)
    ? undefined
    : refuse('IncorrectStatus', `${row.RouterInterfaceId} is ${row.Status}, not ${allowed.join(' or ')}.`);

/** From the initiating side; both ends become Active together. */
export const connectRouterInterface = action(VPC, 'ConnectRouterInterface', CALL, (world, caller, p) => {
  const found = interfaceOf(world, caller, p.RouterInterfaceId, p.RegionId);
  if (!found.ok) return found;
  const { row } = found;
  if (row.Role !== 'InitiatingSide')
    return refuse('IncorrectRole.NotInitiatingSide', `It is ${row.RouterInterfaceId}.`);
  const refusal = whyNot(row, ['Idle']);
  if (refusal) return refusal;
  const opposite = oppositeOf(world, row);
  if (!opposite.ok) return opposite;
  const connected = changing(
    world,
    TAKES.connectRouterInterface,
    { ...row, Status: 'Connecting' },
    { ...opposite.row, Status: 'AcceptingConnecting' },
  );
  return accept(connected);
});

/** The other end, if both ends say the same of each other, and their routers have no other connection. */
function oppositeOf(world: World, row: RouterInterface): FoundInterface {
  const other = find(world.alibaba.routerInterfaces, row.OppositeInterfaceId ?? '');
  if (!other || oppositeUid(world, row) !== ownerUid(world, other))
    return refuse(
      'IncorrectOppositeInterfaceInfo',
      `${row.RouterInterfaceId} names ${row.OppositeInterfaceId ?? 'no interface'} of account ${oppositeUid(world, row)}.`,
    );
  const clash = whyNoMatch(world, row, other) ?? whyNot(other, ['Idle']) ?? whyConnected(world, row, other);
  return clash ?? { ok: true, row: other };
}

function whyNoMatch(world: World, row: RouterInterface, other: RouterInterface): Refusal | undefined {
  const said = (text: string) => refuse('IncorrectOppositeInterfaceInfo', text);
  const named = other.OppositeInterfaceId ?? 'no interface';
  if (named !== row.RouterInterfaceId || oppositeUid(world, other) !== ownerUid(world, row))
    return said(`${other.RouterInterfaceId} names ${named} of account ${oppositeUid(world, other)}.`);
  if (other.Role !== 'AcceptingSide') return said(`${other.RouterInterfaceId} is an ${other.Role} too.`);
  const misnamed = [[row, other] as const, [other, row] as const].find(
    ([from, to]) => (from.OppositeRouterId ?? routerOf(to.vpc)) !== routerOf(to.vpc),
  );
  if (misnamed)
    return said(`${misnamed[0].RouterInterfaceId} names the router ${misnamed[0].OppositeRouterId}.`);
  if (other.vpc === row.vpc) return said(`Both are of ${row.vpc}.`);
  if (row.OppositeRegionId !== other.region || other.OppositeRegionId !== row.region)
    return said(`They are in ${row.region} and ${other.region}.`);
  return undefined;
}

function whyConnected(world: World, row: RouterInterface, other: RouterInterface): Refusal | undefined {
  const present = routerInterfacesOf(world, row.vpc).find((own) => isBoundTo(world, own, other.vpc));
  return present && refuse('Forbidden.OnlyOneConnection', `It is that of ${present.RouterInterfaceId}.`);
}

const isBoundTo = (world: World, own: RouterInterface, vpc: string): boolean =>
  connectedWith(world, own)?.vpc === vpc ||
  ((own.Status === 'Connecting' || own.Status === 'AcceptingConnecting') &&
    find(world.alibaba.routerInterfaces, own.OppositeInterfaceId ?? '')?.vpc === vpc);

export const activateRouterInterface = action(VPC, 'ActivateRouterInterface', CALL, (world, caller, p) => {
  const found = interfaceOf(world, caller, p.RouterInterfaceId, p.RegionId);
  if (!found.ok) return found;
  const refusal = whyNot(found.row, ['Inactive']);
  if (refusal) return refusal;
  return accept(changing(world, TAKES.activateRouterInterface, { ...found.row, Status: 'Activating' }));
});

/** One end is enough to stop the peering; it keeps its settings. */
export const deactivateRouterInterface = action(
  VPC,
  'DeactivateRouterInterface',
  CALL,
  (world, caller, p) => {
    const found = interfaceOf(world, caller, p.RouterInterfaceId, p.RegionId);
    if (!found.ok) return found;
    const refusal = whyNot(found.row, ['Active']);
    if (refusal) return refusal;
    return accept(changing(world, TAKES.deactivateRouterInterface, { ...found.row, Status: 'Deactivating' }));
  },
);

export const deleteRouterInterface = action(VPC, 'DeleteRouterInterface', CALL, (world, caller, p) => {
  const found = interfaceOf(world, caller, p.RouterInterfaceId, p.RegionId);
  if (!found.ok) return found;
  const refusal = whyNot(found.row, ['Idle', 'Inactive']) ?? whyReferred(world, found.row);
  if (refusal) return refusal;
  return accept(changing(world, TAKES.deleteRouterInterface, { ...found.row, Status: 'Deleting' }));
});

function whyReferred(world: World, row: RouterInterface): Refusal | undefined {
  const routes = rows(world.routeTables)
    .filter(({ vpc }) => vpc === row.vpc)
    .flatMap(({ entries }) => entries)
    .filter(
      ({ nextHopType, nextHopId }) =>
        nextHopType === 'RouterInterface' && nextHopId === row.RouterInterfaceId,
    );
  return routes.length === 0
    ? undefined
    : refuse(
        'DependencyViolation.RouterInterfaceReferedByRouteEntry',
        `They are ${routes.map((entry) => entry.id).join(', ')}.`,
      );
}
