import type { Fabric, FabricHost, FabricLink, Router } from '../../fabric/fabric.js';
import { rows } from '../../model/json.js';
import type { Link, Namespace, Plane } from '../plane.js';
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
  const namespaces = [
    ...hosts.map((host) => hostNamespace(fabric, host)),
    ...routers.map((router) => routerNamespaceOf(fabric, router)),
  ];
  const links = [
    ...hosts.map((host) => hostCable(fabric, host)),
    ...rows(fabric.links).map((link) => cable(fabric, link)),
  ];
  return { namespaces: namespaces.sort(byName), links: links.map(sortEnds).sort(byEnds) };
}

/** Code-unit order: the same on every machine, whatever its locale. */
const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const byName = (a: Namespace, b: Namespace): number => order(a.name, b.name);
const keyOf = ({ ends: [end] }: Link): string => `${end.namespace}\0${end.name}`;
const byEnds = (a: Link, b: Link): number => order(keyOf(a), keyOf(b));

function sortEnds(link: Link): Link {
  const [a, b] = link.ends;
  return order(`${a.namespace}\0${a.name}`, `${b.namespace}\0${b.name}`) <= 0 ? link : { ends: [b, a] };
}

function hostNamespace(fabric: Fabric, host: FabricHost): Namespace {
  return {
    name: host.id,
    kind: 'host',
    label: `host ${host.id} (${host.address})`,
    addresses: [
      { dev: hostInterface, cidr: `${host.address}/${host.subnetCidr.bits}` },
      ...[...(host.aliases ?? [])].sort(order).map((alias) => ({ dev: 'lo', cidr: `${alias}/32` })),
    ],
    ...hostRoutes(fabric, host),
    rules: [],
  };
}

function routerNamespaceOf(fabric: Fabric, router: Router): Namespace {
  const hosts = rows(fabric.hosts).filter((host) => host.router === router.id);
  const gateways = [...new Set(hosts.map((host) => host.gateway))].sort();
  const links = rows(fabric.links).filter((link: FabricLink) => link.ends.includes(router.id));
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
