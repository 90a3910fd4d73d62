import type { Route, Router } from '../fabric/fabric.js';
import { hasIp, type Ip } from '../model/cidr.js';

/** The most specific route of a router's table for an address. `ingress` is the link the packet came in by. */
export function lookup(router: Router, ingress: string | undefined, address: Ip): Route | undefined {
  let best: Route | undefined;
  for (const route of router.tables[tableOf(router, ingress)] ?? []) {
    if (hasIp(route.cidr, address) && (!best || route.cidr.bits > best.cidr.bits)) best = route;
  }
  return best;
}

/** The table that decides for packets that came in by a link; absent: for those of the router's own hosts. */
export const tableOf = ({ ingressTables }: Router, ingress: string | undefined): string =>
  (ingress !== undefined && ingressTables?.[ingress]) || 'main';
