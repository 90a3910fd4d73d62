import type { NoRoute } from './model.js';
import { cloudNamed } from './registry.js';
import type { World } from './world.js';

/** Why the router of a VPC has no route to an existing host; asked of the cloud the VPC is in. */
export function whyNoRoute(world: World, routerVpc: string, destinationHost: string): NoRoute {
  const account = world.accounts[world.vpcs[routerVpc]?.account ?? ''];
  if (!account) throw new TypeError(`no VPC ${routerVpc}`);
  return cloudNamed(account.cloud).whyNoRoute(world, routerVpc, destinationHost);
}
