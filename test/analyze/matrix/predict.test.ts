import t from 'tap';
import { classPairs } from '../../../src/analyze/matrix/pairs.js';
import { predictMatrix } from '../../../src/analyze/matrix/predict.js';
import type { WhyNoRoute } from '../../../src/analyze/predict.js';
import type { Fabric, Rule } from '../../../src/fabric/fabric.js';
import { cidr } from '../../../src/model/cidr.js';
import { rule, twoRegions, withBeside, withRoute, withRouter, withRules } from '../../fabric.js';

const ICMP = { protocol: 'icmp' } as const;
const why: WhyNoRoute = (router, _host, address) => ({
  code: 'NO_ROUTE',
  object: router,
  text: `no route to ${address}`,
});

/** Hosts b1, b2, ... beside b, alike in all but their address. */
function withMore(fabric: Fabric, addresses: readonly string[]): Fabric {
  const more = addresses.map((address, i) => ({ id: `b${i + 1}`, address }));
  return withRouter(withBeside(fabric, more), 'vpc-b', (router) => ({
    ...router,
    ...(router.filter && {
      filter: {
        ...router.filter,
        policies: router.filter.policies.map((policy) => ({
          ...policy,
          members: [...policy.members, ...addresses],
        })),
      },
    }),
  }));
}

const THREE = withMore(twoRegions(), ['10.2.0.11', '10.2.0.130']);
const NO_BLOCKS = [] as const;

const classesOf = (fabric: Fabric, blocks: readonly string[] = []): string[] => {
  const { hosts, classes } = predictMatrix(fabric, ICMP, why, blocks.map(cidr));
  return classes.map((places) => places.map((place) => hosts[place]).join(' '));
};

t.test('what nothing tells apart is one class', async (t) => {
  t.same(classesOf(THREE), ['a', 'b b1 b2']);
});

t.test('each thing that anybody can ask about parts a class', async (t) => {
  const peer = (block: string): Rule[] => [
    rule('some', 'drop', { peer: { cidr: cidr(block) } }),
    rule('rest', 'accept'),
  ];
  t.same(classesOf(withRules(THREE, 'a', { egress: peer('10.2.0.128/25') })), ['a', 'b b1', 'b2'], 'a rule');
  t.same(
    classesOf(withRoute(THREE, 'tr-a', cidr('10.2.0.0/28'), { kind: 'blackhole' })),
    ['a', 'b b1', 'b2'],
    'a route, wherever it is',
  );
  t.same(classesOf(THREE, ['10.2.0.11/32']), ['a', 'b b2', 'b1'], 'what the cloud may ask about');
  const alias = { ...THREE, hosts: { ...THREE.hosts, b1: { ...THREE.hosts.b1, aliases: ['10.9.0.1'] } } };
  t.same(classesOf(alias as Fabric), ['a', 'b b2', 'b1'], 'a further address');
  const down = { ...THREE, hosts: { ...THREE.hosts, b: { ...THREE.hosts.b, up: false } } };
  t.same(classesOf(down as Fabric), ['a', 'b', 'b1 b2'], 'a host that is down');
  t.same(
    classesOf(withRoute(THREE, 'vpc-b', cidr('10.9.0.0/16'), { kind: 'host', host: 'b2' })),
    ['a', 'b b1', 'b2'],
    'the next hop of a route',
  );
  const out = withRouter(THREE, 'vpc-b', (router) => ({
    ...router,
    ...(router.filter && {
      filter: {
        ...router.filter,
        policies: router.filter.policies.map((policy) => ({
          ...policy,
          members: policy.members.slice(0, 2),
        })),
      },
    }),
  }));
  t.same(classesOf(out), ['a', 'b b1', 'b2'], 'a policy');
});

t.test('namesakes are never put for each other', async (t) => {
  const { a } = THREE.hosts;
  if (!a) throw new Error('two regions have a host a');
  const fabric = { ...THREE, hosts: { ...THREE.hosts, z: { ...a, id: 'z' } } };
  t.same(classesOf(fabric), ['a', 'b b1 b2', 'z']);
});

t.test('a reason is one object, with what has to change; words are the pair’s own', async (t) => {
  const fabric = withRules(THREE, 'b', { ingress: [rule('closed', 'drop')] });
  const { hosts, reasonOf, codeOf, verdictOf } = predictMatrix(fabric, ICMP, why, NO_BLOCKS);
  const [a, b, b2] = ['a', 'b', 'b2'].map((id) => hosts.indexOf(id)) as [number, number, number];
  t.same(reasonOf(a, b), { code: 'SG_INGRESS_DENY', direction: 'forward', object: 'sg-b' });
  t.equal(reasonOf(a, b), reasonOf(a, b2));
  t.equal(codeOf(b, a), undefined);
  t.equal(codeOf(b, b), undefined, 'a host and itself');
  t.equal(codeOf(b, b2), 'SG_INGRESS_DENY', 'two hosts of one class');
  t.match(verdictOf(b2, b).text, /from 10\.2\.0\.130/);
});

t.test('without the blocks of the cloud it is asked for every pair that it decides', async (t) => {
  const lost = withRouter(THREE, 'tr-a', (router) => ({ ...router, tables: { main: [] } }));
  const asked: string[] = [];
  const picky: WhyNoRoute = (router, host, address) => {
    asked.push(host);
    return address === '10.2.0.11'
      ? { code: 'ROUTE_DISABLED', object: 'r', text: 'off' }
      : why(router, host, address);
  };
  const codes = (blocks?: []) => {
    const { hosts, codeOf } = predictMatrix(lost, ICMP, picky, blocks);
    return hosts.map((_, to) => codeOf(0, to));
  };
  t.same(codes(), [undefined, 'NO_ROUTE', 'ROUTE_DISABLED', 'NO_ROUTE']);
  asked.length = 0;
  codes([]);
  t.same(asked, ['b'], 'with them one answers for all');
});

t.test('pairs of classes count every ordered pair once', async (t) => {
  t.same(
    [...classPairs([[0], [1, 2, 3]])],
    [
      { from: 0, to: 1, pairs: 3 },
      { from: 1, to: 0, pairs: 3 },
      { from: 1, to: 2, pairs: 6 },
    ],
  );
});
