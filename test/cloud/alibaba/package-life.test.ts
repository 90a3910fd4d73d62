import t from 'tap';
import { advance } from '../../../src/cloud/clouds.js';
import { deriveFabric } from '../../../src/cloud/fabric.js';
import type { World } from '../../../src/cloud/world.js';
import { accepted, attach, codeOf, done, tutorialWorld, withCen, withPackage } from '../world.js';

const DAY = 86_400_000;
const [fresh, CenId] = withCen(tutorialWorld());
const [bound, CenBandwidthPackageId] = withPackage(attach(fresh, CenId, 'vpc-a', 'vpc-b'), CenId);
const connected = done(bound, 'A', 'SetCenInterRegionBandwidthLimit', {
  CenId,
  LocalRegionId: 'cn-beijing',
  OppositeRegionId: 'cn-qingdao',
  BandwidthLimit: 5,
});
const link = (world: World) => deriveFabric(world).links[`${CenId}/cn-beijing/cn-qingdao`];
const packages = (world: World) =>
  accepted(world, 'A', 'DescribeCenBandwidthPackages').response.CenBandwidthPackages;

t.test('an expired package stops its connections, and a renewal restarts them', async (t) => {
  const expired = advance(connected, 32 * DAY).world;
  t.match(link(expired), { up: false, downReason: 'PACKAGE_EXPIRED' });
  t.match(packages(expired), { CenBandwidthPackage: [{ BusinessStatus: 'FinancialLocked', Bandwidth: 8 }] });
  const renewed = done(expired, 'A', 'RenewInstance', { InstanceId: CenBandwidthPackageId, RenewPeriod: 1 });
  t.match(link(renewed), { up: true, rate: [5_000_000, 5_000_000] });
  t.match(link(advance(renewed, 20 * DAY).world), { up: true }, 'the release that was due is off');
});

t.test('what nobody renews is released after 15 days, with its connections', async (t) => {
  const released = advance(connected, 47 * DAY).world;
  t.same(packages(released), { CenBandwidthPackage: [] });
  t.match(link(released), { up: true, rate: [1_000, 1_000], testBandwidth: true });
  t.equal(
    codeOf(released, 'A', 'RenewInstance', { InstanceId: CenBandwidthPackageId }),
    '404 ParameterBwpInstanceId',
  );
});

t.test('an order that is not paid at once is paid later', async (t) => {
  const ordered = accepted(fresh, 'A', 'CreateCenBandwidthPackage', {
    Bandwidth: 2,
    GeographicRegionAId: 'China',
    GeographicRegionBId: 'China',
  });
  const OrderId = String(ordered.response.CenBandwidthPackageOrderId);
  t.same(packages(ordered.world), { CenBandwidthPackage: [] });
  t.equal(codeOf(ordered.world, 'B', 'PayOrder', { OrderId }), '404 OrderNotFound');
  const paid = done(ordered.world, 'A', 'PayOrder', { OrderId });
  t.match(packages(paid), { CenBandwidthPackage: [{ Status: 'Idle', Bandwidth: 2 }] });
  t.equal(codeOf(paid, 'A', 'PayOrder', { OrderId }), '409 OrderStatusInvalid');
});

t.test('a temporary upgrade ends, and connections fit what is left', async (t) => {
  const upgrade = (Bandwidth: number, EndTime: string) => ({ CenBandwidthPackageId, Bandwidth, EndTime });
  const action = 'TempUpgradeCenBandwidthPackageSpec';
  t.equal(
    codeOf(connected, 'A', action, upgrade(8, '2026-02-10T00:00:00Z')),
    '400 ParameterIllegal.BandwidthPackage',
  );
  t.equal(
    codeOf(connected, 'A', action, upgrade(20, '2026-01-10T00:00:00Z')),
    '400 InvalidParameter.EndTime',
  );
  const more = done(connected, 'A', action, upgrade(20, '2026-02-10T00:00:00Z'));
  const twelve = done(more, 'A', 'SetCenInterRegionBandwidthLimit', {
    CenId,
    LocalRegionId: 'cn-qingdao',
    OppositeRegionId: 'cn-beijing',
    BandwidthLimit: 12,
  });
  t.match(link(twelve), { rate: [12_000_000, 12_000_000] });
  const after = advance(twelve, 11 * DAY).world;
  t.match(packages(after), { CenBandwidthPackage: [{ Bandwidth: 8 }] });
  t.match(link(after), { rate: [8_000_000, 8_000_000] });
});

t.test('a package is deleted when its term has ended and nothing holds it', async (t) => {
  const id = { CenBandwidthPackageId };
  const action = 'DeleteCenBandwidthPackage';
  t.equal(codeOf(connected, 'A', action, id), '409 InvalidOperation.CenBandwidthLimitsNotZero');
  t.equal(codeOf(bound, 'A', action, id), '409 InvalidOperation.BwpInstanceStatus');
  const idle = done(bound, 'A', 'UnassociateCenBandwidthPackage', { CenId, ...id });
  t.equal(codeOf(idle, 'A', action, id), '403 Forbidden.Release');
  const ended = advance(idle, 32 * DAY).world;
  t.same(packages(done(ended, 'A', action, id)), { CenBandwidthPackage: [] });
});

t.test('a package across the border of mainland China needs an account that may', async (t) => {
  const params = {
    Bandwidth: 2,
    GeographicRegionAId: 'China',
    GeographicRegionBId: 'North-America',
    AutoPay: true,
  };
  t.equal(
    codeOf(fresh, 'A', 'CreateCenBandwidthPackage', params),
    '400 OperationInvalid.UserCanNotBuyCrossBorderBwp',
  );
  const [A] = [fresh.accounts.A].flatMap((account) => account ?? []);
  const allowed: World = {
    ...fresh,
    accounts: { ...fresh.accounts, ...(A && { A: { ...A, crossBorder: true } }) },
  };
  const across = done(allowed, 'A', 'CreateCenBandwidthPackage', params);
  t.match(packages(across), { CenBandwidthPackage: [{ IsCrossBorder: true }] });
});

t.test('areas and their regions', async (t) => {
  const span = (GeographicSpanId: string) =>
    accepted(fresh, 'A', 'DescribeCenGeographicSpans', { GeographicSpanId }).response;
  t.same(
    span('asia-pacific_china').GeographicSpanModels,
    span('china_asia-pacific').GeographicSpanModels,
    'a pair has no order',
  );
  const { RegionIds } = accepted(fresh, 'A', 'DescribeGeographicRegionMembership', {
    GeographicRegionId: 'Asia-Pacific',
  }).response;
  t.match(RegionIds, { RegionId: [{ RegionId: 'cn-hongkong' }] }, 'Hong Kong is not in China');
});

t.test('an attached VPC is described with its blocks', async (t) => {
  const params = { CenId, ChildInstanceId: 'vpc-a' };
  t.match(accepted(bound, 'A', 'DescribeCenAttachedChildInstanceAttribute', params).response, {
    Status: 'Attached',
    ChildInstanceAttributes: { CidrBlock: '172.16.0.0/12' },
  });
  t.equal(
    codeOf(bound, 'A', 'DescribeCenAttachedChildInstanceAttribute', { CenId, ChildInstanceId: 'vpc-us' }),
    '404 ParameterInstanceId',
  );
});
