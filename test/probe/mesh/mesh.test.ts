import t from 'tap';
import { predictMatrix } from '../../../src/analyze/matrix/predict.js';
import type { WhyNoRoute } from '../../../src/analyze/predict.js';
import type { Fabric, Route } from '../../../src/fabric/fabric.js';
import type { Kernel } from '../../../src/kernel/kernel.js';
import { linuxKernel } from '../../../src/kernel/linux/kernel.js';
import { type Compared, type Comparison, compareAll } from '../../../src/lab/compare.js';
import { allCompared, comparedAt, differences, differenceText } from '../../../src/lab/matrix/differences.js';
import { reconcile } from '../../../src/lab/reconcile.js';
import { cidr } from '../../../src/model/cidr.js';
import { compile } from '../../../src/plane/compile/index.js';
import type { MeshProbe } from '../../../src/probe/mesh/carrier.js';
import { measureMesh } from '../../../src/probe/mesh/mesh.js';
import { rule, twoRegions, withRouter, withRules } from '../../fabric.js';
import { inSandbox } from '../../sandbox.js';

const PROBES: readonly MeshProbe[] = [
  { protocol: 'icmp' },
  { protocol: 'tcp', port: 22 },
  { protocol: 'udp', port: 53 },
];

const why: WhyNoRoute = (router) => ({
  code: 'NO_ROUTE',
  object: router,
  text: 'no route',
});

/** Host c in VPC b with a's own address: it takes what VPC b should send back to a. */
function withNamesake(fabric: Fabric): Fabric {
  const [a, b] = [fabric.hosts.a, fabric.hosts.b];
  if (!a || !b) throw new Error('two regions have two hosts');
  const c = { ...a, id: 'c', subnet: 'vsw-c', router: 'vpc-b' };
  const route: Route = {
    cidr: cidr(`${a.address}/32`),
    target: { kind: 'host', host: 'c' },
    origin: { object: 'c', text: 'host c' },
  };
  const main = (routes: readonly Route[] = []) => [...routes, route];
  return withRouter({ ...fabric, hosts: { ...fabric.hosts, c } }, 'vpc-b', (router) => ({
    ...router,
    tables: { main: main(router.tables.main) },
  }));
}

/** Host c with a's own address in a third VPC: it can ask b, but b's answer goes to a. */
function withStray(fabric: Fabric): Fabric {
  const [a, vpcA, attachment] = [fabric.hosts.a, fabric.routers['vpc-a'], fabric.links['att-b']];
  if (!a || !vpcA || !attachment) throw new Error('two regions have a host, a VPC and an attachment');
  const [own] = vpcA.tables.main ?? [];
  const way: Route = {
    cidr: cidr('10.2.0.0/24'),
    target: { kind: 'link', link: 'att-c' },
    origin: { object: 'cen', text: 'cen' },
  };
  const { filter: _open, ...bare } = vpcA;
  const main = own ? [{ ...own, target: { kind: 'host', host: 'c' } as const }, way] : [way];
  return {
    hosts: { ...fabric.hosts, c: { ...a, id: 'c', subnet: 'vsw-c', router: 'vpc-c' } },
    routers: { ...fabric.routers, 'vpc-c': { ...bare, id: 'vpc-c', label: 'VPC vpc-c', tables: { main } } },
    links: { ...fabric.links, 'att-c': { ...attachment, id: 'att-c', ends: ['vpc-c', 'tr-b'] } },
  };
}

const withRate = (fabric: Fabric, rate: number): Fabric => {
  const link = fabric.links.region;
  if (!link) throw new Error('two regions have a link');
  return { ...fabric, links: { ...fabric.links, region: { ...link, rate: [rate, rate] } } };
};

const lines = (compared: readonly Compared[]): string[] =>
  compared.map(({ flow, measured }) => `${flow.from}-${flow.to} ${flow.protocol}: ${measured}`);

/** What prediction and packets say differently, for people. */
const differ = (comparisons: readonly Comparison[]): string[] =>
  comparisons.flatMap((one) =>
    differences(one).map(([from, to]) => differenceText(comparedAt(one, from, to))),
  );

async function tests(kernel: Kernel): Promise<void> {
  /** Lays a fabric, measures it, takes it down. */
  const measured = async (fabric: Fabric): Promise<Compared[]> => {
    await kernel.prune([]);
    await reconcile(kernel, { namespaces: [], links: [] }, compile(fabric));
    const comparisons = await compareAll(kernel, fabric, PROBES, (probe) =>
      predictMatrix(fabric, probe, why),
    );
    t.same(differ(comparisons), []);
    return comparisons.flatMap(allCompared);
  };

  await t.test('every pair, every protocol', async (t) => {
    const compared = await measured(twoRegions());
    t.same(lines(compared), [
      'a-b icmp: answered',
      'b-a icmp: answered',
      'a-b tcp: answered',
      'b-a tcp: answered',
      'a-b udp: answered',
      'b-a udp: answered',
    ]);
  });

  await t.test('each protocol and each port by itself', async (t) => {
    const ingress = [
      rule('no ssh', 'drop', { protocol: 'tcp', ports: [22, 22] }),
      rule('no echo', 'drop', { protocol: 'icmp' }),
      rule('rest', 'accept'),
    ];
    const fabric = withRules(twoRegions(), 'b', { ingress });
    t.same(
      lines(await measured(fabric)).filter((line) => line.startsWith('a-b')),
      ['a-b icmp: nothing arrived', 'a-b tcp: nothing arrived', 'a-b udp: answered'],
    );
    const { reached } = await measureMesh(kernel, {
      hosts: [
        { namespace: 'a', address: '10.1.0.10' },
        { namespace: 'b', address: '10.2.0.10' },
      ],
      probes: [{ protocol: 'tcp', port: 23 }],
    });
    t.ok(reached(0, 1, 0), 'the port beside it');
  });

  await t.test('several ports of one protocol at once', async (t) => {
    const ingress = [
      rule('one port', 'drop', { protocol: 'udp', ports: [7777, 7777] }),
      rule('another', 'drop', { protocol: 'tcp', ports: [22, 22] }),
      rule('rest', 'accept'),
    ];
    await measured(withRules(twoRegions(), 'b', { ingress }));
    const { reached } = await measureMesh(kernel, {
      hosts: [
        { namespace: 'a', address: '10.1.0.10' },
        { namespace: 'b', address: '10.2.0.10' },
      ],
      probes: [
        { protocol: 'udp', port: 53 },
        { protocol: 'udp', port: 7777 },
        { protocol: 'tcp', port: 22 },
        { protocol: 'tcp', port: 7777 },
      ],
    });
    t.same(
      [0, 1, 2, 3].map((probe) => reached(0, 1, probe)),
      [true, false, false, true],
    );
  });

  await t.test('a namesake takes the answer', async (t) => {
    const compared = await measured(withNamesake(twoRegions()));
    const said = lines(compared);
    t.ok(said.includes('a-b icmp: arrived, but no answer came back'));
    t.ok(said.includes('b-a icmp: taken by c'));
    t.ok(said.includes('b-a tcp: taken by c'));
    t.ok(said.includes('b-a udp: taken by c'));
  });

  await t.test("a namesake's stray answers open no filter", async (t) => {
    const egress = [rule('no dns', 'drop', { protocol: 'udp' }), rule('rest', 'accept')];
    const compared = await measured(withRules(withStray(twoRegions()), 'a', { egress }));
    const said = lines(compared);
    t.ok(said.includes('c-b udp: arrived, but no answer came back'));
    t.ok(said.includes('a-b udp: nothing arrived'));
  });

  await t.test('a line of 1 Kbit/s is not flooded, and has the time it takes', async (t) => {
    const compared = await measured(withRate(twoRegions(), 1000));
    t.equal(compared.filter(({ reached }) => reached).length, 6);
  });

  await t.test('a filter that closes is not passed by what an open one knew', async (t) => {
    await measured(twoRegions());
    const closed = withRules(twoRegions(), 'b', { ingress: [rule('closed', 'drop')] });
    await reconcile(kernel, compile(twoRegions()), compile(closed));
    const predict = (probe: MeshProbe) => predictMatrix(closed, probe, why);
    t.same(differ(await compareAll(kernel, closed, PROBES, predict)), []);
  });

  await t.test('too many hosts to number', async (t) => {
    const hosts = Array.from({ length: 70_000 }, () => ({ namespace: 'a', address: '10.1.0.10' }));
    await t.rejects(measureMesh(kernel, { hosts, probes: PROBES }), RangeError);
  });
  await kernel.prune([]);
  kernel.close();
}

if (inSandbox(import.meta.url)) await tests(linuxKernel());
