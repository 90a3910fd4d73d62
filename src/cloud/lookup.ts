import { rows } from '../model/json.js';
import { once } from '../model/memo.js';
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

/** A world's rows by what they belong to. Most calls change few tables, so each is gone through once as it is. */
const subnetsByVpc = once((subnets: World['subnets']) => grouped(rows(subnets), ({ vpc }) => vpc));
const readySubnetsByVpc = once((subnets: World['subnets']) =>
  grouped(rows(subnets).filter(isReady), ({ vpc }) => vpc),
);
const hostsByVpc = once((subnets: World['subnets']) =>
  once((hosts: World['hosts']) => grouped(rows(hosts), ({ subnet }) => subnets[subnet]?.vpc ?? '')),
);
const mainTables = once(
  (tables: World['routeTables']) =>
    new Map(rows(tables).flatMap((table) => (table.main ? [[table.vpc, table] as const] : []))),
);

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
  readySubnetsByVpc(world.subnets).get(vpc) ?? [];

/** Also those still being created, in the order of their ids. */
export const allSubnetsOf = (world: World, vpc: string): readonly Subnet[] =>
  subnetsByVpc(world.subnets).get(vpc) ?? [];

/** In the order of their ids. */
export const hostsOf = (world: World, vpc: string): readonly Host[] =>
  hostsByVpc(world.subnets)(world.hosts).get(vpc) ?? [];

export const mainTableOf = (world: World, vpc: string): RouteTable | undefined =>
  mainTables(world.routeTables).get(vpc);

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
