import type { FabricHost, Route, RouteTarget } from '../fabric/fabric.js';
import { type Cidr, cidr, formatIp, type Ip } from '../model/cidr.js';
import { hostsOf, subnetsOf } from './lookup.js';
import type { Host, RouteEntry, World } from './world.js';

/** A host as packets see it; `gatewayOf` gives the address that a subnet's router answers for. */
export function fabricHost(
  world: World,
  host: Host,
  vpc: string,
  gatewayOf: (block: Cidr) => Ip,
): FabricHost {
  const block = world.subnets[host.subnet]?.cidr ?? host.address;
  const known = hosts.get(host);
  if (known?.block === block && known.gatewayOf === gatewayOf && known.made.router === vpc) return known.made;
  const subnetCidr = cidr(block);
  const made: FabricHost = {
    id: host.id,
    address: host.address,
    subnet: host.subnet,
    subnetCidr,
    gateway: formatIp(gatewayOf(subnetCidr)),
    router: vpc,
    ...(host.aliases && { aliases: host.aliases }),
    up: host.up,
  };
  hosts.set(host, { block, gatewayOf, made });
  return made;
}

/** A network is derived anew at each change; of its many hosts, most are as they were. */
const hosts = new WeakMap<
  Host,
  { readonly block: string; readonly gatewayOf: (block: Cidr) => Ip; readonly made: FabricHost }
>();

/**
 * The routes that a VPC has by itself; `named` is the cloud's word for them: `system route of vSwitch`. Addresses of a
 * subnet that no host has lead nowhere; they never leave the VPC.
 */
export const localRoutes = (world: World, vpc: string, named: string): Route[] => [
  ...hostsOf(world, vpc).map((host) => hostRoute(host, named)),
  ...subnetsOf(world, vpc).map(
    (subnet): Route => ({
      cidr: cidr(subnet.cidr),
      target: { kind: 'blackhole' },
      origin: { object: subnet.id, text: `${named} ${subnet.id}, where no host has the address` },
    }),
  ),
];

function hostRoute(host: Host, named: string): Route {
  const known = hostRoutes.get(host);
  const text = `${named} ${host.subnet}`;
  if (known?.origin.text === text) return known;
  const route: Route = {
    cidr: cidr(host.address),
    target: { kind: 'host', host: host.id },
    origin: { object: host.subnet, text },
  };
  hostRoutes.set(host, route);
  return route;
}

const hostRoutes = new WeakMap<Host, Route>();

/** A user's own route; a next hop that does not exist, or that forwards nothing, is a dead end. */
export const entryRoute = (entry: RouteEntry, target: RouteTarget | undefined): Route => ({
  cidr: cidr(entry.cidr),
  target: target ?? { kind: 'blackhole' },
  origin: {
    object: entry.id,
    text: `route ${entry.id} to ${entry.nextHopType} ${entry.nextHopId}${target ? '' : ', which is not there'}`,
  },
});
