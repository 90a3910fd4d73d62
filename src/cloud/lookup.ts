import { rows } from '../model/json.js';
import type {
  Account,
  DataCentre,
  Described,
  Host,
  RouteEntry,
  RouteTable,
  Subnet,
  Vpc,
  World,
} from './world.js';

/** A world's rows by what they belong to. Derived once a world. */
interface Index {
  readonly allSubnets: ReadonlyMap<string, readonly Subnet[]>;
  readonly subnets: ReadonlyMap<string, readonly Subnet[]>;
  readonly hosts: ReadonlyMap<string, readonly Host[]>;
  readonly mainTables: ReadonlyMap<string, RouteTable>;
}

const known = new WeakMap<World, Index>();

function indexOf(world: World): Index {
  const index = known.get(world) ?? {
    allSubnets: grouped(rows(world.subnets), ({ vpc }) => vpc),
    subnets: grouped(rows(world.subnets).filter(isReady), ({ vpc }) => vpc),
    hosts: grouped(rows(world.hosts), ({ subnet }) => world.subnets[subnet]?.vpc ?? ''),
    mainTables: new Map(
      rows(world.routeTables).flatMap((table) => (table.main ? [[table.vpc, table] as const] : [])),
    ),
  };
  known.set(world, index);
  return index;
}

const isReady = ({ transition }: Described): boolean => transition === undefined;

/** Items by key; groups and their members in the order of the items. */
export function grouped<T>(items: readonly T[], key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group) group.push(item);
    else groups.set(key(item), [item]);
  }
  return groups;
}

/** Those that carry packets, in the order of their ids. */
export const subnetsOf = (world: World, vpc: string): readonly Subnet[] =>
  indexOf(world).subnets.get(vpc) ?? [];

/** Also those still being created, in the order of their ids. */
export const allSubnetsOf = (world: World, vpc: string): readonly Subnet[] =>
  indexOf(world).allSubnets.get(vpc) ?? [];

/** In the order of their ids. */
export const hostsOf = (world: World, vpc: string): readonly Host[] => indexOf(world).hosts.get(vpc) ?? [];

export const mainTableOf = (world: World, vpc: string): RouteTable | undefined =>
  indexOf(world).mainTables.get(vpc);

/** The user's own entries in a VPC's main route table that carry packets. */
export const ownRoutesOf = (world: World, vpc: string): readonly RouteEntry[] =>
  mainTableOf(world, vpc)?.entries.filter(isReady) ?? [];

export const vpcOfHost = (world: World, host: Host): Vpc | undefined =>
  world.vpcs[world.subnets[host.subnet]?.vpc ?? ''];

/** Of a host in a cloud or in a data centre; `undefined` if there is no such host. */
export const addressOfHost = (world: World, id: string): string | undefined =>
  find(world.hosts, id)?.address ??
  rows(world.dataCentres).flatMap(({ hosts }) => find(hosts, id)?.address ?? [])[0];
/** The data centre in which a host stands that is in no VPC. */
export const dataCentreOfHost = (world: World, host: string): DataCentre | undefined =>
  rows(world.dataCentres).find(({ hosts }) => Object.hasOwn(hosts, host));

export const accountByUid = (world: World, uid: string): Account | undefined =>
  rows(world.accounts).find((account) => account.uid === uid);

/** The row of that id, unless the id is a name every object has (`constructor`). */
export const find = <T>(table: Readonly<Record<string, T>>, id: string): T | undefined =>
  Object.hasOwn(table, id) ? table[id] : undefined;
