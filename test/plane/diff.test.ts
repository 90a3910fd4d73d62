import t from 'tap';
import type { Fabric } from '../../src/fabric/fabric.js';
import { compile } from '../../src/plane/compile/index.js';
import { diff } from '../../src/plane/diff.js';
import type { Plane } from '../../src/plane/plane.js';
import { twoRegions, withRules } from '../fabric.js';

const NOTHING: Plane = { namespaces: [], links: [] };
const all = compile(twoRegions());
const ops = (plan: ReturnType<typeof diff>): string[] => plan.map(({ op }) => op);

t.test('nothing to do, no plan', async (t) => t.same(diff(all, all), []));

t.test('from nothing: filters before anything is routed', async (t) => {
  const plan = ops(diff(all, NOTHING));
  t.ok(plan.lastIndexOf('namespace.add') < plan.indexOf('link.add'));
  t.ok(plan.lastIndexOf('link.add') < plan.indexOf('address.replace'));
  t.ok(plan.lastIndexOf('filter.replace') < plan.indexOf('route.replace'));
  t.ok(plan.lastIndexOf('queue.replace') < plan.indexOf('route.replace'));
});

t.test('a namespace that goes takes its inside along; its cables to others are cut first', async (t) => {
  const { a: _gone, ...hosts } = twoRegions().hosts;
  const fabric: Fabric = { ...twoRegions(), hosts };
  const rest = { ...fabric, routers: withoutHostRoute(fabric) };
  const plan = diff(compile(rest), all);
  t.same(ops(plan).slice(0, 2), ['link.delete', 'namespace.delete']);
  t.match(plan[0], { namespace: 'vpc:vpc-a', reason: 'its other end goes' });
  t.notOk(
    plan.some(
      (change) => 'namespace' in change && change.namespace === 'a' && change.op !== 'namespace.delete',
    ),
  );
});

const withoutHostRoute = (fabric: Fabric): Fabric['routers'] =>
  Object.fromEntries(
    Object.entries(fabric.routers).map(([id, router]) => [
      id,
      {
        ...router,
        tables: { main: (router.tables.main ?? []).filter(({ cidr }) => cidr.text !== '10.1.0.10/32') },
      },
    ]),
  );

t.test('a changed rate is two changes, and says from what to what', async (t) => {
  const fabric = twoRegions();
  const region = { ...(fabric.links.region as Fabric['links'][string]), rate: [1e6, 1e6] as const };
  const plan = diff(compile({ ...fabric, links: { ...fabric.links, region } }), all);
  t.same(
    plan.map(({ op, reason }) => [op, reason]),
    [
      ['queue.replace', 'rate 5 Mbps -> 1 Mbps'],
      ['queue.replace', 'rate 3 Mbps -> 1 Mbps'],
    ],
  );
});

t.test('changed rules are one change', async (t) => {
  const plan = diff(compile(withRules(twoRegions(), 'a', { ingress: [] })), all);
  t.same(ops(plan), ['filter.replace']);
});

t.test('a cable laid anew has its neighbours and routes again', async (t) => {
  const moved: Plane = {
    ...all,
    links: all.links.map(({ ends: [x, y] }) =>
      x.namespace === 'a' ? { ends: [{ ...x, mac: '02:00:00:00:00:01' }, y] } : { ends: [x, y] },
    ),
  };
  const plan = ops(diff(moved, all));
  t.same(
    plan.filter((op) => op.startsWith('link.')),
    ['link.delete', 'link.add'],
  );
  t.ok(
    plan.includes('route.replace') && plan.includes('neighbour.replace') && plan.includes('address.replace'),
  );
});

t.test('a namespace made anew is reached again from those that stayed', async (t) => {
  const renamed: Plane = {
    ...all,
    namespaces: all.namespaces.map((row) => (row.name === 'a' ? { ...row, label: 'another' } : row)),
  };
  const plan = diff(renamed, all);
  t.same(ops(plan).slice(0, 2), ['link.delete', 'namespace.delete']);
  const again = plan.filter((change) => 'namespace' in change && change.namespace === 'vpc:vpc-a');
  t.ok(again.some(({ op }) => op === 'route.replace') && again.some(({ op }) => op === 'neighbour.replace'));
});
