import { accountLabel, headOf, kindName } from './box.js';
import { groupBy } from './group.js';
import { hostsByRouter } from './hosts.js';
import { leftFirst, rankOf } from './rank.js';
import { regionCaption } from './region.js';
import type { Topology, TopologyLink, TopologyNode } from './topology.js';

/** More are counted, not listed: GitHub draws no more than 50,000 characters. */
const LISTED = 12;

/** A flowchart as GitHub draws it in a block marked `mermaid`. Ends with a line break. */
export function mermaidOf(topology: Topology, title: string): string {
  const routers = topology.nodes.filter(({ router }) => router === undefined);
  const names = new Map(routers.map(({ id }, i) => [id, `n${i + 1}`]));
  const hosts = hostsByRouter(topology);
  const inRegion = groupBy(routers, ({ region }) => region);
  const boxes = (region: string): string[] =>
    (inRegion.get(region) ?? []).map((node) => boxOf(node, names, hosts.get(node.id) ?? []));
  const rank = rankOf(topology);
  return [
    'flowchart LR',
    `  accTitle: ${plainWords(title)}`,
    ...boxes('').map(indent),
    ...topology.regions.flatMap((region, i) => [
      `  subgraph r${i + 1}["${mermaidText(`${region.id} · ${regionCaption(region)}`)}"]`,
      ...boxes(region.id).map((line) => indent(indent(line))),
      '  end',
    ]),
    ...topology.links.map((link) => {
      const [from, to] = leftFirst(link, rank);
      return `  ${names.get(from)} ${arrow(link)} ${names.get(to)}`;
    }),
    ...linkStyles(topology.links),
    '',
  ].join('\n');
}

const indent = (line: string): string => `  ${line}`;

function boxOf(
  node: TopologyNode,
  names: ReadonlyMap<string, string>,
  hosts: readonly TopologyNode[],
): string {
  const text = boxLines(node, hosts).map(mermaidText).join('<br>');
  const [open, close] = node.kind === 'transit' ? ['(["', '"])'] : ['["', '"]'];
  return `${names.get(node.id)}${open}${text}${close}`;
}

function boxLines(node: TopologyNode, hosts: readonly TopologyNode[]): string[] {
  const { name, caption, account } = headOf(node);
  const more = hosts.length - LISTED;
  return [
    name,
    caption,
    ...(account === undefined ? [] : [accountLabel(account)]),
    ...hosts.slice(0, LISTED).map(hostLine),
    ...(more > 0 ? [`and ${more} more ${kindName('host')}s`] : []),
  ];
}

export const hostLine = ({ label, detail, up }: TopologyNode): string =>
  `${label} ${detail}${up ? '' : ' (down)'}`;

function arrow({ kind, label, up, testBandwidth }: TopologyLink): string {
  const thick = kind === 'region-connection' || kind === 'line';
  const line = !up || testBandwidth || kind === 'tunnel' ? '-.-' : thick ? '===' : '---';
  return label === '' ? line : `${line}|"${mermaidText(label)}"|`;
}

function linkStyles(links: readonly TopologyLink[]): string[] {
  const down = links.flatMap(({ up }, i) => (up ? [] : [i]));
  return down.length === 0 ? [] : [`  linkStyle ${down.join(',')} stroke:#c62828,color:#c62828`];
}

/**
 * Text within quotes. All but letters, digits and harmless marks is written as a code that Mermaid turns back: quotes
 * and brackets would end the text, `<` and `&` are HTML, backquotes, `*` and `_` are Markdown, and so is a number with
 * a dot, or a dash, before a space at the beginning. Two dollars begin a formula, even as codes: a space of no width
 * comes between them.
 */
export const mermaidText = (text: string): string =>
  text
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, '\ufffd')
    .replace(/\$(?=\$)/g, '$\u200b')
    .replace(/[^\p{L}\p{M}\p{N} .,:/()·→←–±%…\ufffd-]/gu, code)
    .replace(/^\s*(?:\d+[.)]|-)(?=\s|$)/, (start) => [...start].map(code).join(''));

const code = (char: string): string => `#${char.codePointAt(0)};`;

/** For a statement that ends with its line and knows no escapes. */
const plainWords = (text: string): string =>
  text
    .replace(/\$(?=\$)/g, '$\u200b')
    .replace(/[^\p{L}\p{M}\p{N} .,:()–-]+/gu, ' ')
    .replace(/ +/g, ' ')
    .trim() || 'Network';
