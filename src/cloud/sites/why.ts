import { rows } from '../../model/json.js';
import { lineUp } from '../faults.js';
import { holds } from '../home.js';
import { find } from '../lookup.js';
import type { NoRoute } from '../model.js';
import type { VpnGateway, World } from '../world.js';

/**
 * Why the router of a data centre or of a VPN gateway has no route to an address; absent for other routers, and for a
 * gateway that an interconnect would lead there.
 */
export function whySite(world: World, router: string, address: string): NoRoute | undefined {
  if (find(world.dataCentres, router)) {
    return {
      code: 'NO_ROUTE',
      object: router,
      text: `data centre ${router} has no static route to ${address} and learns none by BGP`,
    };
  }
  const gateway = find(world.vpnGateways, router);
  const inward = gateway?.vpc === undefined && !gatewaysTo(world, address).some(({ id }) => id === router);
  return gateway && !inward ? whyGateway(world, router, address) : undefined;
}

/** The VPN gateways whose connections lead to an address, whether they are up or not. */
export const gatewaysTo = (world: World, address: string): VpnGateway[] =>
  rows(world.vpnConnections).flatMap(({ ends, networks }) =>
    ends.flatMap((end, i) => {
      const gateway = find(world.vpnGateways, end);
      return gateway && (networks[1 - i] ?? []).some((block) => holds(block, address)) ? [gateway] : [];
    }),
  );

function whyGateway(world: World, gateway: string, address: string): NoRoute {
  const serves = rows(world.vpnConnections).find(({ ends, networks }) =>
    networks.some((blocks, i) => ends[1 - i] === gateway && blocks.some((block) => holds(block, address))),
  );
  const text = `no IPsec connection of VPN gateway ${gateway} leads to ${address}`;
  return serves && !lineUp(world, serves.id)
    ? { code: 'LINE_DOWN', object: serves.id, text: `${text}: ${serves.id} is down` }
    : { code: 'NO_ROUTE', object: gateway, text };
}
