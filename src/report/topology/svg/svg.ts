import { element } from '../../xml.js';
import type { Layout } from '../layout.js';
import type { Topology, TopologyNode } from '../topology.js';
import { describe } from './describe.js';
import { legendOf } from './legend.js';
import { linkLabel, linkLine } from './link.js';
import { nodeGroup } from './node.js';
import { regionGroup } from './region.js';
import { STYLE } from './style.js';
import type { Classes } from './text.js';

export interface SvgOptions {
  /** What it shows, for its title. */
  readonly title: string;
  /** Begins the ids of its title and description: unique where a page holds several pictures. */
  readonly id?: string;
  /** False: the page that holds it has its style. */
  readonly style?: boolean;
  /** Further classes of nodes and links, by id. */
  readonly classes?: Classes;
}

/**
 * A picture that needs nothing beside it: style and legend are in it, light or dark by what the viewer prefers.
 * `data-node`, `data-link`, `data-region` carry ids; class `down` what is down, `test` a rate that nobody bought.
 */
export function svgOf(
  topology: Topology,
  layout: Layout,
  { title, id = 'topology', style = true, classes = {} }: SvgOptions,
): string {
  const accounts = accountsOf(topology);
  const legend = legendOf(topology, accounts, layout);
  const width = Math.ceil(Math.max(layout.width, legend.width));
  const height = Math.ceil(layout.height + legend.height);
  const svg = element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      class: 'topology',
      role: 'img',
      'aria-labelledby': `${id}-title ${id}-text`,
      width,
      height,
      viewBox: `0 0 ${width} ${height}`,
    },
    [
      element('title', { id: `${id}-title` }, title),
      element('desc', { id: `${id}-text` }, describe(topology)),
      ...(style ? [element('style', {}, STYLE)] : []),
      element('rect', { class: 'ground', width, height }),
      ...topology.regions.map((region) => regionGroup(region, layout)),
      ...topology.links.map((link) => linkLine(link, layout, classes)),
      ...hostsLast(topology).map((node) => nodeGroup(node, layout, accounts, classes)),
      ...topology.links.flatMap((link) => linkLabel(link, layout, classes)),
      ...legend.parts,
    ],
  );
  return `${svg}\n`;
}

/** Hosts stand on the boxes of their routers. */
const hostsLast = ({ nodes }: Topology): TopologyNode[] => [
  ...nodes.filter(({ router }) => router === undefined),
  ...nodes.filter(({ router }) => router !== undefined),
];

/** In the order of their colours. */
const accountsOf = ({ nodes }: Topology): string[] =>
  [...new Set(nodes.flatMap(({ account }) => (account === undefined ? [] : [account])))].sort();
