import type { Fabric } from '../../fabric/fabric.js';
import { rows } from '../../model/json.js';
import { find } from '../lookup.js';
import type { World } from '../world.js';
import { dataCentreHosts, dataCentreRouter } from './data-centre.js';
import { gatewayLink, gatewayRouter, tunnelLinks } from './vpn.js';

/**
 * What lies beyond the clouds' edges, whichever cloud it is joined to: data centres, VPN gateways of VPCs, IPsec
 * connections. `clouds` is what the clouds made of the same world, leased lines included; a VPN gateway that a cloud
 * made a router for (because an interconnect attached it) is left to it.
 */
export function sitesOf(world: World, clouds: Fabric): Fabric {
  const centres = rows(world.dataCentres);
  const gateways = rows(world.vpnGateways).filter(({ id }) => !find(clouds.routers, id));
  const links = [
    ...gateways.flatMap((gateway) => gatewayLink(world, gateway, clouds)),
    ...tunnelLinks(world),
  ];
  const ways = [...rows(clouds.links), ...links];
  return {
    hosts: byId(centres.flatMap(dataCentreHosts)),
    routers: byId([
      ...gateways.map((gateway) => gatewayRouter(world, gateway, clouds)),
      ...centres.map((centre) => dataCentreRouter(centre, clouds, ways)),
    ]),
    links: byId(links),
  };
}

const byId = <T extends { readonly id: string }>(items: readonly T[]): Record<string, T> =>
  Object.fromEntries(items.map((item) => [item.id, item]));
