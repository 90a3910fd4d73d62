import type { Fabric, FabricHost, FabricLink, Router } from '../../fabric/fabric.js';
import { rows } from '../../model/json.js';
import { once } from '../../model/memo.js';
import { byEnds, byName, order } from '../order.js';
import type { Namespace, Plane } from '../plane.js';
import { withEdges } from './edge.js';
import { packetFilter } from './filter.js';
import { cable, hostCable, hostInterface } from './links.js';
import { routerNamespace } from './names.js';
import { hostRoutes, routerRoutes } from './routes.js';

/** From the network as packets see it to what Linux has to hold. Pure; equal fabrics give equal planes. */
export function compile(given: Fabric): Plane {
  const fabric = withEdges(given);
  const routers = rows(fabric.routers);
  const hosts = rows(fabric.hosts);
  const cables = rows(fabric.links);
  const behind = grouped(hosts, ({ router }) => [router]);
  const plugged = grouped(cables, ({ ends }) => new Set(ends));
  const namespaces = [
    ...hosts.map(hostNamespace),
    ...routers.map((router) =>
      routerNamespaceOf(fabric, router, behind.get(router.id) ?? [], plugged.get(router.id) ?? []),
    ),
  ];
  const links = [
    ...hosts.map((host) => hostCable(fabric, host)),
    ...cables.map((link) => cable(fabric, link)),
  ];
  return { namespaces: namespaces.sort(byName), links: links.sort(byEnds) };
}

/** Each in the order of the list. Once for all routers: a network of many has as many hosts and cables. */
function grouped<T>(list: readonly T[], keysOf: (row: T) => Iterable<string>): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of list)
    for (const key of keysOf(row)) {
      const group = groups.get(key);
      if (group) group.push(row);
      else groups.set(key, [row]);
    }
  return groups;
}

const hostNamespace = once(
  (host: FabricHost): Namespace => ({
    name: host.id,
    kind: 'host',
    label: `host ${host.id} (${host.address})`,
    addresses: [
      { dev: hostInterface, cidr: `${host.address}/${host.subnetCidr.bits}` },
      ...[...(host.aliases ?? [])].sort(order).map((alias) => ({ dev: 'lo', cidr: `${alias}/32` })),
    ],
    ...hostRoutes(host),
    rules: [],
  }),
);

function routerNamespaceOf(
  fabric: Fabric,
  router: Router,
  hosts: readonly FabricHost[],
  links: readonly FabricLink[],
): Namespace {
  const gateways = [...new Set(hosts.map((host) => host.gateway))].sort();
  const filter = router.filter && packetFilter(router.filter);
  return {
    name: routerNamespace(router),
    kind: 'router',
    label: router.label,
    addresses: gateways.map((gateway) => ({ dev: 'lo', cidr: `${gateway}/32` })),
    ...routerRoutes(fabric, router, hosts, links),
    ...(filter ? { filter } : {}),
  };
}
