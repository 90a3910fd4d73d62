import { rows, type Table } from '../../../model/json.js';
import { newId } from '../../ids.js';
import type { World } from '../../world.js';
import { attachmentKey, isActive, routeTableOf } from '../lookup.js';
import type { CcnAttachment } from '../state/ccn.js';
import type { CcnRoute, VpcCcnRoute } from '../state/routes.js';
import { change } from '../tables.js';
import { routesIn } from './ccn-routes.js';
import { routeTableIdsOf, userRoutesAgainst } from './vpc-routes.js';

/** What one VPC's entries follow from. */
interface Source {
  readonly row: CcnAttachment;
  readonly routeTables: readonly string[];
  /** Of the CCN route table in which it looks up. */
  readonly routes: readonly CcnRoute[];
}
type Sources = ReadonlyMap<string, Source>;

interface Pushed {
  readonly key: string;
  readonly routeTable: string;
  readonly vpc: string;
  readonly route: CcnRoute;
}

/** From what entries were made. They are as many as pairs of VPCs in a CCN, so only what changed is gone through. */
const made = new WeakMap<Table<VpcCcnRoute>, Sources>();

/**
 * Each enabled route of the others in a CCN has an entry in every route table of a VPC that is in it. Entries come and
 * go with the routes they are for; a new one is off if a route of the user stands against it.
 */
export function withPushed(world: World): World {
  const sources = sourcesOf(world);
  const result = follow(world, made.get(world.tencent.vpcCcnRoutes), sources);
  made.set(result.tencent.vpcCcnRoutes, sources);
  return result;
}

function sourcesOf(world: World): Sources {
  const active = rows(world.tencent.attachments).filter((row) => row.InstanceType === 'VPC' && isActive(row));
  return new Map(active.map((row) => [attachmentKey(row.CcnId, row.InstanceId), sourceOf(world, row)]));
}

function sourceOf(world: World, row: CcnAttachment): Source {
  const bound = routeTableOf(world, row);
  return {
    row,
    routeTables: routeTableIdsOf(world, row.InstanceId),
    routes: bound ? routesIn(world, bound.RouteTableId) : [],
  };
}

const areSame = <T>(a: readonly T[], b: readonly T[]): boolean =>
  a === b || (a.length === b.length && a.every((item, i) => item === b[i]));

const isSame = (a: Source | undefined, b: Source | undefined): boolean =>
  a !== undefined &&
  b !== undefined &&
  a.row === b.row &&
  areSame(a.routeTables, b.routeTables) &&
  areSame(a.routes, b.routes);

const pushedBy = ({ row: { InstanceId: vpc }, routeTables, routes }: Source): Pushed[] =>
  routeTables.flatMap((routeTable) =>
    routes
      .filter((route) => route.Enabled && route.InstanceId !== vpc)
      .map((route) => ({ key: `${routeTable}/${route.RouteId}`, routeTable, vpc, route })),
  );

/** Where nothing is known of the entries that stand, all of them are gone through. */
function follow(world: World, before: Sources | undefined, sources: Sources): World {
  const present = world.tencent.vpcCcnRoutes;
  const changed = ([key, source]: readonly [string, Source], others?: Sources): Source[] =>
    isSame(source, others?.get(key)) ? [] : [source];
  const wanted = [...sources].flatMap((one) => changed(one, before)).flatMap(pushedBy);
  const keys = new Set(wanted.map(({ key }) => key));
  const had = before
    ? [...before]
        .flatMap((one) => changed(one, sources))
        .flatMap(pushedBy)
        .map(({ key }) => key)
    : Object.keys(present);
  const gone = had.filter((key) => !keys.has(key));
  const fresh = wanted.filter(({ key }) => !Object.hasOwn(present, key));
  return gone.length + fresh.length === 0 ? world : withEntries(world, gone, fresh);
}

function withEntries(world: World, gone: readonly string[], fresh: readonly Pushed[]): World {
  const entries: Record<string, VpcCcnRoute> = { ...world.tencent.vpcCcnRoutes };
  for (const key of gone) delete entries[key];
  let current = world;
  for (const pushed of fresh) {
    const [entry, next] = entryFor(current, pushed);
    entries[pushed.key] = entry;
    current = next;
  }
  return change(current, { vpcCcnRoutes: entries });
}

function entryFor(world: World, { routeTable, vpc, route }: Pushed): readonly [VpcCcnRoute, World] {
  const [RouteItemId, next] = newId(world, 'rti-', 8);
  const { RouteId, DestinationCidrBlock, CcnId } = route;
  const Enabled = userRoutesAgainst(world, routeTable, DestinationCidrBlock).length === 0;
  return [{ routeTable, vpc, RouteId, RouteItemId, DestinationCidrBlock, CcnId, Enabled }, next];
}
