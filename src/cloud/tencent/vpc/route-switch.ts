import { cidr, contains } from '../../../model/cidr.js';
import { find } from '../../lookup.js';
import type { RouteEntry, RouteTable, World } from '../../world.js';
import { accept, action } from '../action.js';
import { VPC } from '../actions/common.js';
import { type Refusal, refuse } from '../errors.js';
import { list, text } from '../params.js';
import { putRow } from '../tables.js';
import { blockOf, isEnabled, ownTable, routeNamed, routesOfTable, type VpcRoute } from './route-rows.js';
import { whyTwice, withEntries } from './routes.js';

/** The switch of a VPC's own table, for the user's routes and for those of its CCN: one beside EnableCcnRoutes. */
const switching = (name: string, on: boolean) =>
  action(
    VPC,
    name,
    { RouteTableId: text, RouteIds: list(text), RouteItemIds: list(text) },
    (world, caller, p) => {
      const found = ownTable(world, caller, p.RouteTableId);
      if (!found.ok) return found;
      const ids = [...p.RouteIds, ...p.RouteItemIds];
      if (p.RouteIds.length > 0 && p.RouteItemIds.length > 0)
        return refuse('InvalidParameter.Coexist', 'They are RouteIds and RouteItemIds.');
      if (ids.length === 0) return refuse('MissingParameter', 'Parameter: RouteIds or RouteItemIds.');
      if (new Set(ids).size < ids.length) return refuse('InvalidParameterValue.Duplicate');
      let current = world;
      for (const id of ids) {
        const table = find(current.routeTables, found.row.id) ?? found.row;
        const named = routeNamed(current, table, id);
        if (!named.ok) return named;
        const refusal = on
          ? whyNotEnabled(current, table, named.route)
          : whyNotDisabled(current, named.route);
        if (refusal) return refusal;
        current = switched(current, table, named.route, on);
      }
      return accept(current);
    },
  );

export const enableRoutes = switching('EnableRoutes', true);
export const disableRoutes = switching('DisableRoutes', false);

/**
 * Beside an enabled route for the same block no other can be enabled. A route of the CCN that holds the block of a
 * user's one waits until the user's is changed.
 */
function whyNotEnabled(world: World, table: RouteTable, route: VpcRoute): Refusal | undefined {
  const others = routesOfTable(world, table).filter(({ itemId }) => itemId !== route.itemId);
  const twice = whyTwice(blockOf(route), others);
  if (twice || route.type === 'USER') return twice;
  const inner = others.find(
    (other) =>
      other.type === 'USER' && isEnabled(other) && contains(cidr(blockOf(route)), cidr(blockOf(other))),
  );
  return (
    inner &&
    refuse('UnsupportedOperation', `${blockOf(route)} contains ${blockOf(inner)} of route ${inner.itemId}.`)
  );
}

const whyNotDisabled = (world: World, route: VpcRoute): Refusal | undefined =>
  find(world.tencent.notifiedRoutes, route.itemId)
    ? refuse('UnsupportedOperation.DisabledNotifyCcn', `It is ${route.itemId}.`)
    : undefined;

function switched(world: World, table: RouteTable, route: VpcRoute, on: boolean): World {
  if (isEnabled(route) === on) return world;
  if (route.type === 'CCN') return putRow(world, 'vpcCcnRoutes', route.key, { ...route.row, Enabled: on });
  const { enabled: _was, ...rest } = route.entry;
  const entry: RouteEntry = on ? rest : { ...rest, enabled: false };
  return withEntries(
    world,
    table,
    table.entries.map((one) => (one.id === entry.id ? entry : one)),
  );
}
