import fc from 'fast-check';
import t from 'tap';
import { layoutOf } from '../../../src/report/topology/layout.js';
import { SIZE } from '../../../src/report/topology/metrics.js';
import { svgOf } from '../../../src/report/topology/svg/svg.js';
import type { Topology } from '../../../src/report/topology/topology.js';
import { golden } from '../golden.js';
import { type Element, parseXml } from '../xml-parse.js';
import { named, nasty } from './nasty.js';
import { crowd, topologyAt } from './subjects.js';

const draw = async (topology: Topology, title = 'A network'): Promise<string> =>
  svgOf(topology, await layoutOf(topology), { title });

const all = (element: Element): Element[] => [element, ...element.children.flatMap(all)];
const having = (root: Element, attribute: string): Element[] =>
  all(root).filter(({ attributes }) => attribute in attributes);
const classes = ({ attributes }: Element): string[] => attributes.class?.split(' ') ?? [];

t.test('two regions, as ever', async (t) => {
  golden(t, 'topology.svg', await draw(topologyAt('cen-cross-account-cross-region'), 'Two regions'));
});

t.test('well-formed, named, and with everything in it', async (t) => {
  const topology = topologyAt('cross-cloud/cen-and-ccn-by-vpn');
  const root = parseXml(await draw(topology));
  t.equal(root.name, 'svg');
  t.match(root.attributes, { role: 'img', 'aria-labelledby': 'topology-title topology-text' });
  const [title, text] = root.children;
  t.match(title, { name: 'title', attributes: { id: 'topology-title' }, text: 'A network' });
  t.match(text?.text, /^3 regions, 9 routers, 4 hosts, 8 links\. /);
  const ids = (attribute: string): string[] =>
    [...new Set(having(root, attribute).map(({ attributes }) => attributes[attribute] ?? ''))].sort();
  t.same(ids('data-node'), topology.nodes.map(({ id }) => id).sort());
  t.same(ids('data-link'), topology.links.map(({ id }) => id).sort());
  t.same(ids('data-region'), topology.regions.map(({ id }) => id).sort());
  for (const part of [...having(root, 'data-node'), ...having(root, 'data-link')])
    t.equal(part.children[0]?.name, 'title', 'each part has a title');
});

t.test('accounts by colour and by name, in the picture and below it', async (t) => {
  const root = parseXml(await draw(topologyAt('cen-cross-account-cross-region')));
  const named = (account: string): string[] =>
    all(root)
      .filter((element) => element.children.some(({ text }) => text === account))
      .flatMap(classes)
      .filter((one) => one.startsWith('account-'));
  t.same([...new Set(named('A'))], ['account-0']);
  t.same([...new Set(named('B'))], ['account-1']);
  t.equal(named('B').length, 2, 'the VPC, and the legend');
});

t.test('what is down and what nobody bought have classes and words', async (t) => {
  const down = parseXml(await draw(topologyAt('alibaba/express-connect-peering')));
  const label = having(down, 'data-link').filter((part) => classes(part).includes('label'));
  t.same(label.map(classes), [['label', 'peering', 'down']]);
  t.match(label[0]?.children.at(-1)?.text, /, down$/);
  const test = parseXml(await draw(topologyAt('alibaba/package-expiry')));
  t.ok(having(test, 'data-link').some((part) => classes(part).includes('test')));
});

t.test('texts stay within their boxes', async (t) => {
  const topology = crowd(200);
  const layout = await layoutOf(topology);
  const root = parseXml(svgOf(topology, layout, { title: 'Many' }));
  for (const part of having(root, 'data-node')) {
    const box = layout.nodes[part.attributes['data-node'] ?? ''];
    if (!box) continue;
    for (const { name, attributes, text } of part.children) {
      if (name !== 'text') continue;
      const size = attributes.class === 'name' ? SIZE.name : SIZE.small;
      const width = text.length * size * SIZE.pitch;
      const x = Number(attributes.x);
      const start =
        attributes['text-anchor'] === 'end' ? x - width : attributes['text-anchor'] ? x - width / 2 : x;
      if (start < box.x || start + width > box.x + box.width || Number(attributes.y) > box.y + box.height)
        t.fail(`${text} sticks out of ${part.attributes['data-node']}`);
    }
  }
});

t.test('light and dark without a script, and nothing from elsewhere', async (t) => {
  const svg = await draw(topologyAt('cen-cross-account-cross-region'));
  t.match(svg, /prefers-color-scheme: dark/);
  t.notMatch(svg, /<script|<image|href=|url\(|@import/);
  t.equal(svg.match(/https?:\/\/[^"]*/g)?.join(), 'http://www.w3.org/2000/svg', 'its namespace only');
});

t.test('any names', async (t) => {
  await fc.assert(
    fc.asyncProperty(fc.array(nasty, { minLength: 1, maxLength: 4 }), async ([title = '', ...names]) => {
      const topology = named(names);
      const root = parseXml(await draw(topology, title));
      return having(root, 'data-node').length === topology.nodes.length;
    }),
    { numRuns: 25 },
  );
  t.pass();
});
