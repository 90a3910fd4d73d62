import type { World } from '../../../../src/cloud/world.js';
import { rows } from '../../../../src/model/json.js';
import type { Dice } from '../../dice.js';
import { uidOf } from '../../maker.js';
import { call, ownerOf, type Script } from '../../script.js';
import { type Network, networksOf } from '../parts.js';
import { peering } from './peering.js';

/** A CEN instance, most networks in it, bandwidth between its regions; at times two VPCs apart in a peering. */
export function* basicOpening(start: World, dice: Dice): Script {
  const owner = ownerOf(start, dice);
  let world = yield call(owner, 'CreateCen', { Name: 'Lab' });
  const CenId = rows(world.alibaba.cens).at(-1)?.CenId;
  if (CenId === undefined) return world;
  const [left, right] = dice.chance(30) ? rows(world.vpcs) : [];
  const networks = networksOf(world).filter(({ id }) => id !== left?.id && id !== right?.id);
  for (const network of networks)
    if (!dice.chance(10)) world = yield* attachment(world, owner, CenId, network, dice);
  world = yield* bandwidth(world, owner, CenId, dice);
  return left && right ? yield* peering(left, right, world) : world;
}

function* attachment(world: World, owner: string, CenId: string, network: Network, dice: Dice): Script {
  const { id, type, region, account } = network;
  if (account !== owner && !dice.chance(5)) {
    const CenOwnerId = uidOf(world, owner);
    yield call(account, 'GrantInstanceToCen', { InstanceId: id, InstanceType: type, CenId, CenOwnerId });
  }
  return yield call(owner, 'AttachCenChildInstance', {
    CenId,
    ChildInstanceId: id,
    ChildInstanceType: type,
    ChildInstanceRegionId: region,
    ChildInstanceOwnerId: uidOf(world, account),
  });
}

function* bandwidth(start: World, owner: string, CenId: string, dice: Dice): Script {
  let world = start;
  for (const other of ['China', 'North-America']) {
    if (dice.chance(15)) continue;
    world = yield call(owner, 'CreateCenBandwidthPackage', {
      Bandwidth: 20,
      GeographicRegionAId: 'China',
      GeographicRegionBId: other,
      AutoPay: true,
    });
    const CenBandwidthPackageId = rows(world.alibaba.bandwidthPackages).find(
      (row) => row.account === owner && row.CenId === undefined,
    )?.CenBandwidthPackageId;
    if (CenBandwidthPackageId === undefined) continue;
    world = yield call(owner, 'AssociateCenBandwidthPackage', { CenId, CenBandwidthPackageId });
  }
  const regions = [...new Set(networksOf(world).map(({ region }) => region))].sort();
  for (const [i, LocalRegionId] of regions.entries())
    for (const OppositeRegionId of regions.slice(i + 1))
      if (!dice.chance(15))
        world = yield call(owner, 'SetCenInterRegionBandwidthLimit', {
          CenId,
          LocalRegionId,
          OppositeRegionId,
          BandwidthLimit: 2 + dice.below(4),
        });
  return world;
}
