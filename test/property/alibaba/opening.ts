import type { Vpc, World } from '../../../src/cloud/world.js';
import { rows } from '../../../src/model/json.js';
import type { Dice } from '../dice.js';
import { accountsOf, uidOf } from '../maker.js';
import { call, type Script } from '../script.js';
import { type Network, networksOf } from './parts.js';

/**
 * What people do first: a CEN instance, most networks in it, bandwidth between its regions. Random calls seldom get that
 * far by themselves, and packets would have nowhere to go.
 */
export function* opening(start: World, dice: Dice): Script {
  const [first = 'A'] = accountsOf(start);
  const owner = dice.chance(40) ? (dice.pick(accountsOf(start)) ?? first) : first;
  const created = yield call(owner, 'CreateCen', { Name: 'Lab' });
  const CenId = rows(created.alibaba.cens).at(-1)?.CenId;
  if (CenId === undefined) return;
  const [left, right] = dice.chance(30) ? rows(created.vpcs) : [];
  const networks = networksOf(created).filter(({ id }) => id !== left?.id && id !== right?.id);
  for (const network of networks)
    if (!dice.chance(10)) yield* attachment(created, owner, CenId, network, dice);
  yield* bandwidth(created, owner, CenId, dice);
  if (left && right) yield* peering(left, right, created);
}

function* attachment(world: World, owner: string, CenId: string, network: Network, dice: Dice): Script {
  const { id, type, region, account } = network;
  if (account !== owner && !dice.chance(5)) {
    const CenOwnerId = uidOf(world, owner);
    yield call(account, 'GrantInstanceToCen', { InstanceId: id, InstanceType: type, CenId, CenOwnerId });
  }
  yield call(owner, 'AttachCenChildInstance', {
    CenId,
    ChildInstanceId: id,
    ChildInstanceType: type,
    ChildInstanceRegionId: region,
    ChildInstanceOwnerId: uidOf(world, account),
  });
}

/** Express Connect between two VPCs, with a route on each side to each of the other's vSwitches. */
function* peering(left: Vpc, right: Vpc, start: World): Script {
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
    yield call(own.account, 'ModifyRouterInterfaceAttribute', {
      RegionId: own.region,
      RouterInterfaceId: interfaceOf(own),
      OppositeInterfaceId: interfaceOf(other),
    });
  yield call(left.account, 'ConnectRouterInterface', {
    RegionId: left.region,
    RouterInterfaceId: interfaceOf(left),
  });
  for (const { own, other } of ends)
    for (const { cidr } of rows(world.subnets).filter(({ vpc }) => vpc === other.id))
      yield call(own.account, 'CreateRouteEntry', {
        RouteTableId: `vtb-${own.id}`,
        DestinationCidrBlock: cidr,
        NextHopType: 'RouterInterface',
        NextHopId: interfaceOf(own),
      });
}

function* bandwidth(world: World, owner: string, CenId: string, dice: Dice): Script {
  for (const other of ['China', 'North-America']) {
    if (dice.chance(15)) continue;
    const bought = yield call(owner, 'CreateCenBandwidthPackage', {
      Bandwidth: 20,
      GeographicRegionAId: 'China',
      GeographicRegionBId: other,
      AutoPay: true,
    });
    const CenBandwidthPackageId = rows(bought.alibaba.bandwidthPackages).find(
      (row) => row.account === owner && row.CenId === undefined,
    )?.CenBandwidthPackageId;
    if (CenBandwidthPackageId === undefined) continue;
    yield call(owner, 'AssociateCenBandwidthPackage', { CenId, CenBandwidthPackageId });
  }
  const regions = [...new Set(networksOf(world).map(({ region }) => region))].sort();
  for (const [i, LocalRegionId] of regions.entries())
    for (const OppositeRegionId of regions.slice(i + 1))
      if (!dice.chance(15))
        yield call(owner, 'SetCenInterRegionBandwidthLimit', {
          CenId,
          LocalRegionId,
          OppositeRegionId,
          BandwidthLimit: 2 + dice.below(4),
        });
}
