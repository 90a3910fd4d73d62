import { rows } from '../../../model/json.js';
import type { World } from '../../world.js';
import { inState } from '../attachments.js';
import { inOrder, networkOf } from '../lookup.js';
import { withoutRoutes, withRoutes } from './ccn-routes.js';
import { withPushed } from './pushed.js';
import { withDefaultTable } from './tables.js';

const done = new WeakSet<World>();

/**
 * What the cloud does by itself after every change: routes of CCNs follow the subnets and networks that publish them,
 * entries in VPCs' tables follow the routes of CCNs, and instances whose network is gone are DELETED. The order in
 * which routes arrive decides between them, so this is asked for after each step. A world in which nothing is to do is
 * returned as it is.
 */
export function synced(world: World): World {
  if (done.has(world)) return world;
  const ccns = inOrder(rows(world.tencent.ccns));
  const marked = withoutOrphans(withLostInstances(world));
  const tabled = ccns.reduce((current, { CcnId }) => withDefaultTable(current, CcnId), marked);
  const result = withPushed(ccns.reduce(withRoutes, tabled));
  done.add(result);
  return result;
}

const withLostInstances = (world: World): World =>
  rows(world.tencent.attachments)
    .filter((row) => row.State !== 'DELETED' && !networkOf(world, row.InstanceType, row.InstanceId))
    .reduce((current, row) => inState(current, row, 'DELETED'), world);

/** Routes of route tables that are gone. */
const withoutOrphans = (world: World): World =>
  withoutRoutes(
    world,
    new Set(
      rows(world.tencent.ccnRoutes)
        .filter(({ RouteTableId }) => !Object.hasOwn(world.tencent.ccnRouteTables, RouteTableId))
        .map(({ RouteId }) => RouteId),
    ),
  );
