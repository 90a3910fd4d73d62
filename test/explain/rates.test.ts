import t from 'tap';
import type { Flow } from '../../src/analyze/verdict.js';
import { advance } from '../../src/cloud/clouds.js';
import type { World } from '../../src/cloud/world.js';
import { type Fix, fixesFor } from '../../src/explain/fix.js';
import { whyNoFix } from '../../src/explain/no-fix.js';
import { obstacleOf, verdictOf } from '../../src/explain/obstacle.js';
import { plainWorld, withRouter, withVpc } from '../cloud/alibaba/enterprise/network.js';
import { bareWorld, join, withCcn } from '../cloud/tencent/lab.js';
import { accepted, attach, done, frozen, withCen, withPackage } from '../cloud/world.js';
import { following } from './following.js';
import { paramsOf, stepsOf } from './steps.js';

const MBPS = 1_000_000;
const NEAR = { from: 'h-1', to: 'h-far', protocol: 'icmp' } as const;
const US = { ...NEAR, to: 'h-us' };
const CCN = { from: 'a', to: 'b', protocol: 'icmp' } as const;

/** Three regions in a CEN, of which nobody bought bandwidth. */
const [bare, CenId] = withCen(plainWorld());
const joined = attach(bare, CenId, 'vpc-1', 'vpc-far', 'vpc-us');
const limit = (world: World, BandwidthLimit: number): World =>
  done(world, 'A', 'SetCenInterRegionBandwidthLimit', {
    CenId,
    LocalRegionId: 'cn-hangzhou',
    OppositeRegionId: 'cn-beijing',
    BandwidthLimit,
  });
const china = { GeographicRegionAId: 'China', GeographicRegionBId: 'China', Bandwidth: 4 };

const fixed = (world: World, flow: Flow, Mbps: number): readonly Fix[] =>
  fixesFor(frozen(world), flow, {}, { rate: Mbps * MBPS });

/** Mbit/s after a fix. */
const lifted = (world: World, flow: Flow, fix: Fix | undefined) =>
  fix && (verdictOf(following({ world, variables: {} }, fix).world, flow).rate ?? 0) / MBPS;

t.test('the verdict has the reason of its rate, there and back', async (t) => {
  t.match(verdictOf(joined, NEAR), {
    rate: 1000,
    limit: { code: 'TEST_BANDWIDTH', object: `region connection cn-beijing–cn-hangzhou of ${CenId}` },
    back: { rate: 1000, limit: { code: 'TEST_BANDWIDTH' } },
  });
  t.match(verdictOf(limit(withPackage(joined, CenId)[0], 5), NEAR), {
    rate: 5 * MBPS,
    limit: { code: 'RATE_LIMITED' },
  });
  const inside = verdictOf(attach(bare, CenId, 'vpc-1', 'vpc-2'), { ...NEAR, to: 'h-2' });
  t.ok(inside.reachable);
  t.notOk(inside.limit ?? inside.back, 'inside a region nothing limits');
});

t.test('a flow that is fast enough, or asks for nothing, is stopped by nothing', async (t) => {
  t.equal(obstacleOf(joined, NEAR), undefined);
  t.equal(obstacleOf(joined, NEAR, { rate: 1000 }), undefined);
  t.match(obstacleOf(joined, NEAR, { rate: 1001 }), {
    code: 'TEST_BANDWIDTH',
    direction: 'forward',
    router: `tr-${CenId}-cn-hangzhou`,
    narrow: { wanted: 1001 },
  });
});

t.test('Alibaba: a package is bought for the areas, bound, and the limit set', async (t) => {
  const [fix] = fixed(joined, NEAR, 5);
  t.same(stepsOf(fix), [
    'A: CreateCenBandwidthPackage',
    'A: AssociateCenBandwidthPackage',
    'A: SetCenInterRegionBandwidthLimit',
  ]);
  t.match(paramsOf(fix)[0], { ...china, Bandwidth: 5, AutoPay: true });
  t.equal(lifted(joined, NEAR, fix), 5);
  t.match(paramsOf(fixed(joined, NEAR, 1)[0]), [{ Bandwidth: 2 }, {}, { BandwidthLimit: 1 }]);
});

t.test('Alibaba: across the border its owner has to be approved', async (t) => {
  const [fix] = fixed(joined, US, 5);
  t.equal(stepsOf(fix)[0], 'file');
  t.match(fix?.text, /accounts\.A needs cross_border: true/);
  t.match(paramsOf(fix)[0], { GeographicRegionAId: 'China', GeographicRegionBId: 'North-America' });
  t.equal(lifted(joined, US, fix), 5);
});

t.test(
  'Alibaba: what is bought already is taken: within the package, a larger one, one that is free',
  async (t) => {
    const [bought] = withPackage(joined, CenId);
    const alone = fixed(bought, NEAR, 5);
    t.same(alone.map(stepsOf), [['A: SetCenInterRegionBandwidthLimit']]);
    const [larger] = fixed(limit(bought, 5), NEAR, 20);
    t.same(stepsOf(larger), ['A: ModifyCenBandwidthPackageSpec', 'A: SetCenInterRegionBandwidthLimit']);
    t.equal(lifted(limit(bought, 5), NEAR, larger), 20);
    const spare = done(joined, 'A', 'CreateCenBandwidthPackage', { ...china, AutoPay: true });
    t.same(fixed(spare, NEAR, 5).map(stepsOf), [
      [
        'A: ModifyCenBandwidthPackageSpec',
        'A: AssociateCenBandwidthPackage',
        'A: SetCenInterRegionBandwidthLimit',
      ],
      [
        'A: CreateCenBandwidthPackage',
        'A: AssociateCenBandwidthPackage',
        'A: SetCenInterRegionBandwidthLimit',
      ],
    ]);
    const free = fixed(spare, NEAR, 4)[0];
    t.same(stepsOf(free), ['A: AssociateCenBandwidthPackage', 'A: SetCenInterRegionBandwidthLimit']);
  },
);

t.test('Alibaba: what a connection holds of its package already is counted once', async (t) => {
  const [bought] = withPackage(joined, CenId, 8);
  t.same(stepsOf(fixed(limit(bought, 6), NEAR, 7)[0]), ['A: SetCenInterRegionBandwidthLimit']);
});

t.test('Alibaba: an order is paid, a package that expired is renewed', async (t) => {
  const ordered = accepted(joined, 'A', 'CreateCenBandwidthPackage', china).world;
  const fix = fixed(ordered, NEAR, 4).find((one) => stepsOf(one).includes('A: PayOrder'));
  t.same(stepsOf(fix), [
    'A: PayOrder',
    'A: AssociateCenBandwidthPackage',
    'A: SetCenInterRegionBandwidthLimit',
  ]);
  t.equal(lifted(ordered, NEAR, fix), 4);
  const [bought] = withPackage(joined, CenId, 8);
  const expired = advance(bought, 32 * 86_400_000).world;
  const [renewed] = fixed(expired, NEAR, 4);
  t.same(stepsOf(renewed), ['A: RenewInstance', 'A: SetCenInterRegionBandwidthLimit']);
  t.equal(lifted(expired, NEAR, renewed), 4);
});

t.test('Alibaba: what is not reachable yet is made so, and fast', async (t) => {
  const [fix] = fixed(attach(bare, CenId, 'vpc-1'), NEAR, 5);
  t.same(stepsOf(fix), [
    'A: AttachCenChildInstance',
    'A: CreateCenBandwidthPackage',
    'A: AssociateCenBandwidthPackage',
    'A: SetCenInterRegionBandwidthLimit',
  ]);
});

t.test('Alibaba: what is under way is waited for', async (t) => {
  const [bought] = withPackage(joined, CenId);
  const setting = accepted(bought, 'A', 'SetCenInterRegionBandwidthLimit', {
    CenId,
    LocalRegionId: 'cn-hangzhou',
    OppositeRegionId: 'cn-beijing',
    BandwidthLimit: 5,
  }).world;
  t.same(stepsOf(fixed(setting, NEAR, 5)[0]), ['wait']);
});

t.test('Alibaba: what nothing gives, with the reason', async (t) => {
  const why = (world: World, Mbps: number): string | undefined => {
    t.same(fixed(world, NEAR, Mbps), []);
    const obstacle = obstacleOf(world, NEAR, { rate: Mbps * MBPS });
    return obstacle && whyNoFix(world, obstacle);
  };
  t.match(why(joined, 10_001), /10 Gbps is the most that a CEN instance can have/);
  const [bought, CenBandwidthPackageId] = withPackage(joined, CenId);
  const upgraded = done(bought, 'A', 'TempUpgradeCenBandwidthPackageSpec', {
    CenBandwidthPackageId,
    Bandwidth: 10,
    EndTime: '2026-02-05T00:00Z',
  });
  t.match(why(upgraded, 20), /is upgraded for a time, and until 2026-02-05T00:00:00.000Z/);
});

t.test('Alibaba: peer attachments of transit routers, by package and by traffic', async (t) => {
  const [one, near] = withRouter(bare, CenId, 'cn-hangzhou');
  const [two, far] = withRouter(one, CenId, 'cn-beijing');
  const attached = withVpc(withVpc(two, near, 'vpc-1')[0], far, 'vpc-far')[0];
  const [connect] = fixesFor(attached, NEAR);
  if (!connect) throw new Error('they can be connected');
  const { world } = following({ world: attached, variables: {} }, connect);
  t.equal(lifted(world, NEAR, fixed(world, NEAR, 25)[0]), 25);
  t.match(stepsOf(fixed(world, NEAR, 25)[0]), ['A: UpdateTransitRouterPeerAttachmentAttribute']);
  const [bought] = withPackage(world, CenId, 8);
  const peer = Object.values(bought.alibaba.transitRouterAttachments).find(
    (row) => row.ResourceType === 'TR',
  );
  const drawing = done(bought, 'A', 'UpdateTransitRouterPeerAttachmentAttribute', {
    TransitRouterAttachmentId: peer?.TransitRouterAttachmentId ?? '',
    BandwidthType: 'BandwidthPackage',
    Bandwidth: 5,
  });
  t.equal((verdictOf(drawing, NEAR).rate ?? 0) / MBPS, 5);
  t.match(paramsOf(fixed(drawing, NEAR, 8)[0]), [{ Bandwidth: 8, BandwidthType: undefined }]);
  const both = fixed(drawing, NEAR, 9).map((fix) => [stepsOf(fix).length, lifted(drawing, NEAR, fix)]);
  t.same(both, [
    [1, 9],
    [2, 9],
  ]);
});

t.test('Tencent: limits of a region or of a pair, purchases of what is prepaid', async (t) => {
  const by = (params: Parameters<typeof withCcn>[1]): World => {
    const [world, id] = withCcn(bareWorld(), params);
    return join(world, id, 'vpc-a', 'vpc-b');
  };
  const outer = by({});
  t.match(paramsOf(fixed(outer, CCN, 2000)[0]), [
    { CcnRegionBandwidthLimits: [{ Region: 'ap-guangzhou', DstRegion: undefined, BandwidthLimit: 2000 }] },
  ]);
  t.equal(lifted(outer, CCN, fixed(outer, CCN, 2000)[0]), 2000);
  const pairs = by({ BandwidthLimitType: 'INTER_REGION_LIMIT' });
  t.match(paramsOf(fixed(pairs, CCN, 2000)[0]), [
    { CcnRegionBandwidthLimits: [{ Region: 'ap-guangzhou', DstRegion: 'ap-shanghai' }] },
  ]);
  t.equal(lifted(pairs, CCN, fixed(pairs, CCN, 2000)[0]), 2000);
  const prepaid = by({ InstanceChargeType: 'PREPAID', BandwidthLimitType: 'INTER_REGION_LIMIT' });
  t.match(verdictOf(prepaid, CCN).limit, { code: 'TEST_BANDWIDTH' });
  t.same(stepsOf(fixed(prepaid, CCN, 5)[0]), ['A: EmulateCcnBandwidthPurchase']);
  t.equal(lifted(prepaid, CCN, fixed(prepaid, CCN, 5)[0]), 5);
});

t.test(
  'Tencent: a pair across the border that is paid by traffic has its limit under the other mode',
  async (t) => {
    const empty = bareWorld();
    const { A } = empty.accounts;
    const [world, id] = withCcn(
      { ...empty, accounts: { ...empty.accounts, ...(A && { A: { ...A, crossBorder: true } }) } },
      { InstanceMeteringType: 'TRAFFIC' },
    );
    const both = join(world, id, 'vpc-a', 'vpc-hk');
    const flow = { ...CCN, to: 'hk' };
    const [fix] = fixed(both, flow, 150);
    t.same(stepsOf(fix), ['A: ModifyCcnRegionBandwidthLimitsType', 'A: SetCcnRegionBandwidthLimits']);
    t.match(fix?.items[0], { sweeping: true }, 'every other limit is forgotten');
    t.equal(lifted(both, flow, fix), 150);
    t.same(stepsOf(fixed(both, flow, 100)[0]), [], 'it has 100');
  },
);

t.test('Tencent: more than a limit can say', async (t) => {
  const [world, id] = withCcn(bareWorld());
  const both = join(world, id, 'vpc-a', 'vpc-b');
  t.same(fixed(both, CCN, 2_000_000), []);
  const obstacle = obstacleOf(both, CCN, { rate: 2_000_000 * MBPS });
  t.match(obstacle && whyNoFix(both, obstacle), /is the most that a CCN can have/);
});
