import type { FabricHost, Route, Router } from '../../../fabric/fabric.js';
import { oneABlock } from '../../../fabric/table.js';
import { cidr, formatIp, lastOf } from '../../../model/cidr.js';
import { hostsOf, ownRoutesOf, subnetsOf } from '../../lookup.js';
import type { Host, RouteEntry, Subnet, Vpc, World } from '../../world.js';
import { publishedRoutes } from '../enterprise/fabric.js';
import type { CenRoute } from '../routes/cen-route.js';
import { filterOf } from './filter.js';
import { nextHop } from './next-hop.js';
import { peeringsOf, withoutTransit } from './peering.js';

/** `learned`: the routes the VPC takes from its CEN, and the link they lead to. */
export function vpcRouter(world: World, vpc: Vpc, learned: readonly CenRoute[], link: string): Router {
  const filter = filterOf(world, vpc.id);
  const peerings = peeringsOf(world, vpc.id);
  const main = oneABlock([
    ...hostsOf(world, vpc.id).map(hostRoute),
    ...subnetsOf(world, vpc.id).map(subnetRoute),
    ...ownRoutesOf(world, vpc.id).map((entry) => ownRoute(world, vpc, entry)),
    ...learned.map((route) => learnedRoute(route, link)),
    ...publishedRoutes(world, vpc.id),
  ]);
  return {
    id: vpc.id,
    kind: 'vpc',
    label: `VPC ${vpc.id} (${vpc.region}, account ${vpc.account})`,
    region: vpc.region,
    account: vpc.account,
    ...(peerings.length === 0
      ? { tables: { main } }
      : {
          tables: { main, peered: withoutTransit(main, peerings) },
          ingressTables: Object.fromEntries(peerings.map((peering) => [peering, 'peered'])),
        }),
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
  const target = nextHop(world, vpc.id, entry);
  return {
    cidr: cidr(entry.cidr),
    target: target ?? { kind: 'blackhole' },
    origin: {
      object: entry.id,
      text: `route ${entry.id} to ${entry.nextHopType} ${entry.nextHopId}${target ? '' : ', which is not there'}`,
    },
  };
}

export const learnedRoute = (route: CenRoute, link: string): Route => ({
  cidr: route.cidr,
  target: { kind: 'link', link },
  origin: { object: route.object, text: `CEN route to ${route.text}` },
});

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
    ...(host.aliases && { aliases: host.aliases }),
    up: host.up,
  };
}
