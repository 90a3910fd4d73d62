import type { Router } from '../fabric/fabric.js';
import { hasIp, ip } from '../model/cidr.js';
import { deriveFabric } from './fabric.js';
import { addressOfHost, find } from './lookup.js';
import type { NoRoute } from './model.js';
import { cloudNamed } from './registry.js';
import { whySite } from './sites/why.js';
import type { World } from './world.js';

/**
 * Why a router has no route to an existing host, or to a further address that the host answers for. Data centres and
 * VPN gateways answer for themselves, unless it is the border that has nothing to tell; for the rest the cloud of the
 * router's account is asked. Throws `TypeError` for a router or a host that does not exist.
 */
export function whyNoRoute(world: World, router: string, host: string, further?: string): NoRoute {
  const address = further ?? addressOfHost(world, host);
  if (address === undefined) throw new TypeError(`no host ${host}`);
  const border = ignorantBorder(world, router, address);
  if (border) return whyInCloud(world, border, host, address);
  return (
    whySite(world, router, address) ??
    whyInCloud(world, find(deriveFabric(world).routers, router), host, address)
  );
}

function whyInCloud(world: World, router: Router | undefined, host: string, address: string): NoRoute {
  const account = router && find(world.accounts, router.account);
  if (!account) throw new TypeError('no such router, or it is in no account');
  return cloudNamed(account.cloud).whyNoRoute(world, router.id, host, address);
}

/** A data centre that learns by BGP knows what its borders know: the first one that knows no way either. */
function ignorantBorder(world: World, router: string, address: string): Router | undefined {
  if (!find(world.dataCentres, router)) return undefined;
  const { routers, links } = deriveFabric(world);
  return Object.values(links)
    .filter(({ up, line, ends }) => up && line?.bgp && ends.includes(router))
    .flatMap(({ ends: [border] }) => find(routers, border) ?? [])
    .find(({ tables }) => !tables.main?.some(({ cidr }) => hasIp(cidr, ip(address))));
}
