import type { World } from '../../../../src/cloud/world.js';
import { type JsonObject, rows } from '../../../../src/model/json.js';
import { blocksOf } from '../../blocks.js';
import type { Dice } from '../../dice.js';
import { type Maker, maker } from '../../maker.js';

const gatewayCall = (
  name: string,
  weight: number,
  params: (world: World, dice: Dice, gateway: string) => JsonObject | undefined = () => ({}),
): Maker =>
  maker(name, weight, (world, dice) => {
    const gateway = dice.pick(rows(world.tencent.directConnectGateways));
    const given = gateway && params(world, dice, gateway.DirectConnectGatewayId);
    return (
      given && {
        as: gateway.account,
        with: { DirectConnectGatewayId: gateway.DirectConnectGatewayId, ...given },
      }
    );
  });

const routes = (world: World, dice: Dice): JsonObject => ({
  Routes: [{ DestinationCidrBlock: dice.pick(blocksOf(world)) ?? '10.77.0.0/24' }],
});

/** Direct connect: gateways, tunnels over leased lines, and what gateways tell their CCN. */
export const borderCalls: readonly Maker[] = [
  maker('CreateDirectConnectGateway', 2, (world, dice) => {
    const line = dice.pick(rows(world.lines));
    const ccn = dice.pick(rows(world.tencent.ccns).filter(({ account }) => account === line?.account));
    const vpc = dice.pick(
      rows(world.vpcs).filter((row) => row.account === line?.account && row.region === line.region),
    );
    if (!line) return undefined;
    const forVpc = vpc !== undefined && dice.chance(40);
    return {
      as: line.account,
      with: {
        Region: line.region,
        DirectConnectGatewayName: 'gateway',
        NetworkType: forVpc ? 'VPC' : 'CCN',
        ...(forVpc ? { NetworkInstanceId: vpc.id } : {}),
        ...(!forVpc && ccn && dice.chance(60) ? { NetworkInstanceId: ccn.CcnId } : {}),
      },
    };
  }),
  maker('ModifyDirectConnectTunnelAttribute', 1, (world, dice) => {
    const tunnel = dice.pick(rows(world.tencent.directConnectTunnels));
    if (!tunnel) return undefined;
    const { account: as, DirectConnectTunnelId } = tunnel;
    return { as, with: { DirectConnectTunnelId, Bandwidth: dice.chance(50) ? 5 : 40 } };
  }),
  maker('CreateDirectConnectTunnel', 2, (world, dice) => {
    const line = dice.pick(rows(world.lines));
    const gateway = dice.pick(
      rows(world.tencent.directConnectGateways).filter(({ account }) => account === line?.account),
    );
    if (!line || !gateway) return undefined;
    return {
      as: line.account,
      with: {
        DirectConnectId: line.id,
        DirectConnectTunnelName: 'tunnel',
        DirectConnectGatewayId: gateway.DirectConnectGatewayId,
        ...(dice.chance(60) ? { RouteType: dice.chance(50) ? 'BGP' : 'STATIC' } : {}),
        ...(dice.chance(30) ? { Bandwidth: 20 } : {}),
      },
    };
  }),
  maker('DeleteDirectConnectTunnel', 1, (world, dice) => {
    const row = dice.pick(rows(world.tencent.directConnectTunnels));
    return row && { as: row.account, with: { DirectConnectTunnelId: row.DirectConnectTunnelId } };
  }),
  gatewayCall('CreateDirectConnectGatewayCcnRoutes', 2, routes),
  gatewayCall('ReplaceDirectConnectGatewayCcnRoutes', 1, routes),
  gatewayCall('DeleteDirectConnectGatewayCcnRoutes', 1, ({ tencent }, dice, gateway) => {
    const own = rows(tencent.directConnectGatewayRoutes).filter(
      (row) => row.DirectConnectGatewayId === gateway,
    );
    const route = dice.pick(own);
    return route && { RouteIds: [route.RouteId] };
  }),
  gatewayCall('ModifyDirectConnectGatewayAttribute', 1, (_world, dice) => ({
    CcnRouteType: dice.chance(50) ? 'BGP' : 'STATIC',
  })),
  gatewayCall('DeleteDirectConnectGateway', 1),
];
