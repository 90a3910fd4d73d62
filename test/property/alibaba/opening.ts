import type { Call } from '../../../src/cloud/call.js';
import type { World } from '../../../src/cloud/world.js';
import { rows } from '../../../src/model/json.js';
import type { Dice } from '../dice.js';
import { accountsOf, uidOf } from './maker.js';
import { type Network, networksOf } from './parts.js';

/** Calls one by one; each is answered with the world after it. */
export type Script = Generator<Call, void, World>;

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
  for (const network of networksOf(created))
    if (!dice.chance(10)) yield* attachment(created, owner, CenId, network, dice);
  yield* bandwidth(created, owner, CenId, dice);
}

const call = (as: string, action: string, params: Call['params']): Call => ({ as, action, params });

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
