import t from 'tap';
import { advance, settle } from '../../../src/cloud/clouds.js';
import { deriveFabric } from '../../../src/cloud/fabric.js';
import type { World } from '../../../src/cloud/world.js';
import type { JsonObject } from '../../../src/model/json.js';
import { accepted, attach, child, codeOf, done, tutorialWorld, withCen, withPackage } from '../world.js';

const DAY = 86_400_000;
const [fresh, CenId] = withCen(tutorialWorld());
const [both, CenBandwidthPackageId] = withPackage(attach(fresh, CenId, 'vpc-a', 'vpc-b'), CenId);
const binding = { CenId, CenBandwidthPackageId };
const limit = { CenId, LocalRegionId: 'cn-beijing', OppositeRegionId: 'cn-qingdao', BandwidthLimit: 5 };
const link = (world: World) => deriveFabric(world).links[`${CenId}/cn-beijing/cn-qingdao`];

t.test('nothing but a question is accepted while a CEN is in transition', async (t) => {
  const modifying = accepted(fresh, 'A', 'ModifyCenAttribute', { CenId, Name: 'Other' }).world;
  const writes: readonly (readonly [string, JsonObject])[] = [
    ['ModifyCenAttribute', { CenId }],
    ['DeleteCen', { CenId }],
    ['AttachCenChildInstance', child(fresh, CenId, 'vpc-a')],
    ['SetCenInterRegionBandwidthLimit', limit],
  ];
  for (const [action, params] of writes)
    t.equal(codeOf(modifying, 'A', action, params), '409 InvalidOperation.CenInstanceStatus', action);
  t.match(accepted(modifying, 'A', 'DescribeCens').response, {
    Cens: { Cen: [{ CenId, Name: 'Other', Status: 'Modifying' }] },
    TotalCount: 1,
  });
  t.same(settle(modifying).happened, [`${CenId} Active`]);
});

t.test('an attachment in transition carries nothing and cannot be touched', async (t) => {
  const params = child(fresh, CenId, 'vpc-a');
  const attaching = accepted(fresh, 'A', 'AttachCenChildInstance', params).world;
  t.same(deriveFabric(attaching).links, {});
  t.equal(
    codeOf(attaching, 'A', 'AttachCenChildInstance', params),
    '409 InvalidOperation.ChildInstanceStatus',
  );
  t.equal(
    codeOf(attaching, 'A', 'DetachCenChildInstance', params),
    '409 InvalidOperation.ChildInstanceStatus',
  );
  const detaching = accepted(settle(attaching).world, 'A', 'DetachCenChildInstance', params).world;
  t.same(deriveFabric(detaching).links, {}, 'traffic stops at once');
  t.equal(codeOf(detaching, 'A', 'DeleteCen', { CenId }), '409 InvalidOperation.AttachedChildInstanceExist');
});

t.test('a connection in transition is blocked, and keeps its old rate', async (t) => {
  const five = done(both, 'A', 'SetCenInterRegionBandwidthLimit', limit);
  const call = (world: World, BandwidthLimit: number) =>
    accepted(world, 'A', 'SetCenInterRegionBandwidthLimit', { ...limit, BandwidthLimit }).world;
  const changing = call(five, 3);
  t.equal(codeOf(changing, 'A', 'SetCenInterRegionBandwidthLimit', limit), '500 Operation.Blocking');
  t.same(link(changing)?.rate, [5_000_000, 5_000_000]);
  t.same(link(settle(changing).world)?.rate, [3_000_000, 3_000_000]);
  const removing = call(five, 0);
  t.equal(
    codeOf(removing, 'A', 'UnassociateCenBandwidthPackage', binding),
    '409 InvalidOperation.CenBandwidthLimitsNotZero',
  );
  t.match(link(settle(removing).world), { rate: [1_000, 1_000], testBandwidth: true });
});

t.test('what a connection gives back is free once it has been given back', async (t) => {
  const five = done(both, 'A', 'SetCenInterRegionBandwidthLimit', limit);
  const fewer = { ...limit, BandwidthLimit: 3 };
  const lowering = accepted(five, 'A', 'SetCenInterRegionBandwidthLimit', fewer).world;
  const resize = { CenBandwidthPackageId, Bandwidth: 4 };
  t.equal(
    codeOf(lowering, 'A', 'ModifyCenBandwidthPackageSpec', resize),
    '409 InvalidOperation.BwpBandwidthExceeded',
  );
  t.equal(codeOf(settle(lowering).world, 'A', 'ModifyCenBandwidthPackageSpec', resize), 'accepted');
});

t.test('a package that waits for payment is not there', async (t) => {
  const ordered = accepted(fresh, 'A', 'CreateCenBandwidthPackage', {
    Bandwidth: 8,
    GeographicRegionAId: 'China',
    GeographicRegionBId: 'China',
  });
  const id = ordered.response.CenBandwidthPackageId ?? '';
  t.equal(
    codeOf(ordered.world, 'A', 'AssociateCenBandwidthPackage', { CenId, CenBandwidthPackageId: id }),
    '404 ParameterBwpInstanceId',
  );
  t.match(accepted(ordered.world, 'A', 'DescribeCenBandwidthPackages').response, { TotalCount: 0 });
});

t.test('an expired package forwards nothing and keeps its settings', async (t) => {
  const five = done(both, 'A', 'SetCenInterRegionBandwidthLimit', limit);
  const month = advance(five, 27 * DAY);
  t.same(month.happened, []);
  const after = advance(month.world, 2 * DAY);
  t.same(after.happened, [`${CenBandwidthPackageId} FinancialLocked`], 'one month after January 31st');
  t.match(link(after.world), { up: false, downReason: 'PACKAGE_EXPIRED', rate: [5_000_000, 5_000_000] });
  t.equal(
    codeOf(after.world, 'A', 'SetCenInterRegionBandwidthLimit', limit),
    '409 InvalidOperation.BwpBusinessStatus',
  );
});

t.test('with AutoRenew it goes on', async (t) => {
  const [world, id] = withPackage(attach(fresh, CenId, 'vpc-a', 'vpc-b'), CenId, 8, { AutoRenew: true });
  const { happened, world: later } = advance(world, 60 * DAY);
  t.same(happened, [`${id} renewed`, `${id} renewed`]);
  t.equal(later.alibaba.bandwidthPackages[id]?.BusinessStatus, 'Normal');
});

t.test('settling does not move the clock to deadlines, and stops at the last transition', async (t) => {
  const attaching = accepted(both, 'A', 'DetachCenChildInstance', child(both, CenId, 'vpc-a')).world;
  const { ms, world } = settle(accepted(attaching, 'A', 'ModifyCenAttribute', { CenId }).world);
  t.equal(ms, 30_000);
  t.equal(world.now, both.now + 30_000);
  t.same(settle(world), { world, ms: 0, happened: [] });
  t.equal(world.timers.length, 1, 'the package’s expiry');
});

t.test('two packages for one pair of areas', async (t) => {
  const bought = accepted(both, 'A', 'CreateCenBandwidthPackage', {
    Bandwidth: 2,
    GeographicRegionAId: 'china',
    GeographicRegionBId: 'china',
    AutoPay: 'true',
  });
  const second = { CenId, CenBandwidthPackageId: bought.response.CenBandwidthPackageId ?? '' };
  t.equal(
    codeOf(bought.world, 'A', 'AssociateCenBandwidthPackage', second),
    '409 InvalidOperation.BwpInstanceStatus',
    'still being created',
  );
  const idle = settle(bought.world).world;
  t.equal(
    codeOf(idle, 'A', 'AssociateCenBandwidthPackage', second),
    '409 InvalidOperation.BwpForGeoSpanAlreadyAssociated',
  );
  const freed = done(idle, 'A', 'UnassociateCenBandwidthPackage', binding);
  t.match(accepted(done(freed, 'A', 'AssociateCenBandwidthPackage', second), 'A', 'DescribeCens').response, {
    Cens: { Cen: [{ CenBandwidthPackageIds: { CenBandwidthPackageId: [second.CenBandwidthPackageId] } }] },
  });
});

t.test('a ClientToken makes a call happen once', async (t) => {
  const token = { Name: 'Once', ClientToken: 'abc' };
  const first = accepted(fresh, 'A', 'CreateCen', token);
  const again = accepted(first.world, 'A', 'CreateCen', token);
  t.equal(again.world, first.world);
  t.same(again.response, first.response);
  t.equal(
    codeOf(first.world, 'A', 'CreateCen', { ...token, Name: 'Twice' }),
    '400 IdempotenceParam.NotMatch',
  );
});

t.test('quotas hold', async (t) => {
  const [world, cen] = withCen(tutorialWorld({ censPerAccount: 1, regionsPerCen: 1, networksPerRegion: 1 }));
  t.equal(codeOf(world, 'A', 'CreateCen'), '400 QuotaExceeded.CenInstance');
  const one = attach(world, cen, 'vpc-a');
  t.equal(codeOf(one, 'A', 'AttachCenChildInstance', child(one, cen, 'vpc-us')), '400 QuotaExceeded.Region');
});

t.test('filters and pages, nested or as they travel', async (t) => {
  const [two] = withCen(fresh);
  const flat = { 'Filter.1.Key': 'CenId', 'Filter.1.Value.1': CenId, 'Filter.1.Value.2': 'cen-none' };
  t.match(accepted(two, 'A', 'DescribeCens', flat).response, { TotalCount: 1, Cens: { Cen: [{ CenId }] } });
  const page = accepted(two, 'A', 'DescribeCens', { PageSize: 1, PageNumber: 2 }).response;
  t.match(page, { TotalCount: 2, PageNumber: 2, PageSize: 1 });
  t.equal(accepted(two, 'A', 'DescribeCens').world, two, 'a question changes nothing');
});
