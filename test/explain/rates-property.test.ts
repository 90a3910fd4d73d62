import fc from 'fast-check';
import t from 'tap';
import { advance, apply, settle } from '../../src/cloud/clouds.js';
import type { World } from '../../src/cloud/world.js';
import { fixesFor } from '../../src/explain/fix.js';
import { obstacleOf, verdictOf } from '../../src/explain/obstacle.js';
import type { JsonObject } from '../../src/model/json.js';
import { plainWorld } from '../cloud/alibaba/enterprise/network.js';
import { bareWorld, join, withCcn } from '../cloud/tencent/lab.js';
import { attach, withCen } from '../cloud/world.js';
import { following } from './following.js';

const RUNS = 60;

/** Calls that may be refused: then nothing changes. */
interface Doing {
  readonly action: string;
  readonly params: JsonObject;
  readonly wait: boolean;
}

const tried = (world: World, { action, params, wait }: Doing): World => {
  const result = apply(world, { as: 'A', action, params });
  if (!result.ok) return world;
  return wait ? settle(result.world).world : result.world;
};

const Mbps = fc.integer({ min: 1, max: 12 });
const doing = (action: string, params: fc.Arbitrary<JsonObject>): fc.Arbitrary<Doing> =>
  fc.record({ action: fc.constant(action), params, wait: fc.boolean() });

/** What is offered leads there, in whatever state the clouds are; how much was offered. */
function holds(world: World, flow: Parameters<typeof verdictOf>[1], rate: number): number {
  const before = verdictOf(world, flow);
  const fixes = fixesFor(world, flow, {}, { rate });
  if (!obstacleOf(world, flow, { rate })) {
    if (fixes.length > 0) throw new Error('a fix for what is good');
    return 0;
  }
  for (const fix of fixes) {
    const after = verdictOf(following({ world, variables: {} }, fix).world, flow);
    if (!after.reachable || (after.rate ?? Number.POSITIVE_INFINITY) < rate)
      throw new Error(`${before.text}: ${fix.text} leads to ${after.code ?? after.rate}`);
  }
  return fixes.length;
}

const [bare, CenId] = withCen(plainWorld());
const REGIONS = ['cn-hangzhou', 'cn-beijing', 'us-east-1'];
const AREAS = ['China', 'North-America'];
const cens = attach(bare, CenId, 'vpc-1', 'vpc-far', 'vpc-us');
const packageId = (world: World, pick: number): string => {
  const ids = Object.keys(world.alibaba.bandwidthPackages);
  return ids[pick % Math.max(1, ids.length)] ?? 'none';
};

t.test('Alibaba: packages and limits in any state', async (t) => {
  let offered = 0;
  const steps = fc.array(
    fc.oneof(
      doing(
        'CreateCenBandwidthPackage',
        fc.record({
          Bandwidth: fc.integer({ min: 2, max: 12 }),
          GeographicRegionAId: fc.constantFrom(...AREAS),
          GeographicRegionBId: fc.constantFrom(...AREAS),
          AutoPay: fc.boolean(),
        }),
      ),
      doing('AssociateCenBandwidthPackage', fc.record({ CenId: fc.constant(CenId), pick: fc.nat(5) })),
      doing(
        'SetCenInterRegionBandwidthLimit',
        fc.record({
          CenId: fc.constant(CenId),
          LocalRegionId: fc.constantFrom(...REGIONS),
          OppositeRegionId: fc.constantFrom(...REGIONS),
          BandwidthLimit: Mbps,
        }),
      ),
    ),
    { maxLength: 8 },
  );
  const approved = (world: World): World => ({
    ...world,
    accounts: Object.fromEntries(
      Object.entries(world.accounts).map(([id, row]) => [id, { ...row, crossBorder: true }]),
    ),
  });
  fc.assert(
    fc.property(
      steps,
      fc.boolean(),
      fc.constantFrom(0, 32, 60),
      fc.constantFrom('h-far', 'h-us'),
      fc.integer({ min: 1, max: 15_000 }),
      (made, mayCross, days, to, kbps) => {
        const begun = made.reduce(
          (world, { params: { pick, ...params }, ...one }) =>
            tried(world, {
              ...one,
              params:
                pick === undefined
                  ? params
                  : { ...params, CenBandwidthPackageId: packageId(world, Number(pick)) },
            }),
          mayCross ? approved(cens) : cens,
        );
        const world = advance(begun, days * 86_400_000).world;
        offered += holds(world, { from: 'h-1', to, protocol: 'icmp' }, kbps * 1000);
      },
    ),
    { numRuns: RUNS },
  );
  t.ok(offered > RUNS / 4, `${offered} fixes were tried`);
});

t.test('Tencent: CCNs of any terms', async (t) => {
  let offered = 0;
  const limits = fc.array(
    fc.record({
      Region: fc.constantFrom('ap-guangzhou', 'ap-shanghai'),
      DstRegion: fc.constantFrom('ap-beijing', 'ap-shanghai', undefined),
      BandwidthLimit: Mbps,
    }),
    { maxLength: 3 },
  );
  const terms = fc.constantFrom<JsonObject>(
    {},
    { BandwidthLimitType: 'INTER_REGION_LIMIT' },
    { InstanceMeteringType: 'TRAFFIC' },
    { InstanceChargeType: 'PREPAID' },
  );
  fc.assert(
    fc.property(
      terms,
      limits,
      fc.constantFrom(0, 31, 40),
      fc.constantFrom('b', 'c', 'd'),
      fc.integer({ min: 1, max: 3_000_000 }),
      (params, set, days, to, kbps) => {
        const [made, CcnId] = withCcn(bareWorld(), params);
        const begun = set.reduce(
          (world, { DstRegion, ...one }) => {
            const named = { ...one, ...(DstRegion !== undefined && { DstRegion }) };
            const limited = tried(world, {
              action: 'SetCcnRegionBandwidthLimits',
              params: { CcnId, CcnRegionBandwidthLimits: [named] },
              wait: true,
            });
            return tried(limited, {
              action: 'EmulateCcnBandwidthPurchase',
              params: { CcnId, ...named },
              wait: true,
            });
          },
          join(made, CcnId, 'vpc-a', 'vpc-b', 'vpc-c', 'vpc-d'),
        );
        offered += holds(
          advance(begun, days * 86_400_000).world,
          { from: 'a', to, protocol: 'icmp' },
          kbps * 1000,
        );
      },
    ),
    { numRuns: RUNS },
  );
  t.ok(offered > RUNS / 4, `${offered} fixes were tried`);
});
