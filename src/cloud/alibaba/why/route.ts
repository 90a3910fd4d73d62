import { hasIp, ip } from '../../../model/cidr.js';
import type { NoRoute } from '../../model.js';
import type { World } from '../../world.js';
import type { CenRoute } from '../routes/cen-route.js';
import { domainOf } from '../routes/domain.js';
import type { Offer } from '../routes/publish.js';
import type { Destination } from './destination.js';

/**
 * Both ends are in one CEN: which route would lead there, and what became of it. `seen` are the routes as the router
 * without a route sees them, `router` its name for people.
 */
export function whyUnknown(
  world: World,
  CenId: string,
  router: string,
  seen: readonly CenRoute[],
  to: Destination,
): NoRoute {
  const stopped = seen.flatMap((route) => (route.obstacle ? { ...route, because: route.obstacle } : []));
  const kept = domainOf(world, CenId)
    .offers.filter(({ published }) => !published)
    .map((route) => ({ ...route, because: route.unusable ?? notPublished(route, CenId) }));
  const route = best([...stopped, ...kept], to);
  if (route) {
    const { code, object, text } = route.because;
    return { code, object, text };
  }
  return {
    code: 'NO_ROUTE',
    object: to.networks[0] ?? CenId,
    text: `no network of ${CenId} gives ${router} a route to ${to.address} (${to.place})`,
  };
}

/** The route that should have led there: of the host's own vSwitch or network first, then the most specific one. */
function best<T extends Offer>(routes: readonly T[], to: Destination): T | undefined {
  const rank = (route: T): number =>
    route.object === to.subnet ? 0 : to.networks.includes(route.network) ? 1 : 2;
  return routes
    .filter(({ cidr }) => hasIp(cidr, ip(to.address)))
    .sort((a, b) => rank(a) - rank(b) || b.cidr.bits - a.cidr.bits || a.order - b.order)[0];
}

const notPublished = ({ cidr, object, text }: Offer, CenId: string): NoRoute => ({
  code: 'NOT_PUBLISHED',
  object,
  text: `${cidr.text} of ${text} is not published to ${CenId}; PublishRouteEntries publishes it`,
});
