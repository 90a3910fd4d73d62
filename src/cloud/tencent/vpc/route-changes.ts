import { find } from '../../lookup.js';
import type { RouteEntry, RouteTable, World } from '../../world.js';
import { accept, action } from '../action.js';
import { VPC } from '../actions/common.js';
import { type Refusal, refuse } from '../errors.js';
import { list, optional, record, text, type Values } from '../params.js';
import { nextHopOf } from './next-hop.js';
import { ownTable, routeElement, routeNamed, routesOfTable } from './route-rows.js';
import { entryFrom, ROUTE, withEntries } from './routes.js';

/** A route is named by RouteItemId, by RouteId, or by what it says. */
const NAMED = {
  ...ROUTE,
  DestinationCidrBlock: optional(text),
  GatewayType: optional(text),
  GatewayId: optional(text),
};

function userRoute(
  world: World,
  table: RouteTable,
  id: string,
): { readonly ok: true; readonly entry: RouteEntry } | Refusal {
  const found = routeNamed(world, table, id);
  if (!found.ok) return found;
  if (found.route.type === 'CCN') return refuse('UnsupportedOperation.SystemRoute', `It is ${id}.`);
  return { ok: true, entry: found.route.entry };
}

function idOf(world: World, table: RouteTable, given: Values<typeof NAMED>): string {
  const { RouteItemId, RouteId, DestinationCidrBlock: block, GatewayType, GatewayId } = given;
  const says = (entry: RouteEntry): boolean =>
    entry.cidr === block &&
    (GatewayType ?? entry.nextHopType) === entry.nextHopType &&
    (GatewayId === undefined || leadsTo(world, table, entry, GatewayId));
  return RouteItemId ?? RouteId ?? table.entries.find(says)?.id ?? block ?? '';
}

/** An instance may be named by its address, even one that is gone by its id. */
function leadsTo(world: World, { vpc }: RouteTable, entry: RouteEntry, id: string): boolean {
  const hop = nextHopOf(world, vpc, entry.nextHopType, id);
  return (hop.ok ? hop.id : id) === entry.nextHopId;
}

export const deleteRoutes = action(
  VPC,
  'DeleteRoutes',
  { RouteTableId: text, Routes: list(record(NAMED)) },
  (world, caller, p) => {
    const found = ownTable(world, caller, p.RouteTableId);
    if (!found.ok) return found;
    const table = found.row;
    const gone: RouteEntry[] = [];
    for (const given of p.Routes) {
      const named = userRoute(world, table, idOf(world, table, given));
      if (!named.ok) return named;
      if (find(world.tencent.notifiedRoutes, named.entry.id))
        return refuse('UnsupportedOperation.DisabledNotifyCcn', `It is ${named.entry.id}.`);
      gone.push(named.entry);
    }
    const RouteSet = gone.map((entry) =>
      routeElement(world, table, { type: 'USER', itemId: entry.id, entry }),
    );
    const left = table.entries.filter((entry) => !gone.includes(entry));
    return accept(withEntries(world, table, left), { RouteSet });
  },
);

/** Routes keep their ids and get new blocks or next hops. */
export const replaceRoutes = action(
  VPC,
  'ReplaceRoutes',
  { RouteTableId: text, Routes: list(record(ROUTE)) },
  (world, caller, p) => {
    const found = ownTable(world, caller, p.RouteTableId);
    if (!found.ok) return found;
    let table = found.row;
    const old: RouteEntry[] = [];
    const fresh: RouteEntry[] = [];
    for (const given of p.Routes) {
      const id = given.RouteItemId ?? given.RouteId;
      if (id === undefined) return refuse('InvalidParameterValue', 'A RouteItemId or RouteId is missing.');
      const named = userRoute(world, table, id);
      if (!named.ok) return named;
      const others = routesOfTable(world, table).filter(({ itemId }) => itemId !== named.entry.id);
      const read = entryFrom(world, table, given, others);
      if (!read.ok) return read;
      const entry = { id: named.entry.id, ...read.entry };
      old.push(named.entry);
      fresh.push(entry);
      table = { ...table, entries: table.entries.map((one) => (one.id === entry.id ? entry : one)) };
    }
    const [OldRouteSet, NewRouteSet] = [old, fresh].map((entries) =>
      entries.map((entry) => routeElement(world, table, { type: 'USER', itemId: entry.id, entry })),
    );
    return accept(withEntries(world, table, table.entries), {
      OldRouteSet: OldRouteSet ?? [],
      NewRouteSet: NewRouteSet ?? [],
    });
  },
);
