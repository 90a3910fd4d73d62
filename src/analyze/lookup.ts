import type { Route, Router } from '../fabric/fabric.js';
import type { Ip } from '../model/cidr.js';
import { once } from '../model/memo.js';
import { prefixes } from '../model/prefixes.js';

/** Made once for a table: it is asked for each pair of hosts. */
const indexOf = once((routes: readonly Route[]) => prefixes(routes, ({ cidr }) => cidr));

/** The most specific route of a router's table for an address. `ingress` is the link the packet came in by. */
export function lookup(router: Router, ingress: string | undefined, address: Ip): Route | undefined {
  const routes = router.tables[tableOf(router, ingress)];
  return routes && indexOf(routes).longest(address);
}

/** The table that decides for packets that came in by a link; absent: for those of the router's own hosts. */
export const tableOf = ({ ingressTables }: Router, ingress: string | undefined): string =>
  (ingress !== undefined && ingressTables?.[ingress]) || 'main';
