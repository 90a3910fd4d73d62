import fc from 'fast-check';
import t from 'tap';
import { deriveFabric } from '../../../src/cloud/fabric.js';
import type { World } from '../../../src/cloud/world.js';
import { compile } from '../../../src/plane/compile/index.js';
import { attachVbr, withConnection, withDataCentre, withGateway, withLine, withVbr } from '../edge.js';
import { flawsOf } from '../flaws.js';
import { attach, frozen, withCen, withPackage, worldOf } from '../world.js';
import { moves, play } from './random.js';

const RUNS = 400;

const inside = worldOf({
  vpcs: {
    'vpc-a': ['A cn-qingdao 10.0.0.0/8', { 'vsw-a': '10.1.0.0/16', 'vsw-a2': '10.2.0.0/24' }],
    'vpc-b': ['B cn-beijing 10.0.0.0/8', { 'vsw-b': '10.1.2.0/24', 'vsw-b2': '10.9.0.0/24' }],
    'vpc-c': ['A us-east-1 10.0.0.0/8', { 'vsw-c': '10.9.0.0/24' }],
    'vpc-d': ['A cn-qingdao 172.16.0.0/12', { 'vsw-d': '172.16.1.0/24' }],
  },
  hosts: {
    a: 'vsw-a 10.1.2.10 sg-a',
    a2: 'vsw-a2 10.2.0.10 sg-a sg-a2',
    b: 'vsw-b 10.1.2.20 sg-b',
    c: 'vsw-c 10.9.0.20 sg-c',
    d: 'vsw-d 172.16.1.10 sg-d',
  },
  groups: {
    'sg-a': { vpc: 'vpc-a' },
    'sg-a2': { vpc: 'vpc-a' },
    'sg-b': { vpc: 'vpc-b' },
    'sg-c': { vpc: 'vpc-c', type: 'enterprise' },
    'sg-d': { vpc: 'vpc-d' },
  },
  quotas: { censPerAccount: 3 },
});

/** With a data centre beyond: a leased line, and an IPsec connection. */
const bare = withConnection(
  withGateway(
    withLine(
      withDataCentre(inside, 'idc', '192.168.0.0/16', { server: '192.168.5.10' }, ['10.0.0.0/8 pc-1']),
      'pc-1',
      'cn-qingdao',
      'idc',
    ),
    'vpn',
    'vpc-a',
    50,
  ),
  'vco',
  'vpn 10.1.0.0/16',
  'idc 192.168.0.0/16',
);

/** Four networks attached and a package bound: random calls seldom get that far by themselves. */
const built = (): World => {
  const [world, CenId] = withCen(bare);
  const bordered = withVbr(world, 'vbr-1', 'pc-1', ['192.168.0.0/16']);
  const attached = attachVbr(attach(bordered, CenId, 'vpc-a', 'vpc-b', 'vpc-d'), CenId, 'vbr-1');
  return withPackage(attached, CenId)[0];
};

/** What must hold of every state, whatever was called. */
function brokenRulesOf({ alibaba, timers }: World): string[] {
  const broken: string[] = [];
  const used = new Map<string, number>();
  for (const row of Object.values(alibaba.regionConnections)) {
    const id = row.CenBandwidthPackageId;
    used.set(id, (used.get(id) ?? 0) + Math.max(row.BandwidthLimit, row.effective));
    if (alibaba.bandwidthPackages[id]?.CenId !== row.CenId) broken.push(`${id} is not bound to ${row.CenId}`);
  }
  for (const [id, sum] of used)
    if (sum > (alibaba.bandwidthPackages[id]?.Bandwidth ?? 0)) broken.push(`${id} is overdrawn: ${sum}`);
  const networks = Object.values(alibaba.attachments).map((row) => row.ChildInstanceId);
  if (new Set(networks).size !== networks.length) broken.push('a network is in two CENs');
  for (const { vpc, RouterInterfaceId } of Object.values(alibaba.routerInterfaces))
    if (networks.includes(vpc)) broken.push(`${vpc} is in a CEN and has ${RouterInterfaceId}`);
  for (const row of Object.values(alibaba.attachments))
    if (!alibaba.cens[row.CenId]) broken.push(`${row.CenId} is gone, ${row.ChildInstanceId} is in it`);
  const pairs = Object.values(alibaba.bandwidthPackages)
    .filter(({ CenId }) => CenId !== undefined)
    .map((row) => [row.CenId, ...[row.GeographicRegionAId, row.GeographicRegionBId].sort()].join());
  if (new Set(pairs).size !== pairs.length) broken.push('two packages for one pair of areas');
  if (timers.some(({ at }, i) => i > 0 && at < (timers[i - 1]?.at ?? 0))) broken.push('timers out of order');
  return broken;
}

t.test('random calls: only refusals, which change nothing; every state is sound', async (t) => {
  const seen = { accepted: 0, refused: new Set<string>(), links: 0 };
  const property = fc.property(fc.boolean(), moves(30), (early, steps) => {
    let world = frozen(early ? bare : built());
    for (const step of steps) {
      const before = world;
      const { world: after, result } = play(before, step);
      if (result?.ok === false) {
        if (after !== before) throw new Error('a refusal changed the world');
        seen.refused.add(result.error.code);
      }
      if (result?.ok) seen.accepted++;
      world = frozen(after);
      const fabric = deriveFabric(world);
      seen.links += Object.keys(fabric.links).length;
      compile(fabric);
      const wrong = [...flawsOf(fabric), ...brokenRulesOf(world)];
      if (wrong.length > 0) throw new Error(wrong.join('\n'));
    }
  });
  const details = fc.check(property, { numRuns: RUNS, endOnFailure: false });
  t.comment(
    `seed ${details.seed}: ${seen.accepted} accepted, refused with ${[...seen.refused].sort().join(' ')}`,
  );
  t.notOk(details.failed, fc.defaultReportMessage(details) ?? 'no counterexample');
  t.ok(seen.accepted > RUNS, 'the calls are not all nonsense');
  t.ok(seen.refused.size > 20, 'many ways to be refused were met');
  t.ok(seen.links > 0, 'networks were connected');
});
