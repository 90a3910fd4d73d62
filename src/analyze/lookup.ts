import type { Route, Router } from '../fabric/fabric.js';
import { hasIp, type Ip } from '../model/cidr.js';

/** The most specific route of a router's table for an address. `ingress` is the link the packet came in by. */
export function lookup(router: Router, ingress: string | undefined, address: Ip): Route | undefined {
  const table = (ingress !== undefined && router.ingressTables?.[ingress]) || 'main';
  let best: Route | undefined;
  for (const route of router.tables[table] ?? []) {
    if (hasIp(route.cidr, address) && (!best || route.cidr.bits > best.cidr.bits)) best = route;
  }
  return best;
}
