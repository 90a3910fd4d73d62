import t from 'tap';
import { advance } from '../../../src/cloud/clouds.js';
import { deriveFabric } from '../../../src/cloud/fabric.js';
import type { World } from '../../../src/cloud/world.js';
import { accepted, codeOf, done } from '../world.js';
import { bareWorld, DAY, HOUR, join, listOf, outcome, rate, verdict, withCcn } from './lab.js';

const MBPS = 1_000_000;
const [byRegion, CcnId] = withCcn(bareWorld());
const three = join(byRegion, CcnId, 'vpc-a', 'vpc-b', 'vpc-c', 'vpc-d');
const limit = (Region: string, BandwidthLimit: number, DstRegion?: string) => ({
  CcnId,
  CcnRegionBandwidthLimits: [{ Region, BandwidthLimit, ...(DstRegion === undefined ? {} : { DstRegion }) }],
});
const set = 'SetCcnRegionBandwidthLimits';
const toPairs = (world: World): World =>
  done(world, 'A', 'ModifyCcnRegionBandwidthLimitsType', { CcnId, BandwidthLimitType: 'INTER_REGION_LIMIT' });

t.test('1 Gbit/s leaves a region, unless a limit is set; inside a region nothing limits', async (t) => {
  t.equal(rate(three, 'a', 'b'), 1000 * MBPS);
  t.equal(rate(three, 'a', 'd'), undefined);
  const capped = done(three, 'A', set, limit('ap-guangzhou', 20));
  t.equal(rate(capped, 'a', 'b'), 20 * MBPS);
  t.equal(rate(capped, 'd', 'c'), 20 * MBPS);
  t.equal(rate(capped, 'b', 'a'), 1000 * MBPS, 'what comes in is not limited by it');
  t.equal(rate(capped, 'a', 'd'), undefined);
  t.equal(verdict(capped, 'a', 'b').rateText, `egress limit of ap-guangzhou in ${CcnId}: 20 Mbit/s`);
  t.match(deriveFabric(capped).routers[`tr-${CcnId}-ap-guangzhou`], { egressCap: { rate: 20 * MBPS } });
});

t.test('a limit of a pair holds both ways, whichever region is named first', async (t) => {
  const pairs = toPairs(three);
  t.equal(rate(pairs, 'a', 'b'), 1000 * MBPS);
  const limited = done(pairs, 'A', set, limit('ap-shanghai', 5, 'ap-guangzhou'));
  t.equal(rate(limited, 'a', 'b'), 5 * MBPS);
  t.equal(rate(limited, 'b', 'd'), 5 * MBPS);
  t.equal(rate(limited, 'a', 'c'), 1000 * MBPS);
  t.equal(rate(limited, 'a', 'd'), undefined);
  t.notOk(deriveFabric(limited).routers[`tr-${CcnId}-ap-guangzhou`]?.egressCap);
  const other = done(limited, 'A', set, limit('ap-guangzhou', 7, 'ap-shanghai'));
  t.equal(rate(other, 'b', 'a'), 7 * MBPS, 'one limit a pair');
});

t.test('a change of the mode forgets every limit; the same mode does not', async (t) => {
  const capped = done(three, 'A', set, limit('ap-guangzhou', 20));
  const same = done(capped, 'A', 'ModifyCcnRegionBandwidthLimitsType', {
    CcnId,
    BandwidthLimitType: 'OUTER_REGION_LIMIT',
  });
  t.equal(rate(same, 'a', 'b'), 20 * MBPS);
  const back = done(toPairs(capped), 'A', 'ModifyCcnRegionBandwidthLimitsType', { CcnId });
  t.equal(rate(back, 'a', 'b'), 1000 * MBPS);
});

t.test('the default flag takes a limit off the list', async (t) => {
  const capped = done(three, 'A', set, limit('ap-guangzhou', 20));
  const listed = (world: World) =>
    listOf(world, 'A', 'DescribeCcnRegionBandwidthLimits', 'CcnRegionBandwidthLimitSet', { CcnId });
  t.same(listed(capped), [{ Region: 'ap-guangzhou', IsBm: false, BandwidthLimit: 20 }]);
  const reset = done(capped, 'A', set, {
    CcnId,
    CcnRegionBandwidthLimits: [{ Region: 'ap-guangzhou' }],
    SetDefaultLimitFlag: true,
  });
  t.same(listed(reset), []);
  t.equal(rate(reset, 'a', 'b'), 1000 * MBPS);
});

t.test('only regions with instances have limits', async (t) => {
  const { error } = { error: codeOf(three, 'A', set, limit('ap-chengdu', 20)) };
  t.equal(error, '200 UnsupportedOperation');
  const capped = done(three, 'A', set, limit('ap-shanghai', 20));
  const left = done(capped, 'B', 'DetachCcnInstances', {
    CcnId,
    Instances: [{ InstanceId: 'vpc-b', InstanceRegion: 'ap-shanghai', InstanceType: 'VPC' }],
  });
  t.same(listOf(left, 'A', 'DescribeCcnRegionBandwidthLimits', 'CcnRegionBandwidthLimitSet', { CcnId }), []);
});

t.test('prepaid: 10 Kbit/s until bandwidth is bought, and a day after it ends', async (t) => {
  const [empty, prepaid] = withCcn(bareWorld(), { InstanceChargeType: 'PREPAID' });
  const world = join(empty, prepaid, 'vpc-a', 'vpc-c');
  t.equal(rate(world, 'a', 'c'), 10_000);
  t.equal(deriveFabric(world).links[`${prepaid}/ap-beijing/ap-guangzhou`]?.testBandwidth, true);
  t.equal(
    codeOf(world, 'A', set, { ...limit('ap-guangzhou', 5, 'ap-beijing'), CcnId: prepaid }),
    '200 UnsupportedOperation.NotPostpaidCcnOperation',
  );
  const order = { CcnId: prepaid, Region: 'ap-guangzhou', DstRegion: 'ap-beijing', BandwidthLimit: 5 };
  const bought = done(world, 'A', 'EmulateCcnBandwidthPurchase', order);
  t.equal(rate(bought, 'a', 'c'), 5 * MBPS);
  t.match(listOf(bought, 'A', 'GetCcnRegionBandwidthLimits', 'CcnBandwidthSet', { CcnId: prepaid }), [
    {
      RegionFlowControlId: /^fcr-[0-9a-z]{8}$/,
      ExpiredTime: /^2026-02-28 /,
      CcnRegionBandwidthLimit: { Region: 'ap-beijing', DstRegion: 'ap-guangzhou', BandwidthLimit: 5 },
    },
  ]);
  t.equal(codeOf(bought, 'A', 'DeleteCcn', { CcnId: prepaid }).includes('ExistCcnInstances'), true);
  const over = advance(bought, 28 * DAY);
  t.equal(rate(over.world, 'a', 'c'), 5 * MBPS, 'a day of grace');
  const gone = advance(over.world, 24 * HOUR);
  t.equal(rate(gone.world, 'a', 'c'), 10_000);
  const renewing = done(world, 'A', 'EmulateCcnBandwidthPurchase', {
    ...order,
    RenewFlag: 'NOTIFY_AND_AUTO_RENEW',
  });
  t.equal(rate(advance(renewing, 70 * DAY).world, 'a', 'c'), 5 * MBPS);
});

t.test('by traffic 100 Mbit/s across the border', async (t) => {
  const [empty, byTraffic] = withCcn(bareWorld(), { InstanceMeteringType: 'TRAFFIC' });
  const filed = done(empty, 'A', 'CreateCrossBorderCompliance', {
    ServiceProvider: 'UNICOM',
    Company: 'Lab',
  });
  const ComplianceId = filed.tencent.crossBorder.A?.ComplianceId ?? 0;
  const approved = done(filed, 'B', 'AuditCrossBorderCompliance', {
    ServiceProvider: 'UNICOM',
    ComplianceId,
    AuditBehavior: 'APPROVED',
  });
  const world = join(approved, byTraffic, 'vpc-a', 'vpc-c', 'vpc-hk');
  t.equal(rate(world, 'a', 'hk'), 100 * MBPS);
  t.equal(rate(world, 'a', 'c'), 1000 * MBPS);
});

t.test('arrears: after 7 days the CCN stops, keeps its limits, and goes on when paid', async (t) => {
  const capped = done(three, 'A', set, limit('ap-guangzhou', 20));
  const owing = done(capped, 'A', 'EmulateArrears');
  t.equal(codeOf(owing, 'A', 'CreateCcn', { CcnName: 'x' }), '200 UnsupportedOperation.InsufficientFunds');
  t.equal(rate(advance(owing, 7 * DAY - 1).world, 'a', 'b'), 20 * MBPS);
  const stopped = advance(owing, 7 * DAY);
  t.same(stopped.happened, ['CCNs of account A ISOLATED']);
  t.equal(outcome(stopped.world, 'a', 'b'), 'ISOLATED');
  t.match(listOf(stopped.world, 'A', 'DescribeCcns', 'CcnSet'), [{ State: 'ISOLATED' }]);
  const paid = done(stopped.world, 'A', 'EmulateArrears', { InArrears: false });
  t.equal(rate(paid, 'a', 'b'), 20 * MBPS);
  const early = done(advance(owing, 6 * DAY).world, 'A', 'EmulateArrears', { InArrears: false });
  t.equal(outcome(advance(early, 30 * DAY).world, 'a', 'b'), 'reachable');
  t.ok(accepted(early, 'A', 'DescribeCcns'));
});
