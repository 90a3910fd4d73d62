import type { World } from '../../../../src/cloud/world.js';
import { rows } from '../../../../src/model/json.js';
import type { Dice } from '../../dice.js';
import { basicOpening } from './basic.js';
import { enterpriseOpening } from './enterprise.js';
import { call, type Script } from './script.js';

/** What people do first. Random calls seldom get that far by themselves, and packets would have nowhere to go. */
export function* opening(start: World, dice: Dice): Script {
  const world = dice.chance(25) ? yield* enterpriseOpening(start, dice) : yield* basicOpening(start, dice);
  return yield* tunnels(world);
}

/** VPCs with a VPN gateway send into it what lies beyond. */
function* tunnels(start: World): Script {
  let world = start;
  for (const { ends, networks } of rows(start.vpnConnections)) {
    const vpc = start.vpcs[start.vpnGateways[ends[0]]?.vpc ?? ''];
    for (const DestinationCidrBlock of vpc ? networks[1] : [])
      world = yield call(vpc?.account ?? '', 'CreateRouteEntry', {
        RouteTableId: `vtb-${vpc?.id}`,
        DestinationCidrBlock,
        NextHopType: 'VpnGateway',
        NextHopId: ends[0],
      });
  }
  return world;
}
