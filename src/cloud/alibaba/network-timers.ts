import { type JsonObject, put, type Table } from '../../model/json.js';
import { find } from '../lookup.js';
import type { Fired } from '../model.js';
import type { Described, World } from '../world.js';
import type { NetworkEvent } from './transitions.js';

type Handler = (world: World, data: JsonObject) => Fired;
type Settling = 'vpcs' | 'subnets' | 'networkAcls';

/** The row with its transition over. */
function settled<T extends Described>(row: T): Omit<T, 'transition'> {
  const { transition: _over, ...rest } = row;
  return rest;
}

/** A row that was deleted meanwhile, or is in no transition any more, stays as it is. */
function available(world: World, table: Settling, id: string): Fired {
  const row = find<Described>(world[table], id);
  if (row?.transition === undefined) return { world };
  const changed = put(world[table] as Table<Described>, id, settled(row));
  return { world: { ...world, [table]: changed }, happened: `${id} Available` };
}

function routeEntryAvailable(world: World, tableId: string, id: string): Fired {
  const table = find(world.routeTables, tableId);
  if (!table?.entries.some((entry) => entry.id === id)) return { world };
  const entries = table.entries.map((entry) => (entry.id === id ? settled(entry) : entry));
  const routeTables = put(world.routeTables, tableId, { ...table, entries });
  return { world: { ...world, routeTables }, happened: `${id} Available` };
}

function instanceSettled(world: World, id: string, up: boolean): Fired {
  const host = find(world.hosts, id);
  if (!host) return { world };
  const hosts = put(world.hosts, id, { ...settled(host), up });
  return { world: { ...world, hosts }, happened: `${id} ${up ? 'Running' : 'Stopped'}` };
}

const text = (data: JsonObject, key: string): string => String(data[key]);

/** The end of what the calls of Vpc and Ecs begin. */
export const NETWORK_HANDLERS: Readonly<Record<NetworkEvent, Handler>> = {
  VpcAvailable: (world, data) => available(world, 'vpcs', text(data, 'id')),
  VSwitchAvailable: (world, data) => available(world, 'subnets', text(data, 'id')),
  NetworkAclAvailable: (world, data) => available(world, 'networkAcls', text(data, 'id')),
  RouteEntryAvailable: (world, data) => routeEntryAvailable(world, text(data, 'table'), text(data, 'id')),
  InstanceRunning: (world, data) => instanceSettled(world, text(data, 'id'), true),
  InstanceStopped: (world, data) => instanceSettled(world, text(data, 'id'), false),
};
