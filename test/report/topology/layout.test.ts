import t from 'tap';
import { type Box, type Layout, layoutOf, type Point } from '../../../src/report/topology/layout.js';
import type { Topology } from '../../../src/report/topology/topology.js';
import { crowd, names, topologyAt } from './subjects.js';

const inside = (inner: Box, outer: Box): boolean =>
  inner.x >= outer.x &&
  inner.y >= outer.y &&
  inner.x + inner.width <= outer.x + outer.width &&
  inner.y + inner.height <= outer.y + outer.height;

const apart = (a: Box, b: Box): boolean =>
  a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;

const NOWHERE: Box = { x: -1, y: -1, width: 0, height: 0 };

/** What lies where it should not. */
function faults({ regions, nodes, links }: Topology, layout: Layout): string[] {
  const picture: Box = { x: 0, y: 0, width: layout.width, height: layout.height };
  const at = (id: string): Box => layout.nodes[id] ?? NOWHERE;
  const overlaps = (boxes: readonly (readonly [string, Box])[]): string[] =>
    boxes.flatMap(([a, one], i) =>
      boxes.slice(i + 1).flatMap(([b, other]) => (apart(one, other) ? [] : [`${a} and ${b} overlap`])),
    );
  const routers = nodes.filter(({ router }) => router === undefined);
  const hosts = nodes.filter(({ router }) => router !== undefined);
  const labels = links.flatMap(({ id }) => {
    const label = layout.links[id]?.label;
    return label ? [[`label of ${id}`, label] as const] : [];
  });
  return [
    ...routers.flatMap(({ id, region }) =>
      inside(at(id), layout.regions[region] ?? picture) ? [] : [`${id} is not in ${region}`],
    ),
    ...hosts.flatMap(({ id, router = '' }) =>
      inside(at(id), at(router)) ? [] : [`${id} is not in ${router}`],
    ),
    ...overlaps([...routers.map(({ id }) => [id, at(id)] as const), ...labels]),
    ...overlaps(hosts.map(({ id }) => [id, at(id)] as const)),
    ...overlaps([
      ...regions.map(({ id }) => [id, layout.regions[id] ?? NOWHERE] as const),
      ...routers.filter(({ region }) => region === '').map(({ id }) => [id, at(id)] as const),
    ]),
    ...links.flatMap(({ id, ends, label }) => {
      const { points = [], label: box } = layout.links[id] ?? {};
      const [first, last] = [points[0], points.at(-1)];
      const touches = (point: typeof first, end: string): boolean =>
        point !== undefined && !apart({ ...point, width: 0.01, height: 0.01 }, grown(at(end)));
      return [
        ...(touches(first, ends[0]) && touches(last, ends[1]) ? [] : [`${id} does not join its ends`]),
        ...((label !== '') === (box !== undefined) ? [] : [`${id} lacks room for its label`]),
      ];
    }),
  ];
}

/** Links that run over a router which is not one of their ends. */
const crossings = ({ nodes, links }: Topology, layout: Layout): string[] =>
  links.flatMap(({ id, ends }) => {
    const points = layout.links[id]?.points ?? [];
    const parts = points.slice(1).map((point, i) => between(points[i] ?? point, point));
    return nodes
      .filter(({ id: node, router }) => router === undefined && !ends.includes(node))
      .filter(({ id: node }) => parts.some((part) => !apart(part, layout.nodes[node] ?? NOWHERE)))
      .map(({ id: node }) => `${id} runs over ${node}`);
  });

const between = (a: Point, b: Point): Box => ({
  x: Math.min(a.x, b.x),
  y: Math.min(a.y, b.y),
  width: Math.abs(a.x - b.x),
  height: Math.abs(a.y - b.y),
});

const grown = ({ x, y, width, height }: Box): Box => ({
  x: x - 1,
  y: y - 1,
  width: width + 2,
  height: height + 2,
});

for (const name of names)
  t.test(name, async (t) => {
    const topology = topologyAt(name);
    const layout = await layoutOf(topology);
    t.same(faults(topology, layout), []);
    t.same(crossings(topology, layout), []);
  });

t.test('many hosts: a list in columns, no wider than five', async (t) => {
  const topology = crowd(200);
  const layout = await layoutOf(topology);
  t.same(faults(topology, layout), []);
  const columns = new Set(Object.values(layout.nodes).map(({ x }) => x));
  t.equal(columns.size, 6, 'five columns, and the box');
  const [ninth, tenth] = ['web-9', 'web-10'].map((id) => layout.nodes[id]);
  t.ok(ninth && tenth && tenth.y > ninth.y && tenth.x === ninth.x, 'by address, downwards');
});

t.test('regions stand below each other, however many are joined', async (t) => {
  for (const name of ['tencent/egress-limit', 'cen-cross-account-cross-region']) {
    const { regions, width } = await layoutOf(topologyAt(name));
    t.equal(new Set(Object.values(regions).map(({ x }) => x)).size, 1, name);
    t.ok(width < 800);
  }
});

t.test('a region that nothing joins stands in their column', async (t) => {
  const { regions, nodes, links } = topologyAt('cen-cross-account-cross-region');
  const alone = { ...crowd(3).nodes[0], id: 'vpc-z', region: 'cn-wulanchabu' } as (typeof nodes)[number];
  const layout = await layoutOf({
    regions: [...regions, { id: 'cn-wulanchabu', label: 'China North 6', cloud: 'alibaba' }],
    nodes: [...nodes, alone],
    links,
  });
  t.equal(new Set(Object.values(layout.regions).map(({ x }) => x)).size, 1);
});

t.test('the same twice', async (t) => {
  const topology = topologyAt('tencent/egress-limit');
  t.same(await layoutOf(topology), await layoutOf(topology));
});

t.test('of nothing', async (t) => {
  t.match(await layoutOf({ regions: [], nodes: [], links: [] }), { nodes: {}, links: {} });
});
