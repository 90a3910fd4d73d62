import t from 'tap';
import { deriveFabric } from '../../src/cloud/fabric.js';
import type { World } from '../../src/cloud/world.js';
import { rows } from '../../src/model/json.js';
import { bareWorld, join, withCcn } from './tencent/lab.js';
import { attach, done, tutorialWorld, withCen, withPackage } from './world.js';

/** Who pays for the connections between regions. */
const payers = (world: World) =>
  rows(deriveFabric(world).links)
    .filter(({ kind }) => kind === 'region-connection')
    .map(({ payer }) => payer);

t.test('a CEN: nobody bought anything, then the owner of the package', async (t) => {
  const [empty, CenId] = withCen(tutorialWorld());
  const attached = attach(empty, CenId, 'vpc-a', 'vpc-b');
  t.same(payers(attached), [{ account: 'A', network: CenId, object: CenId, terms: 'test' }]);
  const [world, cenbwp] = withPackage(attached, CenId);
  const limit = (BandwidthLimit: number, to = world) =>
    done(to, 'A', 'SetCenInterRegionBandwidthLimit', {
      CenId,
      LocalRegionId: 'cn-qingdao',
      OppositeRegionId: 'cn-beijing',
      BandwidthLimit,
    });
  const set = limit(5);
  t.same(payers(set), [{ account: 'A', network: CenId, object: cenbwp, terms: 'bought' }]);
  t.same(payers(limit(0, set)), payers(attached));
});

t.test('the terms of a package are paid, renewals too', async (t) => {
  const [empty, CenId] = withCen(tutorialWorld());
  const [world, id] = withPackage(empty, CenId, 8, { BandwidthPackageChargeType: 'PREPAY', Period: 2 });
  const paid = (of: World) => of.alibaba.bandwidthPackages[id]?.paidMbpsMonths;
  t.equal(paid(world), 16);
  const renewed = done(world, 'A', 'RenewInstance', {
    InstanceId: id,
    ProductCode: 'cbn',
    RenewPeriod: 3,
  });
  t.equal(paid(renewed), 16 + 24);
  const [asYouGo, other] = withPackage(empty, CenId, 8, { BandwidthPackageChargeType: 'POSTPAY' });
  t.equal(asYouGo.alibaba.bandwidthPackages[other]?.paidMbpsMonths, 0);
});

t.test('a CCN: its owner, whoever is attached, by its charge type', async (t) => {
  const ways = (params: Parameters<typeof withCcn>[1]) => {
    const [empty, CcnId] = withCcn(bareWorld(), params);
    const [only] = payers(join(empty, CcnId, 'vpc-a', 'vpc-b'));
    t.match(only, { account: 'A', network: CcnId, object: CcnId });
    return only?.terms;
  };
  t.equal(ways({}), 'monthly-95th');
  t.equal(ways({ InstanceMeteringType: 'TRAFFIC' }), 'traffic');
  t.equal(ways({ InstanceChargeType: 'PREPAID', BandwidthLimitType: 'INTER_REGION_LIMIT' }), 'test');
});
