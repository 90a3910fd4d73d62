import t from 'tap';
import { cidr } from '../../src/model/cidr.js';
import { compile } from '../../src/plane/compile/index.js';
import { chainName, interfaceName, macOf, setName } from '../../src/plane/compile/names.js';
import { shaper } from '../../src/plane/compile/shaper.js';
import type { Plane } from '../../src/plane/plane.js';
import { openFilter, rule, twoRegions, withAliases, withRoute, withRouter } from '../fabric.js';

const namespace = (plane: Plane, name: string) => {
  const found = plane.namespaces.find((row) => row.name === name);
  if (!found) throw new Error(`no namespace ${name}`);
  return found;
};

t.test('hosts know their gateway only, and never ask ARP', async (t) => {
  const host = namespace(compile(twoRegions()), 'a');
  t.same(host.routes, [{ dst: '0.0.0.0/0', type: 'unicast', dev: 'eth0', via: '10.1.0.253', table: 254 }]);
  t.same(host.addresses, [{ dev: 'eth0', cidr: '10.1.0.10/24' }]);
  t.equal(host.neighbours[0]?.address, '10.1.0.253');
});

t.test('a host has its aliases beside its address; its router hands it packets for others', async (t) => {
  const block = cidr('10.9.0.0/24');
  const fabric = withRoute(withAliases(twoRegions(), 'a', ['10.9.0.2', '10.9.0.10']), 'vpc-a', block, {
    kind: 'host',
    host: 'a',
  });
  const plane = compile(fabric);
  t.same(namespace(plane, 'a').addresses, [
    { dev: 'eth0', cidr: '10.1.0.10/24' },
    { dev: 'lo', cidr: '10.9.0.10/32' },
    { dev: 'lo', cidr: '10.9.0.2/32' },
  ]);
  const dev = interfaceName('a');
  const routes = namespace(plane, 'vpc:vpc-a').routes.filter((route) => route.dev === dev);
  t.same(routes, [
    { dst: '10.1.0.10/32', type: 'unicast', dev, table: 254 },
    { dst: '10.9.0.0/24', type: 'unicast', dev, via: '10.1.0.10', table: 254 },
  ]);
});

t.test('the two ends of a cable are each other’s neighbours', async (t) => {
  const plane = compile(twoRegions());
  for (const { ends } of plane.links) {
    for (const [here, there] of [ends, [ends[1], ends[0]]] as const) {
      const seen = namespace(plane, here.namespace).neighbours.filter(({ dev }) => dev === here.name);
      t.same(
        seen.map(({ mac }) => mac),
        [there.mac],
        `${here.namespace} ${here.name}`,
      );
    }
  }
});

t.test('each direction of a region connection is shaped at its sending end', async (t) => {
  const region = compile(twoRegions()).links.find(({ ends }) => ends.every(({ shaper: s }) => s));
  t.same(
    region?.ends.map((end) => [end.namespace, end.shaper?.rate]),
    [
      ['transit:tr-a', 5e6],
      ['transit:tr-b', 3e6],
    ],
  );
});

t.test('what feeds a shaping router sends single frames', async (t) => {
  for (const { ends } of compile(twoRegions()).links) {
    for (const [end, other] of [ends, [ends[1], ends[0]]] as const) {
      const single = other.namespace.startsWith('transit:');
      t.equal(end.gsoMaxSegs, single ? 1 : 65_535, `${end.namespace} -> ${other.namespace}`);
    }
  }
});

t.test('what no route names is dropped in silence', async (t) => {
  for (const { kind, routes, name } of compile(twoRegions()).namespaces) {
    if (kind === 'router')
      t.match(
        routes.find(({ dst }) => dst === '0.0.0.0/0'),
        { type: 'blackhole' },
        name,
      );
  }
});

t.test('a cable that is down keeps its routes as black holes', async (t) => {
  const fabric = twoRegions();
  const plane = compile({
    ...fabric,
    links: { ...fabric.links, region: { ...(fabric.links.region as object), up: false } as never },
  });
  t.match(
    namespace(plane, 'transit:tr-a').routes.find(({ dst }) => dst === '10.2.0.0/24'),
    { type: 'blackhole' },
  );
  t.notOk(
    plane.links.some(
      ({ ends }) =>
        ends[0].namespace === 'transit:tr-a' && ends[1].namespace === 'transit:tr-b' && ends[0].up,
    ),
  );
});

t.test('a filter in iptables’ words', async (t) => {
  const filter = openFilter('a', '10.1.0.10');
  const fabric = withRouter(twoRegions(), 'vpc-a', (router) => ({
    ...router,
    filter: {
      ...filter,
      sets: { 'sg-x': ['10.1.0.9', '10.1.0.10'] },
      policies: filter.policies.map((policy) => ({
        ...policy,
        ingress: [
          rule('r1', 'accept', { protocol: 'tcp', ports: [22, 22] }),
          rule('r2', 'drop', { protocol: 'udp', ports: [1, 65535], peer: { set: 'sg-x' } }),
          rule('say "no"', 'drop'),
        ],
      })),
    },
  }));
  t.same(namespace(compile(fabric), 'vpc:vpc-a').filter, {
    sets: [
      { name: setName('group', 'sg-x'), members: ['10.1.0.10', '10.1.0.9'] },
      { name: setName('policy', 'sg-a'), members: ['10.1.0.10'] },
    ],
    rules: [
      ':INPUT DROP',
      ':FORWARD ACCEPT',
      ':OUTPUT ACCEPT',
      `:${chainName('in', 'sg-a')} -`,
      `:${chainName('out', 'sg-a')} -`,
      '-A FORWARD -m conntrack --ctstate RELATED,ESTABLISHED -j ACCEPT',
      `-A FORWARD -m set --match-set ${setName('policy', 'sg-a')} src -j ${chainName('out', 'sg-a')}`,
      `-A FORWARD -m set --match-set ${setName('policy', 'sg-a')} dst -j ${chainName('in', 'sg-a')}`,
      `-A ${chainName('in', 'sg-a')} -p tcp -m tcp --dport 22 -m comment --comment "rule r1" -j RETURN`,
      `-A ${chainName('in', 'sg-a')} -p udp -m udp --dport 1:65535 -m set --match-set ${setName('group', 'sg-x')} src -m comment --comment "rule r2" -j DROP`,
      `-A ${chainName('in', 'sg-a')} -m comment --comment "rule say _no_" -j DROP`,
      `-A ${chainName('out', 'sg-a')} -m comment --comment "rule a out" -j RETURN`,
    ],
  });
});

t.test('the bursts and queues of shapers', async (t) => {
  t.same(
    shaper(1e3),
    { rate: 1e3, burst: 7, queue: 3028, quantum: 1514 },
    'the test bandwidth lets nothing run free',
  );
  t.same(shaper(5e6), { rate: 5e6, burst: 4542, queue: 31_250, quantum: 1514 });
  t.same(shaper(1e9), { rate: 1e9, burst: 125_000, queue: 6_250_000, quantum: 1514 });
});

t.test('names fit the kernel, are stable and different', async (t) => {
  const long = 'a-very-long-name-that-no-interface-could-bear';
  t.ok(interfaceName(long).length <= 15);
  t.ok(chainName('out', long).length <= 28);
  t.ok(setName('policy', long).length <= 31);
  t.equal(interfaceName(long), interfaceName(long));
  t.not(interfaceName(long), interfaceName(`${long}2`));
  t.match(macOf(long), /^02(:[0-9a-f]{2}){5}$/);
  t.not(macOf('a'), macOf('b'));
});
