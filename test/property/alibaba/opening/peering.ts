import type { Vpc, World } from '../../../../src/cloud/world.js';
import { rows } from '../../../../src/model/json.js';
import { uidOf } from '../../maker.js';
import { call, type Script } from '../../script.js';

/** Express Connect between two VPCs, with a route on each side to each of the other's vSwitches. */
export function* peering(left: Vpc, right: Vpc, start: World): Script {
  const ends = [
    { own: left, other: right, Role: 'InitiatingSide', Spec: 'Small.1' },
    { own: right, other: left, Role: 'AcceptingSide', Spec: 'Negative' },
  ];
  let world = start;
  for (const { own, other, Role, Spec } of ends)
    world = yield call(own.account, 'CreateRouterInterface', {
      RegionId: own.region,
      RouterType: 'VRouter',
      RouterId: `vrt-${own.id}`,
      OppositeRegionId: other.region,
      OppositeRouterId: `vrt-${other.id}`,
      OppositeInterfaceOwnerId: uidOf(world, other.account),
      Role,
      Spec,
    });
  const interfaceOf = (vpc: Vpc): string =>
    rows(world.alibaba.routerInterfaces).find((row) => row.vpc === vpc.id)?.RouterInterfaceId ?? '';
  for (const { own, other } of ends)
    world = yield call(own.account, 'ModifyRouterInterfaceAttribute', {
      RegionId: own.region,
      RouterInterfaceId: interfaceOf(own),
      OppositeInterfaceId: interfaceOf(other),
    });
  world = yield call(left.account, 'ConnectRouterInterface', {
    RegionId: left.region,
    RouterInterfaceId: interfaceOf(left),
  });
  for (const { own, other } of ends)
    for (const { cidr } of rows(world.subnets).filter(({ vpc }) => vpc === other.id))
      world = yield call(own.account, 'CreateRouteEntry', {
        RouteTableId: `vtb-${own.id}`,
        DestinationCidrBlock: cidr,
        NextHopType: 'RouterInterface',
        NextHopId: interfaceOf(own),
      });
  return world;
}
