import { parseCidr } from '../../model/cidr.js';
import { hash } from '../../model/hash.js';
import { rows } from '../../model/json.js';
import { find } from '../lookup.js';
import type { World } from '../world.js';
import type { VpnGatewayRoute } from './state/border.js';
import { putRow } from './tables.js';

/** The blocks behind the far ends of a gateway's connections, each with its switch. What no call switched off is on. */
export function vpnRoutesOf(world: World, gateway: string): VpnGatewayRoute[] {
  const blocks = rows(world.vpnConnections).flatMap(({ ends, networks }) =>
    ends.flatMap((end, i) => (end === gateway ? (networks[1 - i] ?? []) : [])),
  );
  return [...new Set(blocks.map((block) => parseCidr(block)?.text ?? block))].map((block) => {
    const key = `${gateway}/${block}`;
    return (
      find(world.tencent.vpnGatewayRoutes, key) ?? {
        RouteId: `vpnr-${hash(key).slice(-8)}`,
        VpnGatewayId: gateway,
        DestinationCidrBlock: block,
        Status: 'ENABLE',
      }
    );
  });
}

/** A gateway's blocks stay out of its CCN until a call enables them; one that a call has decided on stays as it is. */
export const withheld = (world: World, gateway: string): World =>
  vpnRoutesOf(world, gateway)
    .map((route) => ({ route, key: `${gateway}/${route.DestinationCidrBlock}` }))
    .filter(({ key }) => !find(world.tencent.vpnGatewayRoutes, key))
    .reduce(
      (current, { route, key }) => putRow(current, 'vpnGatewayRoutes', key, { ...route, Status: 'DISABLE' }),
      world,
    );
