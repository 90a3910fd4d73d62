import type { NoRoute } from './model.js';
import { cloudNamed } from './registry.js';
import type { World } from './world.js';

/**
 * Why a router has no route to an existing host; asked of the cloud the router is in. `ingress` is the link the
 * packet came in by.
 */
export function whyNoRoute(world: World, router: string, destinationHost: string, ingress?: string): NoRoute {
  const owner = world.vpcs[router]?.account ?? world.alibaba.transitRouters[router]?.account ?? '';
  const account = world.accounts[owner];
  if (!account) throw new TypeError(`no router ${router}`);
  return cloudNamed(account.cloud).whyNoRoute(world, router, destinationHost, ingress);
}
