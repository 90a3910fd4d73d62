import type { JsonObject, Table } from '../../../model/json.js';
import { find } from '../../lookup.js';
import type { Fired } from '../../model.js';
import type { World } from '../../world.js';
import type { Attachment } from '../state/cen.js';
import { change, dropRow, putRow } from '../tables.js';

/** A route map has reached the state it was on its way to. */
export function routeMapSettled(world: World, { id }: JsonObject): Fired {
  const map = find(world.alibaba.routeMaps, String(id));
  if (!map) return { world };
  const { RouteMapId } = map;
  return map.Status === 'Deleting'
    ? { world: dropRow(world, 'routeMaps', RouteMapId), happened: `${RouteMapId} deleted` }
    : {
        world: putRow(world, 'routeMaps', RouteMapId, { ...map, Status: 'Active' }),
        happened: `${RouteMapId} Active`,
      };
}

/** What belongs to a CEN ends with it. */
export function withoutCen(world: World, CenId: string): World {
  const others = <T extends { readonly CenId: string }>(table: Table<T>): Table<T> =>
    kept(table, (row) => row.CenId !== CenId);
  const { grants, routeMaps } = world.alibaba;
  return change(world, { grants: others(grants), routeMaps: others(routeMaps) });
}

/** A network that comes back publishes what it publishes by itself. */
export const withoutPublications = (world: World, { CenId, ChildInstanceId }: Attachment): World =>
  change(world, {
    publications: kept(
      world.alibaba.publications,
      (row) => row.CenId !== CenId || row.ChildInstanceId !== ChildInstanceId,
    ),
  });

const kept = <T>(table: Table<T>, stays: (row: T) => boolean): Table<T> =>
  Object.fromEntries(Object.entries(table).filter(([, row]) => stays(row)));
