import { accountLabel, headOf } from './box.js';
import { groupBy } from './group.js';
import { hostsByRouter } from './hosts.js';
import { hostLine } from './mermaid.js';
import { leftFirst, rankOf } from './rank.js';
import { regionCaption } from './region.js';
import type { Topology, TopologyLink, TopologyNode } from './topology.js';

/** For Graphviz: a cluster for each region. Ends with a line break. */
export function dotOf(topology: Topology, title: string): string {
  const routers = topology.nodes.filter(({ router }) => router === undefined);
  const hosts = hostsByRouter(topology);
  const inRegion = groupBy(routers, ({ region }) => region);
  const boxes = (region: string): string[] =>
    (inRegion.get(region) ?? []).map((node) => nodeLine(node, hosts.get(node.id) ?? []));
  const rank = rankOf(topology);
  return [
    `graph ${quoted(title)} {`,
    '  graph [rankdir=LR, fontname="Helvetica", fontsize=12, labeljust=l]',
    '  node [shape=box, style=rounded, fontname="Helvetica", fontsize=11]',
    '  edge [fontname="Helvetica", fontsize=10]',
    ...boxes('').map((line) => `  ${line}`),
    ...topology.regions.flatMap((region) => [
      `  subgraph ${quoted(`cluster ${region.id}`)} {`,
      `    graph ${attributes({ label: escaped(`${region.id} · ${regionCaption(region)}`) })}`,
      ...boxes(region.id).map((line) => `    ${line}`),
      '  }',
    ]),
    ...topology.links.map((link) => {
      const [from, to] = leftFirst(link, rank);
      return `  ${quoted(from)} -- ${quoted(to)} ${attributes(linkAttributes(link))}`;
    }),
    '}',
    '',
  ].join('\n');
}

function nodeLine(node: TopologyNode, hosts: readonly TopologyNode[]): string {
  const { name, caption, account } = headOf(node);
  const lines = [
    name,
    caption,
    ...(account === undefined ? [] : [accountLabel(account)]),
    ...hosts.map(hostLine),
  ];
  // `\l` ends a line and moves it to the left.
  const label = lines.map((line) => `${escaped(line)}\\l`).join('');
  const shape = node.kind === 'transit' ? { style: 'rounded,bold' } : {};
  return `${quoted(node.id)} ${attributes({ label, tooltip: escaped(node.text), ...shape })}`;
}

function linkAttributes({ id, kind, label, text, up, testBandwidth }: TopologyLink) {
  const thick = kind === 'region-connection' || kind === 'line';
  const dashed = !up || kind === 'tunnel';
  return {
    id: escaped(id),
    ...(label === '' ? {} : { label: escaped(label) }),
    tooltip: escaped(text),
    ...(thick ? { penwidth: '2' } : {}),
    ...(dashed ? { style: 'dashed' } : testBandwidth ? { style: 'dotted' } : {}),
    ...(up ? {} : { color: 'red', fontcolor: 'red' }),
  };
}

/** Values are escaped already. */
const attributes = (values: Readonly<Record<string, string>>): string =>
  `[${Object.entries(values)
    .map(([key, value]) => `${key}="${value}"`)
    .join(', ')}]`;

/** An id: only quotes need an escape in it, and a backslash at the end would take the quote. */
const quoted = (id: string): string => `"${escaped(id)}"`;

/** Graphviz turns back what stands for characters of HTML, and `\N` or `\l` mean something in labels. */
export const escaped = (text: string): string =>
  text
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, '\ufffd')
    .replace(/&/g, '&amp;')
    .replace(/\\/g, '\\\\')
    .replace(/"/g, '\\"');
