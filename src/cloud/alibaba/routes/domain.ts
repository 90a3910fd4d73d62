import type { World } from '../../world.js';
import { type Published, publishedIn } from './publish.js';

/** A route as the routers of a CEN hold it. */
export interface CenRoute extends Published {
  readonly status: 'Active' | 'Rejected';
  /** Why it is not Active. */
  readonly reason?: string;
}

/**
 * The routes of a CEN, the same in all its regions. Two networks cannot be told apart by one block: the network
 * that was attached first is served, the other's route is Rejected.
 */
export function routesOf(world: World, CenId: string): CenRoute[] {
  const first = new Map<string, Published>();
  return publishedIn(world, CenId).map((route) => {
    const winner = first.get(route.cidr.text);
    if (!winner) {
      first.set(route.cidr.text, route);
      return { ...route, status: 'Active' };
    }
    return {
      ...route,
      status: 'Rejected',
      reason: `${route.cidr.text} is published by ${winner.text} already, which was attached first`,
    };
  });
}
