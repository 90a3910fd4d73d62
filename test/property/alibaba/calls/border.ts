import { rows } from '../../../../src/model/json.js';
import { blocksOf } from '../../blocks.js';
import { type Maker, maker } from '../../maker.js';

/** Both of VpcA and VpcB named, so that the second call of a pair finds the first one's interface. */
export const borderCalls: readonly Maker[] = [
  maker('CreateVirtualBorderRouter', 1, (world, dice) => {
    const line = dice.pick(rows(world.lines));
    const VlanId = 10 + dice.below(5);
    return (
      line && {
        as: line.account,
        with: {
          RegionId: line.region,
          PhysicalConnectionId: line.id,
          VlanId,
          LocalGatewayIp: `10.254.${VlanId}.1`,
          PeerGatewayIp: `10.254.${VlanId}.2`,
          PeeringSubnetMask: '255.255.255.252',
        },
      }
    );
  }),
  ...['TerminateVirtualBorderRouter', 'RecoverVirtualBorderRouter', 'DeleteVirtualBorderRouter'].map((name) =>
    maker(name, 1, (world, dice) => {
      const vbr = dice.pick(rows(world.alibaba.vbrs));
      return vbr && { as: vbr.account, with: { RegionId: vbr.region, VbrId: vbr.VbrId } };
    }),
  ),
  maker('CreateRouteEntry', 2, (world, dice) => {
    const vbr = dice.pick(rows(world.alibaba.vbrs));
    if (!vbr) return undefined;
    return {
      as: vbr.account,
      with: {
        RouteTableId: vbr.RouteTableId,
        DestinationCidrBlock: dice.pick(blocksOf(world)) ?? '10.77.0.0/24',
        NextHopType: 'RouterInterface',
        NextHopId: `ri-${vbr.VbrId}`,
      },
    };
  }),
  maker('EnableCenVbrHealthCheck', 1, (world, dice) => {
    const vbr = dice.pick(rows(world.alibaba.vbrs));
    const cen = dice.pick(rows(world.alibaba.cens));
    if (!vbr || !cen) return undefined;
    return {
      as: cen.account,
      with: {
        CenId: cen.CenId,
        VbrInstanceId: vbr.VbrId,
        VbrInstanceRegionId: vbr.region,
        HealthCheckTargetIp: vbr.PeerGatewayIp,
        HealthCheckInterval: 2,
        HealthyThreshold: 8,
      },
    };
  }),
  maker('CreateRouterInterface', 3, (world, dice) => {
    const vpc = dice.pick(rows(world.vpcs));
    const other = dice.pick(rows(world.vpcs).filter(({ id }) => id !== vpc?.id));
    if (!vpc || !other) return undefined;
    const Role = dice.chance(50) ? 'AcceptingSide' : 'InitiatingSide';
    return {
      as: vpc.account,
      with: {
        RegionId: vpc.region,
        RouterType: 'VRouter',
        RouterId: `vrt-${vpc.id}`,
        OppositeRegionId: other.region,
        OppositeRouterType: 'VRouter',
        OppositeRouterId: `vrt-${other.id}`,
        Role,
        Spec: Role === 'AcceptingSide' ? 'Negative' : 'Small.1',
      },
    };
  }),
  maker('ModifyRouterInterfaceAttribute', 3, (world, dice) => {
    const interfaces = rows(world.alibaba.routerInterfaces);
    const own = dice.pick(interfaces);
    const other = dice.pick(interfaces.filter(({ vpc, Role }) => vpc !== own?.vpc && Role !== own?.Role));
    if (!own || !other) return undefined;
    return {
      as: own.account,
      with: {
        RegionId: own.region,
        RouterInterfaceId: own.RouterInterfaceId,
        OppositeInterfaceId: other.RouterInterfaceId,
        OppositeRouterId: `vrt-${other.vpc}`,
        OppositeRouterType: 'VRouter',
        OppositeInterfaceOwnerId: world.accounts[other.account]?.uid ?? '',
      },
    };
  }),
  maker('ModifyRouterInterfaceSpec', 1, (world, dice) => {
    const own = dice.pick(rows(world.alibaba.routerInterfaces));
    if (!own) return undefined;
    const Spec = dice.pick(['Mini.2', 'Mini.5', 'Small.5']) ?? 'Mini.2';
    return {
      as: own.account,
      with: { RegionId: own.region, RouterInterfaceId: own.RouterInterfaceId, Spec },
    };
  }),
  ...[
    'ConnectRouterInterface',
    'DeactivateRouterInterface',
    'ActivateRouterInterface',
    'DeleteRouterInterface',
  ].map((name, i) =>
    maker(name, i === 0 ? 3 : 1, (world, dice) => {
      const own = dice.pick(rows(world.alibaba.routerInterfaces));
      return (
        own && { as: own.account, with: { RegionId: own.region, RouterInterfaceId: own.RouterInterfaceId } }
      );
    }),
  ),
];
