import { rows } from '../model/json.js';
import type { Account, Host, RouteEntry, Subnet, Vpc, World } from './world.js';

/** A world's rows by what they belong to. Derived once a world. */
interface Index {
  readonly subnets: ReadonlyMap<string, readonly Subnet[]>;
  readonly hosts: ReadonlyMap<string, readonly Host[]>;
  readonly mainEntries: ReadonlyMap<string, readonly RouteEntry[]>;
}

const known = new WeakMap<World, Index>();

function indexOf(world: World): Index {
  const index = known.get(world) ?? {
    subnets: grouped(rows(world.subnets), ({ vpc }) => vpc),
    hosts: grouped(rows(world.hosts), ({ subnet }) => world.subnets[subnet]?.vpc ?? ''),
    mainEntries: new Map(
      rows(world.routeTables).flatMap(({ vpc, main, entries }) => (main ? [[vpc, entries] as const] : [])),
    ),
  };
  known.set(world, index);
  return index;
}

function grouped<T>(items: readonly T[], key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group) group.push(item);
    else groups.set(key(item), [item]);
  }
  return groups;
}

/** In the order of their ids. */
export const subnetsOf = (world: World, vpc: string): readonly Subnet[] =>
  indexOf(world).subnets.get(vpc) ?? [];

/** In the order of their ids. */
export const hostsOf = (world: World, vpc: string): readonly Host[] => indexOf(world).hosts.get(vpc) ?? [];

/** The user's own entries in a VPC's main route table. */
export const ownRoutesOf = (world: World, vpc: string): readonly RouteEntry[] =>
  indexOf(world).mainEntries.get(vpc) ?? [];

export const vpcOfHost = (world: World, host: Host): Vpc | undefined =>
  world.vpcs[world.subnets[host.subnet]?.vpc ?? ''];

/** Of a host in a cloud or in a data centre; `undefined` if there is no such host. */
export const addressOfHost = (world: World, id: string): string | undefined =>
  find(world.hosts, id)?.address ??
  rows(world.dataCentres).flatMap(({ hosts }) => find(hosts, id)?.address ?? [])[0];

export const accountByUid = (world: World, uid: string): Account | undefined =>
  rows(world.accounts).find((account) => account.uid === uid);

/** The row of that id, unless the id is a name every object has (`constructor`). */
export const find = <T>(table: Readonly<Record<string, T>>, id: string): T | undefined =>
  Object.hasOwn(table, id) ? table[id] : undefined;
