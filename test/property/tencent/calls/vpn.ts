import { vpnRoutesOf } from '../../../../src/cloud/tencent/vpn-routes.js';
import { rows } from '../../../../src/model/json.js';
import { blocksOf } from '../../blocks.js';
import { type Maker, maker } from '../../maker.js';

export const vpnCalls: readonly Maker[] = [
  maker('CreateVpnGateway', 2, (world, dice) => {
    const vpc = dice.pick(rows(world.vpcs));
    if (!vpc) return undefined;
    return {
      as: vpc.account,
      with: {
        Region: vpc.region,
        VpnGatewayName: 'gateway',
        InternetMaxBandwidthOut: 20,
        ...(dice.chance(50) ? { Type: 'CCN' } : { VpcId: vpc.id }),
      },
    };
  }),
  maker('DeleteVpnGateway', 1, (world, dice) => {
    const gateway = dice.pick(rows(world.vpnGateways));
    return gateway && { as: gateway.account, with: { VpnGatewayId: gateway.id } };
  }),
  maker('CreateVpnConnection', 2, (world, dice) => {
    const gateway = dice.pick(rows(world.vpnGateways));
    const far = dice.pick([
      ...rows(world.dataCentres).map(({ id, cidr }) => ({ id, blocks: [cidr] })),
      ...rows(world.vpnGateways).map(({ id, vpc }) => ({
        id,
        blocks: world.vpcs[vpc ?? '']?.cidrs ?? ['10.77.0.0/24'],
      })),
    ]);
    if (!gateway || !far) return undefined;
    return {
      as: gateway.account,
      with: {
        VpnGatewayId: gateway.id,
        CustomerGatewayId: far.id,
        VpnConnectionName: 'tunnel',
        SecurityPolicyDatabases: [
          {
            LocalCidrBlock: world.vpcs[gateway.vpc ?? '']?.cidrs[0] ?? dice.pick(blocksOf(world)) ?? '',
            RemoteCidrBlock: [...far.blocks],
          },
        ],
      },
    };
  }),
  maker('DeleteVpnConnection', 1, (world, dice) => {
    const connection = dice.pick(rows(world.vpnConnections));
    const gateway = connection?.ends.map((end) => world.vpnGateways[end]).find((row) => row !== undefined);
    if (!connection || !gateway) return undefined;
    return { as: gateway.account, with: { VpnGatewayId: gateway.id, VpnConnectionId: connection.id } };
  }),
  maker('ModifyVpnGatewayCcnRoutes', 3, (world, dice) => {
    const gateway = dice.pick(rows(world.vpnGateways));
    const route = gateway && dice.pick(vpnRoutesOf(world, gateway.id));
    if (!route) return undefined;
    const { RouteId, DestinationCidrBlock } = route;
    return {
      as: gateway.account,
      with: {
        VpnGatewayId: gateway.id,
        Routes: [{ RouteId, DestinationCidrBlock, Status: dice.chance(70) ? 'ENABLE' : 'DISABLE' }],
      },
    };
  }),
];
