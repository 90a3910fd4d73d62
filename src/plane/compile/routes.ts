import type { Fabric, FabricHost, FabricLink, Route, Router } from '../../fabric/fabric.js';
import { once } from '../../model/memo.js';
import { order } from '../order.js';
import type { KernelRoute, Namespace, Neighbour } from '../plane.js';
import { gatewayInterface, gatewayMac, hostInterface, hostMac, linkInterface, linkMac } from './links.js';

const MAIN = 254;
const FIRST_TABLE = 100;
const FIRST_PRIORITY = 100;
/** Every router is the neighbour of this address on each of its cables: no cable needs a network of its own. */
const NEXT_HOP = '169.254.0.1';
const EVERYWHERE = '0.0.0.0/0';

type Ways = Pick<Namespace, 'routes' | 'neighbours'>;

/** A host knows its gateway and nothing else: also its neighbours in the subnet are reached through the router. */
export function hostRoutes(host: FabricHost): Ways {
  if (!host.up) return { routes: [], neighbours: [] };
  return {
    routes: [{ dst: EVERYWHERE, type: 'unicast', dev: hostInterface, via: host.gateway, table: MAIN }],
    neighbours: [{ dev: hostInterface, address: host.gateway, mac: gatewayMac(host) }],
  };
}

export function routerRoutes(
  fabric: Fabric,
  router: Router,
  hosts: readonly FabricHost[],
  links: readonly FabricLink[],
): Ways & Pick<Namespace, 'rules'> {
  const names = Object.keys(router.tables).sort();
  const extra = names.filter((name) => name !== 'main');
  const numberOf = (name: string): number => (name === 'main' ? MAIN : FIRST_TABLE + extra.indexOf(name));
  const routes = names.flatMap((name) => tableRoutes(fabric, router.tables[name] ?? [], numberOf(name)));
  const rules = Object.entries(router.ingressTables ?? {})
    .filter(([link, table]) => table !== 'main' && fabric.links[link]?.up)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([link, table], index) => ({
      priority: FIRST_PRIORITY + index,
      iif: linkInterface(fabric.links[link] as FabricLink),
      table: numberOf(table),
    }));
  const neighbours = [...hostNeighbours(hosts), ...linkNeighbours(router, links)];
  return { routes: routes.sort(byRoute), neighbours: neighbours.sort(byNeighbour), rules };
}

/** What no route names is dropped in silence, as clouds do: no ICMP error comes back. */
function tableRoutes(fabric: Fabric, routes: readonly Route[], table: number): KernelRoute[] {
  const listed = routes.map((route) => kernelRoute(fabric, route, table));
  const hasDefault = listed.some(({ dst }) => dst === EVERYWHERE);
  return hasDefault ? listed : [...listed, { dst: EVERYWHERE, type: 'blackhole', table }];
}

/** Over a cable that is down a route stays and leads nowhere. */
function kernelRoute(fabric: Fabric, { cidr, target }: Route, table: number): KernelRoute {
  const dst = cidr.text;
  if (target.kind === 'host') {
    const host = fabric.hosts[target.host];
    if (host?.up) {
      // What is not its own address is handed to it as to a gateway: its neighbour entry is for its own.
      const via = dst === `${host.address}/32` ? {} : { via: host.address };
      return { dst, type: 'unicast', dev: gatewayInterface(host), ...via, table };
    }
  }
  if (target.kind === 'link') {
    const link = fabric.links[target.link];
    if (link?.up) return { dst, type: 'unicast', dev: linkInterface(link), via: NEXT_HOP, table };
  }
  return { dst, type: 'blackhole', table };
}

const hostNeighbours = (hosts: readonly FabricHost[]): Neighbour[] =>
  hosts.filter(({ up }) => up).map(hostNeighbour);

const hostNeighbour = once(
  (host: FabricHost): Neighbour => ({
    dev: gatewayInterface(host),
    address: host.address,
    mac: hostMac(host),
  }),
);

const linkNeighbours = (router: Router, links: readonly FabricLink[]): Neighbour[] =>
  links
    .filter(({ up }) => up)
    .map((link) => ({
      dev: linkInterface(link),
      address: NEXT_HOP,
      mac: linkMac(link, link.ends[0] === router.id ? 1 : 0),
    }));

const byRoute = (a: KernelRoute, b: KernelRoute): number => a.table - b.table || order(a.dst, b.dst);
const byNeighbour = (a: Neighbour, b: Neighbour): number =>
  order(a.dev, b.dev) || order(a.address, b.address);
