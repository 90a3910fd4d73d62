import { holds, homeBlock } from '../../home.js';
import { find } from '../../lookup.js';
import { type Obstacle, type Remedies, type Remedy, sweeping } from '../../remedies.js';
import type { World } from '../../world.js';
import { vpnRoutesOf } from '../vpn-routes.js';
import { call, remedyOf } from './calls.js';
import { tableWith, vpcEntry } from './entries.js';

/** A block that an instance keeps to itself. */
export const publishing: Remedies = (world, _fabric, obstacle) => [
  ...ofVpc(world, obstacle.object),
  ...ofBorder(world, obstacle),
  ...ofVpn(world, obstacle),
];

function ofVpc(world: World, item: string): readonly Remedy[] {
  const found = vpcEntry(world, item);
  const table = found && tableWith(world, found.table.id);
  return table
    ? [remedyOf(call(table.account, 'NotifyRoutes', { RouteTableId: table.id, RouteItemIds: [item] }))]
    : [];
}

function ofBorder(world: World, { object, to, destination }: Obstacle): readonly Remedy[] {
  const gateway = find(world.tencent.directConnectGateways, object);
  if (!gateway) return [];
  const DirectConnectGatewayId = object;
  const DestinationCidrBlock = homeBlock(world, to, destination);
  return [
    remedyOf(
      call(gateway.account, 'CreateDirectConnectGatewayCcnRoutes', {
        DirectConnectGatewayId,
        Routes: [{ DestinationCidrBlock }],
      }),
    ),
    sweeping(
      remedyOf(
        call(gateway.account, 'ModifyDirectConnectGatewayAttribute', {
          DirectConnectGatewayId,
          CcnRouteType: 'BGP',
        }),
      ),
    ),
  ];
}

function ofVpn(world: World, { object: VpnGatewayId, destination }: Obstacle): readonly Remedy[] {
  const gateway = find(world.vpnGateways, VpnGatewayId);
  if (!gateway || find(world.accounts, gateway.account)?.cloud !== 'tencent') return [];
  return vpnRoutesOf(world, VpnGatewayId)
    .filter(({ DestinationCidrBlock }) => holds(DestinationCidrBlock, destination))
    .map(({ RouteId, DestinationCidrBlock }) =>
      remedyOf(
        call(gateway.account, 'ModifyVpnGatewayCcnRoutes', {
          VpnGatewayId,
          Routes: [{ RouteId, Status: 'ENABLE', DestinationCidrBlock }],
        }),
      ),
    );
}
