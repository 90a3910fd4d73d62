import { addressesOf } from '../../fabric/answers.js';
import type { Fabric, FabricHost, Filter, Route, Router, Rule } from '../../fabric/fabric.js';
import { type Cidr, ip } from '../../model/cidr.js';
import { grouped } from '../../model/grouped.js';
import { rows } from '../../model/json.js';
import { prefixes } from '../../model/prefixes.js';

/**
 * What tells hosts apart. Two hosts with one mark are alike for every route, rule and ACL of the fabric, whether they
 * send or receive; a host that no other can be put for has a mark of its own. `blocks`: what else addresses are asked
 * for.
 */
export function marksOf(fabric: Fabric, blocks: Iterable<Cidr>): (host: FabricHost) => string {
  const routers = rows(fabric.routers);
  const routes = routers.flatMap((router) => placedRoutes(fabric, router));
  const foreign = routes.filter(({ own }) => !own).map(({ route }) => route);
  const alone = singular(fabric, foreign);
  const asked = prefixes(
    [...foreign.map(({ cidr }) => cidr), ...filterBlocks(routers), ...blocks],
    (it) => it,
  );
  const tables = grouped<string>(routes.filter(({ own }) => own).map(({ own, table }) => [own ?? '', table]));
  const lists = grouped(routers.flatMap(({ id, filter }) => (filter ? memberships(id, filter) : [])));
  return (host) =>
    JSON.stringify(
      alone.has(host.id)
        ? [host.id]
        : [
            host.router,
            host.subnet,
            // Blocks lie in each other or apart: the innermost one tells all that hold the address.
            asked.longest(ip(host.address))?.text ?? '',
            tables.get(host.id) ?? [],
            lists.get(host.address) ?? [],
          ],
    );
}

interface PlacedRoute {
  readonly table: string;
  readonly route: Route;
  /** The host whose router delivers its packets to it by this route. */
  readonly own?: string;
}

const placedRoutes = (fabric: Fabric, router: Router): PlacedRoute[] =>
  Object.entries(router.tables).flatMap(([table, routes]) =>
    routes.map((route) => {
      const own = ownOf(fabric, router, route);
      return { table, route, ...(own === undefined ? {} : { own }) };
    }),
  );

function ownOf(fabric: Fabric, router: Router, { target, cidr }: Route): string | undefined {
  const host = target.kind === 'host' ? fabric.hosts[target.host] : undefined;
  const delivers = host?.router === router.id && cidr.bits === 32 && cidr.base === ip(host.address);
  return delivers ? host.id : undefined;
}

/** Hosts that others cannot be put for: down, with a namesake, with further addresses, or the next hop of a route. */
function singular(fabric: Fabric, foreign: readonly Route[]): ReadonlySet<string> {
  const hosts = rows(fabric.hosts);
  const holders = grouped(hosts.flatMap((host) => addressesOf(host).map((address) => [address, host.id])));
  return new Set([
    ...hosts.filter(({ aliases = [], up }) => aliases.length > 0 || !up).map(({ id }) => id),
    ...[...holders.values()].filter((ids) => ids.length > 1).flat(),
    ...foreign.flatMap(({ target }) => (target.kind === 'host' ? [target.host] : [])),
  ]);
}

/** The lists of a router's filter that name an address. */
const memberships = (router: string, { policies, sets }: Filter): [string, string][] => [
  ...policies.flatMap(({ id, members }) => members.map(named(`${router} policy ${id}`))),
  ...Object.entries(sets).flatMap(([set, members]) => members.map(named(`${router} set ${set}`))),
];

const named =
  (list: string) =>
  (address: string): [string, string] => [address, list];

const filterBlocks = (routers: readonly Router[]): Cidr[] =>
  routers.flatMap(({ filter }) => [
    ...(filter?.acls ?? []).flatMap((acl) => [acl.cidr, ...ruleBlocks(acl)]),
    ...(filter?.policies ?? []).flatMap(ruleBlocks),
  ]);

const ruleBlocks = ({ ingress, egress }: { ingress: readonly Rule[]; egress: readonly Rule[] }): Cidr[] =>
  [...ingress, ...egress].flatMap(({ peer, local }) => [
    ...(peer && 'cidr' in peer ? [peer.cidr] : []),
    ...(local ? [local.cidr] : []),
  ]);
