import { actionsOf } from '../../../cloud/clouds.js';
import { deriveFabric } from '../../../cloud/fabric.js';
import type { CloudName, World } from '../../../cloud/world.js';
import { rows } from '../../../model/json.js';
import type { Plane } from '../../../plane/plane.js';

/** What the words of commands can be in a lab. */
export interface Names {
  readonly hosts: readonly Named[];
  /** Namespaces of routers. */
  readonly routers: readonly Named[];
  readonly links: readonly Named[];
  /** Routers that links end at. */
  readonly ends: readonly Named[];
  /** Leased lines and IPsec connections: what `fault line` breaks. */
  readonly lines: readonly string[];
  readonly regions: readonly string[];
  readonly accounts: readonly { readonly id: string; readonly cloud: CloudName }[];
  readonly variables: readonly string[];
  /** Of the clouds that accounts are of. */
  readonly actions: Readonly<Partial<Record<CloudName, readonly NamedAction[]>>>;
}

/** A name, and a few words on what it is. */
export interface Named {
  readonly name: string;
  readonly about: string;
}

export interface NamedAction extends Named {
  readonly params: readonly string[];
}

/** Pure. */
export function namesOf(world: World, plane: Plane, variables: Readonly<Record<string, unknown>>): Names {
  const { hosts, links, routers } = deriveFabric(world);
  const accounts = rows(world.accounts).map(({ id, cloud }) => ({ id, cloud }));
  const clouds = [...new Set(accounts.map(({ cloud }) => cloud))].sort();
  return {
    hosts: rows(hosts).map(({ id, address, router }) => ({ name: id, about: `${address} in ${router}` })),
    routers: plane.namespaces
      .filter(({ kind }) => kind === 'router')
      .map(({ name, label }) => ({ name, about: label })),
    links: rows(links).map(({ id, label }) => ({ name: id, about: label })),
    ends: rows(routers).map(({ id, label }) => ({ name: id, about: label })),
    lines: [...Object.keys(world.lines), ...Object.keys(world.vpnConnections)].sort(),
    regions: [...new Set(rows(routers).map(({ region }) => region))].filter(Boolean).sort(),
    accounts,
    variables: Object.keys(variables).sort(),
    actions: Object.fromEntries(clouds.map((cloud) => [cloud, actionNames(cloud)])),
  };
}

const actionNames = (cloud: CloudName): NamedAction[] =>
  rows(actionsOf(cloud)).map(({ name, api, params }) => ({ name, about: api, params }));
