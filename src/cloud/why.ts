import type { Fabric, Router } from '../fabric/fabric.js';
import { hasIp, ip } from '../model/cidr.js';
import { deriveFabric } from './fabric.js';
import { find } from './lookup.js';
import type { NoRoute } from './model.js';
import { cloudNamed } from './registry.js';
import type { World } from './world.js';

/**
 * Why a router has no route to an existing host; asked of the cloud the router is in. Throws `TypeError` for a router
 * or a host that does not exist.
 */
export function whyNoRoute(world: World, router: string, destinationHost: string): NoRoute {
  const fabric = deriveFabric(world);
  const found = find(fabric.routers, router);
  const host = find(fabric.hosts, destinationHost);
  if (!found || !host) throw new TypeError(`no router ${router} or no host ${destinationHost}`);
  return found.kind === 'idc'
    ? whyNotFromDataCentre(world, fabric, found, destinationHost, host.address)
    : whyInCloud(world, found, destinationHost);
}

function whyInCloud(world: World, router: Router, host: string): NoRoute {
  const account = find(world.accounts, router.account);
  if (!account) throw new TypeError(`no account ${router.account} for ${router.id}`);
  return cloudNamed(account.cloud).whyNoRoute(world, router.id, host);
}

/** A data centre learns what its border knows, or has static routes of its own. */
function whyNotFromDataCentre(
  world: World,
  fabric: Fabric,
  router: Router,
  host: string,
  address: string,
): NoRoute {
  const borders = Object.values(fabric.links)
    .filter(({ kind, ends }) => kind === 'line' && ends.includes(router.id))
    .flatMap(({ ends }) => find(fabric.routers, ends[0] === router.id ? ends[1] : ends[0]) ?? []);
  const ignorant = borders.find(({ tables }) => !tables.main?.some(({ cidr }) => hasIp(cidr, ip(address))));
  return ignorant
    ? whyInCloud(world, ignorant, host)
    : {
        code: 'NO_ROUTE',
        object: router.id,
        text: `the router of data centre ${router.id} has no route to ${address}`,
      };
}
