import { deriveFabric } from './fabric.js';
import { addressOfHost, find } from './lookup.js';
import type { CloudModel, NoRoute } from './model.js';
import { cloudNamed } from './registry.js';
import { whySite } from './sites/why.js';
import type { World } from './world.js';

/**
 * Why a router has no route to an existing host. Data centres and VPN gateways answer for themselves; for the rest
 * the cloud of the router's account is asked. Throws `TypeError` for a router or a host that does not exist.
 */
export function whyNoRoute(world: World, router: string, destinationHost: string): NoRoute {
  const address = addressOfHost(world, destinationHost);
  if (address === undefined) throw new TypeError(`no host ${destinationHost}`);
  return whySite(world, router, address) ?? cloudOf(world, router).whyNoRoute(world, router, destinationHost);
}

function cloudOf(world: World, router: string): CloudModel {
  const owner = find(world.vpcs, router)?.account ?? deriveFabric(world).routers[router]?.account;
  const account = find(world.accounts, owner ?? '');
  if (!account) throw new TypeError(`no router ${router}`);
  return cloudNamed(account.cloud);
}
