import fc from 'fast-check';
import t from 'tap';
import { predict } from '../../../../src/analyze/predict.js';
import { fail, settle } from '../../../../src/cloud/clouds.js';
import { deriveFabric } from '../../../../src/cloud/fabric.js';
import { whyNoRoute } from '../../../../src/cloud/why.js';
import type { World } from '../../../../src/cloud/world.js';
import type { JsonObject } from '../../../../src/model/json.js';
import { moves, play } from '../../../property/moves.js';
import { make, withCen } from '../../world.js';
import { bordered, domainAt, join, listed, network, route, tableOf, withEntries } from './network.js';

const RUNS = 300;

const plan = {
  vpcs: {
    'vpc-a': ['A cn-qingdao 10.0.0.0/8', { 'vsw-a': '10.1.0.0/16', 'vsw-a2': '10.2.0.0/24' }],
    'vpc-b': ['A cn-beijing 10.0.0.0/8', { 'vsw-b': '10.1.2.0/24', 'vsw-b2': '10.9.0.0/24' }],
    'vpc-c': ['A us-east-1 10.0.0.0/8', { 'vsw-c': '10.9.0.0/24' }],
  },
  hosts: { a: 'vsw-a 10.1.2.10', a2: 'vsw-a2 10.2.0.10', b: 'vsw-b 10.1.2.20', c: 'vsw-c 10.9.0.20' },
} as const;
const [bare, CenId] = withCen(
  bordered(plan, {
    'vbr-1': { centre: 'idc', static: ['192.168.0.0/16'] },
    'vbr-2': { centre: 'idc', bgp: { '192.168.0.0/16': [65001], '192.168.9.0/24': [65001] } },
    'vbr-3': { region: 'cn-beijing', bgp: { '192.168.0.0/16': [65001, 65002] } },
  }),
);
const start = join(
  withEntries(
    withEntries(bare, 'vpc-a', 'rte-a 192.168.9.0/24 Instance a', 'rte-a2 172.16.0.0/16 Instance a'),
    'vpc-b',
    'rte-b 172.16.0.0/12 Instance b',
  ),
  CenId,
  'vpc-a',
  'vbr-1',
  'vpc-b',
  'vbr-2',
);

/** What the calls tell and what the routers do must be the same. */
function disagreements(world: World): string[] {
  const { routers } = deriveFabric(world);
  // A asks; another account's are not A's to see.
  const cens = Object.values(world.alibaba.cens).flatMap((cen) => (cen.account === 'A' ? cen.CenId : []));
  const told = cens.flatMap((cen) =>
    Object.values(routers)
      .filter((router) => router.kind === 'transit' && router.network === cen)
      .flatMap(({ id, region }) =>
        differ(
          `${id} domain`,
          blocksOf(domainAt(world, cen, region, 'Active')),
          blocksOf(tableOf(world, id)),
        ),
      ),
  );
  const attached = Object.values(world.alibaba.attachments).filter((row) => cens.includes(row.CenId));
  const learned = attached.flatMap((row) => {
    const id = row.ChildInstanceId;
    const items = listed(world, 'DescribeCenChildInstanceRouteEntries', {
      ...network(world, row.CenId, id),
      Status: 'Active',
    });
    const taken = items.filter(({ Type }) => Type === 'CEN').map((item) => String(item.DestinationCidrBlock));
    const used = tableOf(world, id).filter((line) => line.endsWith(`${id}@${row.CenId}`));
    return differ(`${id} learned`, taken, blocksOf(used));
  });
  return [...told, ...learned];
}

const blocksOf = (lines: readonly string[]): string[] => lines.map((line) => line.split(' ')[0] ?? '');

const differ = (what: string, told: readonly string[], done: readonly string[]): string[] =>
  [...told].sort().join() === [...done].sort().join() ? [] : [`${what}: told ${told}, done ${done}`];

/** Every pair of hosts has a verdict, and none is a loop. */
function loops(world: World): string[] {
  const fabric = deriveFabric(world);
  const hosts = Object.keys(fabric.hosts);
  return hosts.flatMap((from) =>
    hosts.flatMap((to) => {
      const verdict = predict(fabric, { from, to, protocol: 'icmp' }, (router, host) =>
        whyNoRoute(world, router, host),
      );
      return verdict.code === 'ROUTE_LOOP' ? [`${from} ${to}: ${verdict.text}`] : [];
    }),
  );
}

const NETWORKS = ['vpc-a', 'vpc-b', 'vpc-c', 'vbr-1', 'vbr-2', 'vbr-3'];
const REGIONS = ['cn-qingdao', 'cn-beijing', 'us-east-1'];
const some = <T>(...values: readonly T[]) => fc.option(fc.constantFrom(...values), { nil: '' });

/** Calls about routes, most of which are accepted. */
const routeCall: fc.Arbitrary<readonly [string, JsonObject]> = fc.oneof(
  fc.tuple(
    fc.constant('CreateCenRouteMap'),
    fc.record({
      CenId: fc.constant(CenId),
      CenRegionId: fc.constantFrom(...REGIONS),
      TransmitDirection: fc.constantFrom('RegionIn', 'RegionOut'),
      Priority: fc.integer({ min: 1, max: 90 }),
      MapResult: fc.constantFrom('Permit', 'Permit', 'Deny'),
      NextPriority: some(95),
      SourceInstanceIds: some(...NETWORKS),
      DestinationInstanceIds: some(...NETWORKS),
      SourceChildInstanceTypes: some('VPC', 'VBR'),
      DestinationRegionIds: some(...REGIONS),
      Preference: some(1, 20, 99),
    }),
  ),
  fc.tuple(
    fc.constantFrom('PublishRouteEntries', 'WithdrawPublishedRouteEntries'),
    fc
      .tuple(fc.constantFrom(...NETWORKS), fc.constantFrom('10.1.0.0/16', '172.16.0.0/12', '192.168.0.0/16'))
      .map(([id, block]) => route(start, CenId, id, block)),
  ),
);

const outage = fc.constantFrom('pc-vbr-1', 'pc-vbr-2', 'pc-vbr-3', 'none');

t.test('lists of routes and packets agree after random calls; nothing goes round', async (t) => {
  const seen = { maps: 0, publications: 0 };
  const property = fc.property(
    fc.array(routeCall, { maxLength: 12 }),
    moves(10, 10),
    outage,
    (calls, steps, line) => {
      let world = fail(start, { kind: 'line', line });
      for (const [action, params] of calls) {
        const result = make(world, 'A', action, params);
        world = settle(result.ok ? result.world : world).world;
      }
      for (const step of steps) world = play(['alibaba'], world, step).world;
      seen.maps += Object.keys(world.alibaba.routeMaps).length;
      seen.publications += Object.keys(world.alibaba.publications).length;
      const wrong = [...disagreements(world), ...loops(world)];
      if (wrong.length > 0) throw new Error(wrong.join('\n'));
    },
  );
  const details = fc.check(property, { numRuns: RUNS, endOnFailure: true });
  t.comment(`seed ${details.seed}: ${seen.maps} maps, ${seen.publications} publications`);
  t.notOk(details.failed, fc.defaultReportMessage(details) ?? 'no counterexample');
  t.ok(seen.maps > RUNS, 'maps were at work');
  t.ok(seen.publications > RUNS / 20, 'publications too');
});

t.test('a list of routes has up to 500 a page', async (t) => {
  const list = (PageSize: number) =>
    make(start, 'A', 'DescribeCenRegionDomainRouteEntries', { CenId, CenRegionId: 'cn-qingdao', PageSize });
  t.equal(list(500).ok, true);
  t.equal(list(501).ok, false);
});
