import type { Call } from '../../src/cloud/call.js';
import type { World } from '../../src/cloud/world.js';
import { rows } from '../../src/model/json.js';
import { call, type Script } from './script.js';

/** VPCs with a VPN gateway send into it what lies behind the other ends of its connections. */
export function* tunnelRoutes(start: World): Script {
  let world = start;
  for (const { ends, networks } of rows(start.vpnConnections))
    for (const [i, end] of ends.entries())
      for (const block of networks[1 - i] ?? []) {
        const made = routeTo(world, block, end);
        if (made) world = yield made;
      }
  return world;
}

/** In the words of the gateway's cloud. */
function routeTo(world: World, block: string, gateway: string): Call | undefined {
  const vpc = world.vpcs[world.vpnGateways[gateway]?.vpc ?? ''];
  const table = rows(world.routeTables).find((row) => row.vpc === vpc?.id);
  if (!vpc || !table) return undefined;
  return world.accounts[vpc.account]?.cloud === 'alibaba'
    ? call(vpc.account, 'CreateRouteEntry', {
        RouteTableId: table.id,
        DestinationCidrBlock: block,
        NextHopType: 'VpnGateway',
        NextHopId: gateway,
      })
    : call(vpc.account, 'CreateRoutes', {
        RouteTableId: table.id,
        Routes: [{ DestinationCidrBlock: block, GatewayType: 'VPN', GatewayId: gateway }],
      });
}
