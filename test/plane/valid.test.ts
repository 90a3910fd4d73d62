import t from 'tap';
import { compile } from '../../src/plane/compile/index.js';
import type { Link, LinkEnd, Namespace, Plane } from '../../src/plane/plane.js';
import { flawsOf } from '../../src/plane/valid.js';
import { twoRegions } from '../fabric.js';

const good = compile(twoRegions());

const namespace = (name: string, change: (row: Namespace) => Partial<Namespace>): Plane => ({
  ...good,
  namespaces: good.namespaces.map((row) => (row.name === name ? { ...row, ...change(row) } : row)),
});

/** The first cable's first end, which is host a's. */
const end = (change: Partial<LinkEnd>): Plane => ({
  ...good,
  links: good.links.map(
    ({ ends: [a, b] }, i): Link => ({ ends: i === 0 ? [{ ...a, ...change }, b] : [a, b] }),
  ),
});

const flawIn = (plane: Plane): string => flawsOf(plane).join('\n');

t.test('what is compiled is valid', async (t) => t.same(flawsOf(good), []));

t.test('names', async (t) => {
  const [first] = good.namespaces;
  if (!first) throw new Error('no namespaces');
  t.match(flawIn({ ...good, namespaces: [first, ...good.namespaces] }), /two namespaces a/);
  t.match(flawIn(namespace('b', () => ({ name: 'b/c' }))), /no file name/);
  t.match(flawIn(namespace('a', () => ({ label: 'x'.repeat(300) }))), /label of a is too long/);
  t.match(flawIn({ ...good, namespaces: [...good.namespaces].reverse() }), /not sorted/);
});

t.test('cables', async (t) => {
  t.match(flawIn(end({ name: 'a-name-of-17-byte' })), /no name for an interface/);
  t.match(flawIn(end({ namespace: 'gone' })), /its namespace is not there/);
  t.match(flawIn(end({ mac: '01:00:00:00:00:01' })), /no address for a cable/);
  t.match(flawIn(end({ up: false })), /is down, its other end is not/);
  t.match(flawIn(end({ shaper: { rate: 0, burst: 1, queue: 2000, quantum: 1514 } })), /no shaper/);
  t.match(flawIn(end({ shaper: { rate: 1000, burst: 1, queue: 1000, quantum: 1514 } })), /holds no frame/);
  t.match(flawIn({ ...good, links: [...good.links.slice(0, 1), ...good.links] }), /two eth0 in a/);
});

t.test('delays', async (t) => {
  const good = { latency: 5, jitter: 5, loss: 0.5, limit: 1 };
  t.same(flawsOf(end({ delay: good })), []);
  for (const wrong of [{ latency: 0.5 }, { jitter: 6 }, { loss: 1 }, { loss: -0.1 }, { limit: 0 }])
    t.match(flawIn(end({ delay: { ...good, ...wrong } })), /no delay/, JSON.stringify(wrong));
});

t.test('ways', async (t) => {
  const [row] = good.namespaces.find(({ name }) => name === 'a')?.routes ?? [];
  if (!row) throw new Error('host a has no route');
  const routes = (change: object) => namespace('a', () => ({ routes: [{ ...row, ...change }] }));
  t.match(flawIn(routes({ dev: 'eth1' })), /over eth1, which is not up/);
  t.match(flawIn(routes({ via: '10.1.0.1' })), /who is no neighbour/);
  t.match(flawIn(routes({ dst: '10.1.0.1/24' })), /no block/);
  t.match(flawIn(routes({ type: 'blackhole' })), /a black hole has no eth0/);
  t.match(flawIn(namespace('a', () => ({ routes: [row, row] }))), /twice/);
  t.match(flawIn(namespace('a', () => ({ addresses: [{ dev: 'eth9', cidr: '10.0.0.1/24' }] }))), /not there/);
  t.match(
    flawIn(namespace('a', ({ neighbours }) => ({ neighbours: neighbours.map((n) => ({ ...n, mac: 'x' })) }))),
    /at the other end is/,
  );
  t.match(flawIn(namespace('a', () => ({ rules: [{ priority: 1, iif: 'eth0', table: 100 }] }))), /is empty/);
});

t.test('filters', async (t) => {
  const filter = (change: (rules: readonly string[]) => readonly string[]): Plane =>
    namespace('vpc:vpc-a', (row) =>
      row.filter ? { filter: { ...row.filter, rules: change(row.filter.rules) } } : {},
    );
  t.match(
    flawIn(filter((rules) => rules.filter((line) => !line.startsWith(':in-')))),
    /chain is not there|no target/,
  );
  t.match(flawIn(filter((rules) => [...rules, '-A FORWARD -j nowhere'])), /no target nowhere/);
  t.match(
    flawIn(filter((rules) => [...rules, '-A FORWARD -m set --match-set none src -j DROP'])),
    /no set none/,
  );
  t.match(
    flawIn(namespace('vpc:vpc-a', () => ({ filter: { sets: [{ name: 's', members: ['x'] }], rules: [] } }))),
    /no address/,
  );
});
