/** What follows from counters, without a kernel: a fake one is told what its cables carry and which rules packets meet. */
import t from 'tap';
import { predict } from '../../../src/analyze/predict.js';
import type { Flow } from '../../../src/analyze/verdict.js';
import type { Fabric } from '../../../src/fabric/fabric.js';
import { fakeKernel } from '../../../src/kernel/fake.js';
import type { PacketCounters } from '../../../src/kernel/packet-counters.js';
import { judgeFlow } from '../../../src/lab/explain/judge.js';
import { movedBetween } from '../../../src/lab/explain/moved.js';
import { NOTHING, reconcile } from '../../../src/lab/reconcile.js';
import { cidr } from '../../../src/model/cidr.js';
import { compile } from '../../../src/plane/compile/index.js';
import { type CableWay, trails } from '../../../src/plane/compile/trail.js';
import type { SingleAnswer } from '../../../src/probe/mesh/single.js';
import { twoRegions, withRoute } from '../../fabric.js';

const PING: Flow = { from: 'a', to: 'b', protocol: 'icmp' };
const why = (router: string) => ({ code: 'NO_ROUTE', object: router, text: 'no route' }) as const;
const SILENT: SingleAnswer = { sent: true, fate: 'silent' };

interface Told {
  readonly cables: readonly CableWay[];
  /** Ids of rules with their namespaces. */
  readonly rules?: readonly (readonly [string, string])[];
  readonly answer?: SingleAnswer;
  /** What is put into the second reading. */
  readonly more?: (after: PacketCounters) => PacketCounters;
}

async function judged(fabric: Fabric, { cables, rules = [], answer = SILENT, more = (x) => x }: Told) {
  const plane = compile(fabric);
  const kernel = fakeKernel();
  await reconcile(kernel, NOTHING, plane);
  const names = plane.namespaces.map(({ name }) => name);
  const before = await kernel.packetCounters(names);
  for (const { sender } of cables) kernel.carry(sender, 60);
  for (const [namespace, id] of rules) {
    const filter = plane.namespaces.find(({ name }) => name === namespace)?.filter;
    kernel.meet(namespace, filter?.rules.find((line) => line.includes(`"rule ${id}"`)) ?? '');
  }
  const after = (await kernel.packetCounters(names)).map(more);
  const scene = { fabric, plane, trails: trails(fabric), moved: movedBetween(before, after) };
  const ends = { from: 'a', to: 'b', source: '10.1.0.10', destination: '10.2.0.10' };
  return judgeFlow(scene, ends, predict(fabric, PING, why), answer);
}

const { fromHost, toHost, overLink } = trails(twoRegions());
const THERE = [
  fromHost('a'),
  ...overLink('vpc-a', 'att-a'),
  ...overLink('tr-a', 'region'),
  ...overLink('tr-b', 'att-b'),
  toHost('b'),
];
const BACK = THERE.map(({ sender, receiver }) => ({ sender: receiver, receiver: sender }));
const RULES = [
  ['vpc:vpc-a', 'a out'],
  ['vpc:vpc-b', 'b in'],
] as const;

t.test('there and back', async (t) => {
  const answer = { sent: true, fate: 'answered' } as const;
  const measured = await judged(twoRegions(), { cables: [...THERE, ...BACK], rules: RULES, answer });
  t.match(measured, { agrees: true, fate: 'answered', text: /all 8 hops counted them/ });
  t.match(measured.path[3]?.counters, [
    { kind: 'in', name: 'tr-b', by: 1 },
    { kind: 'out', name: 'b', by: 1 },
    { kind: 'rule', name: 'b in', by: 1 },
  ]);
});

t.test('a queue swallowed it: that is no other way, and may be chance', async (t) => {
  const more = (of: PacketCounters): PacketCounters =>
    of.namespace === 'transit:tr-a'
      ? {
          ...of,
          interfaces: of.interfaces.map((one) => ({
            ...one,
            queueDrops: one.dev.startsWith('region') ? 1 : 0,
          })),
        }
      : of;
  const measured = await judged(twoRegions(), { cables: THERE.slice(0, 2), rules: RULES.slice(0, 1), more });
  t.match(measured, { agrees: false, ended: { at: 'tr-a', way: ['a', 'vpc-a', 'tr-a'] } });
  t.match(measured.path[1], { outcome: 'differs', text: /the queue before tr-b dropped 1 frame/ });
  t.match(measured.path[2], { outcome: 'not-reached' });
});

t.test('the kernel dropped it and says why', async (t) => {
  const more = (of: PacketCounters): PacketCounters =>
    of.namespace === 'vpc:vpc-a' ? { ...of, ip: { ...of.ip, TcpExtIPReversePathFilter: 1 } } : of;
  const measured = await judged(twoRegions(), { cables: THERE.slice(0, 1), more });
  t.match(measured.path[0]?.text, /IpForwDatagrams by 0, TcpExtIPReversePathFilter by 1/);
  t.match(measured.path[0]?.counters.at(-1), { kind: 'kernel', name: 'TcpExtIPReversePathFilter', by: 1 });
});

t.test('nothing left the host', async (t) => {
  const measured = await judged(twoRegions(), { cables: [], answer: { sent: false, fate: 'silent' } });
  t.match(measured, { agrees: false, fate: 'nothing-sent', ended: { at: 'a', text: /nothing left a/ } });
  t.same(new Set(measured.path.map(({ outcome }) => outcome)), new Set(['not-reached']));
});

t.test('it took another way', async (t) => {
  const fabric = twoRegions();
  const measured = await judged(fabric, { cables: [fromHost('a'), toHost('a')] });
  t.match(measured, { agrees: false, ended: { at: 'vpc-a' } }, 'back to the sender is no way of its own');
});

t.test('predicted to go round, and it did', async (t) => {
  const round = withRoute(
    withRoute(twoRegions(), 'tr-b', cidr('10.2.0.10/32'), { kind: 'link', link: 'region' }),
    'tr-a',
    cidr('10.2.0.10/32'),
    { kind: 'link', link: 'region' },
  );
  const ways = trails(round);
  const cables = [
    ways.fromHost('a'),
    ...ways.overLink('vpc-a', 'att-a'),
    ...ways.overLink('tr-a', 'region'),
    ...ways.overLink('tr-b', 'region'),
  ];
  const measured = await judged(round, { cables: [...cables, ...cables.slice(2)], rules: RULES.slice(0, 1) });
  t.match(measured, { agrees: true });
});
