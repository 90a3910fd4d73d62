import type { FabricHost, Route, Router, RouteTarget } from '../../../fabric/fabric.js';
import { cidr, compareCidr, formatIp, lastOf } from '../../../model/cidr.js';
import { hostsOf, ownRoutesOf, subnetsOf } from '../../lookup.js';
import type { Host, RouteEntry, Subnet, Vpc, World } from '../../world.js';
import { publishedRoutes } from '../enterprise/fabric.js';
import { attachmentTarget } from '../enterprise/links.js';
import type { CenRoute } from '../routes/domain.js';
import { filterOf } from './filter.js';

/** `learned`: the routes the VPC takes from its CEN, and the link they lead to. */
export function vpcRouter(world: World, vpc: Vpc, learned: readonly CenRoute[], link: string): Router {
  const filter = filterOf(world, vpc.id);
  return {
    id: vpc.id,
    kind: 'vpc',
    label: `VPC ${vpc.id} (${vpc.region}, account ${vpc.account})`,
    region: vpc.region,
    account: vpc.account,
    tables: {
      main: oneABlock([
        ...hostsOf(world, vpc.id).map(hostRoute),
        ...subnetsOf(world, vpc.id).map(subnetRoute),
        ...ownRoutesOf(world, vpc.id).map((entry) => ownRoute(world, vpc, entry)),
        ...learned.map((route) => learnedRoute(route, link)),
        ...publishedRoutes(world, vpc.id),
      ]),
    },
    ...(filter && { filter }),
  };
}

const hostRoute = (host: Host): Route => ({
  cidr: cidr(host.address),
  target: { kind: 'host', host: host.id },
  origin: { object: host.subnet, text: `system route of vSwitch ${host.subnet}` },
});

/** Addresses of a vSwitch that no host has lead nowhere; they never leave the VPC. */
const subnetRoute = (subnet: Subnet): Route => ({
  cidr: cidr(subnet.cidr),
  target: { kind: 'blackhole' },
  origin: { object: subnet.id, text: `system route of vSwitch ${subnet.id}, where no host has the address` },
});

/** A next hop that does not exist, or that forwards nothing, is a dead end. */
function ownRoute(world: World, vpc: Vpc, entry: RouteEntry): Route {
  const target = ownTarget(world, vpc, entry);
  return {
    cidr: cidr(entry.cidr),
    target: target ?? { kind: 'blackhole' },
    origin: {
      object: entry.id,
      text: `route ${entry.id} to ${entry.nextHopType} ${entry.nextHopId}${target ? '' : ', which is not there'}`,
    },
  };
}

function ownTarget(world: World, vpc: Vpc, { nextHopType, nextHopId }: RouteEntry): RouteTarget | undefined {
  if (nextHopType === 'Attachment') return attachmentTarget(world, vpc.id, nextHopId);
  const host = nextHopType === 'Instance' && Object.hasOwn(world.hosts, nextHopId);
  return host ? { kind: 'host', host: nextHopId } : undefined;
}

const learnedRoute = (route: CenRoute, link: string): Route => ({
  cidr: route.cidr,
  target: { kind: 'link', link },
  origin: { object: route.object, text: `CEN route to ${route.text}` },
});

/** The first of several routes for a block stays. */
function oneABlock(routes: readonly Route[]): Route[] {
  const byBlock = new Map<string, Route>();
  for (const route of routes) if (!byBlock.has(route.cidr.text)) byBlock.set(route.cidr.text, route);
  return [...byBlock.values()].sort((a, b) => compareCidr(a.cidr, b.cidr));
}

/** The vSwitch's gateway has the last address but two: .253 in a /24. */
export function fabricHost(world: World, host: Host, vpc: string): FabricHost {
  const subnetCidr = cidr(world.subnets[host.subnet]?.cidr ?? host.address);
  return {
    id: host.id,
    address: host.address,
    subnet: host.subnet,
    subnetCidr,
    gateway: formatIp(lastOf(subnetCidr) - 2),
    router: vpc,
    up: host.up,
  };
}
