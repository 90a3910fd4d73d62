import { rows } from '../model/json.js';
import type { Fabric, FabricLink, Router } from './fabric.js';

/** Bits per second: what a whole mesh sends at once passes in moments. */
const SLOWEST = 10_000_000;

/**
 * The same network without waiting: no line delays or loses, none is slower than 10 Mbit/s. Who reaches whom is the same:
 * rates and delays decide when packets come, not whether they do.
 */
export const quick = (fabric: Fabric): Fabric => ({
  ...fabric,
  links: Object.fromEntries(rows(fabric.links).map((link) => [link.id, faster(link)])),
  routers: Object.fromEntries(rows(fabric.routers).map((router) => [router.id, widened(router)])),
});

function faster({ delay: _delay, rate, ...link }: FabricLink): FabricLink {
  return rate ? { ...link, rate: [Math.max(rate[0], SLOWEST), Math.max(rate[1], SLOWEST)] } : link;
}

const widened = ({ egressCap, ...router }: Router): Router =>
  egressCap ? { ...router, egressCap: { ...egressCap, rate: Math.max(egressCap.rate, SLOWEST) } } : router;
