import type { Fabric, Router } from '../fabric/fabric.js';
import { hasIp, ip } from '../model/cidr.js';
import { deriveFabric } from './fabric.js';
import { find } from './lookup.js';
import type { NoRoute } from './model.js';
import { cloudNamed } from './registry.js';
import { whySite } from './sites/why.js';
import type { World } from './world.js';

/**
 * Why a router has no route to an existing host, or to a further address that the host answers for. Data centres and
 * VPN gateways answer for themselves; for the rest the cloud of the router's account is asked. `ingress` is the link by
 * which the packet came in. Throws `TypeError` for a router or a host that does not exist.
 */
export function whyNoRoute(
  world: World,
  router: string,
  destinationHost: string,
  further?: string,
  ingress?: string,
): NoRoute {
  const fabric = deriveFabric(world);
  const found = find(fabric.routers, router);
  const host = find(fabric.hosts, destinationHost);
  if (!found || !host) throw new TypeError(`no router ${router} or no host ${destinationHost}`);
  const address = further ?? host.address;
  const teacher = found.kind === 'idc' ? ignorantTeacher(fabric, found, address) : undefined;
  if (teacher) return whyInCloud(world, teacher, destinationHost, address);
  if (found.kind === 'idc') {
    const lost = lostTeacher(fabric, found, address);
    if (lost) return lost;
  }
  return whySite(world, router, address) ?? whyInCloud(world, found, destinationHost, address, ingress);
}

function whyInCloud(world: World, router: Router, host: string, address: string, ingress?: string): NoRoute {
  const account = find(world.accounts, router.account);
  if (!account) throw new TypeError(`no account ${router.account} for ${router.id}`);
  return cloudNamed(account.cloud).whyNoRoute(world, router.id, host, address, ingress);
}

/** A border that a data centre learns from by BGP, and that knows no way itself. */
const ignorantTeacher = (fabric: Fabric, router: Router, address: string): Router | undefined =>
  Object.values(fabric.links)
    .filter(({ up, line, ends }) => up && line?.bgp && ends.includes(router.id))
    .flatMap(({ ends }) => find(fabric.routers, ends[0] === router.id ? ends[1] : ends[0]) ?? [])
    .find((border) => !knows(border, address));

/** A leased line over which a data centre would learn the way by BGP, and that is down. */
function lostTeacher(fabric: Fabric, { id }: Router, address: string): NoRoute | undefined {
  const cut = Object.values(fabric.links).find(
    ({ up, line, ends: [border, centre] }) =>
      !up && line?.bgp && centre === id && knows(fabric.routers[border], address),
  );
  return (
    cut?.line && {
      code: 'LINE_DOWN',
      object: cut.line.id,
      text: `data centre ${id} has no static route to ${address}, and what it learned by BGP is gone: ${cut.downText ?? `${cut.label} is down`}`,
    }
  );
}

const knows = (router: Router | undefined, address: string): boolean =>
  router?.tables.main?.some(({ cidr }) => hasIp(cidr, ip(address))) ?? false;
