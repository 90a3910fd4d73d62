import type { ElkExtendedEdge, ElkNode, LayoutOptions } from 'elkjs/lib/elk.bundled.js';
import { type RouterBox, routerBox } from './box.js';
import { groupBy } from './group.js';
import { hostsByRouter } from './hosts.js';
import type { Box } from './layout.js';
import { SIZE, textWidth } from './metrics.js';
import { leftFirst, type RankOf, rankOf } from './rank.js';
import { regionCaption } from './region.js';
import type { Topology, TopologyLink, TopologyNode, TopologyRegion } from './topology.js';

export interface ElkInput {
  readonly graph: ElkNode;
  /** Of each host, relative to its router's box. */
  readonly cells: ReadonlyMap<string, Box>;
}

const LAYERED: LayoutOptions = {
  'elk.algorithm': 'layered',
  'elk.direction': 'RIGHT',
  'elk.hierarchyHandling': 'INCLUDE_CHILDREN',
  'elk.padding': '[top=20,left=20,bottom=20,right=20]',
  'elk.spacing.nodeNode': '24',
  'elk.spacing.edgeNode': '16',
  'elk.spacing.edgeEdge': '12',
  'elk.layered.spacing.nodeNodeBetweenLayers': '40',
  'elk.layered.spacing.edgeNodeBetweenLayers': '16',
  'elk.layered.spacing.edgeEdgeBetweenLayers': '12',
  'elk.spacing.componentComponent': '24',
  'elk.layered.nodePlacement.strategy': 'NETWORK_SIMPLEX',
};

const { head, padding } = SIZE.region;

/** Names of ELK's own for what has none in the topology; a space is in no id. */
export const REGION = 'region ';
export const MIDDLE = 'link ';

/**
 * Columns from left to right: data centres, borders, transit routers, networks. A link between two of one column gets a
 * node in its middle, to the left of both: so regions stand below each other, however many of them are joined.
 */
export function elkGraph(topology: Topology): ElkInput {
  const { regions, nodes, links } = topology;
  const routers = nodes.filter(({ router }) => router === undefined);
  const hosts = hostsByRouter(topology);
  const boxes = new Map(routers.map((router) => [router.id, routerBox(router, hosts.get(router.id) ?? [])]));
  const inRegion = groupBy(routers, ({ region }) => region);
  const children = (region: string): ElkNode[] =>
    (inRegion.get(region) ?? []).map((node) => elkNode(node, boxes.get(node.id)));
  const rank = rankOf(topology);
  const level = links.filter(({ ends: [a, b] }) => rank(a) === rank(b));
  const anchored = level.length > 0 || inRegion.has('') ? anchoredOf(regions, inRegion, links, rank) : [];
  const slanted = links.filter(({ ends: [a, b] }) => rank(a) !== rank(b));
  return {
    graph: {
      id: ' ',
      layoutOptions: LAYERED,
      children: [
        ...children(''),
        ...level.map(middle),
        ...anchored.map((id) => middle({ id, label: '' })),
        ...regions.map((region) => elkRegion(region, children(region.id))),
      ],
      edges: [
        ...level.flatMap(halves),
        ...slanted.map((link) => elkEdge(link, rank)),
        ...anchored.flatMap((id) => halves({ id, ends: [id] })),
      ],
    },
    cells: new Map([...boxes.values()].flatMap(({ cells }) => cells)),
  };
}

const elkNode = ({ id }: TopologyNode, box: RouterBox | undefined): ElkNode => ({
  id,
  width: box?.width ?? 0,
  height: box?.height ?? 0,
});

const elkRegion = (region: TopologyRegion, children: ElkNode[]): ElkNode => ({
  id: `${REGION}${region.id}`,
  layoutOptions: {
    'elk.padding': `[top=${head + padding},left=${padding},bottom=${padding},right=${padding}]`,
    'elk.nodeSize.constraints': 'MINIMUM_SIZE',
    'elk.nodeSize.minimum': `(${headWidth(region)},0)`,
  },
  children,
});

const headWidth = (region: TopologyRegion): number =>
  textWidth(region.id, SIZE.name) + 10 + textWidth(regionCaption(region), SIZE.small) + 2 * padding;

const labelSize = (label: string) =>
  label === '' ? { width: 1, height: 18 } : { width: textWidth(label, SIZE.small) + 12, height: 18 };

const middle = ({ id, label }: { readonly id: string; readonly label: string }): ElkNode => ({
  id: `${MIDDLE}${id}`,
  ...labelSize(label),
});

const halves = ({ id, ends }: { readonly id: string; readonly ends: readonly string[] }): ElkExtendedEdge[] =>
  ends.map((end, i) => ({ id: `${MIDDLE}${id} ${i}`, sources: [`${MIDDLE}${id}`], targets: [end] }));

function elkEdge(link: TopologyLink, rank: RankOf): ElkExtendedEdge {
  const { id, label } = link;
  const [from, to] = leftFirst(link, rank);
  const inline = { text: label, ...labelSize(label), layoutOptions: { 'elk.edgeLabels.inline': 'true' } };
  return { id, sources: [from], targets: [to], labels: label === '' ? [] : [inline] };
}

/**
 * Of each region that nothing joins to the rest, its leftmost router: tied to the left, unseen, so that the region
 * stands in the column of all others.
 */
function anchoredOf(
  regions: readonly TopologyRegion[],
  inRegion: ReadonlyMap<string, readonly TopologyNode[]>,
  links: readonly TopologyLink[],
  rank: RankOf,
): string[] {
  return regions.flatMap(({ id: region }) => {
    const ids = new Set((inRegion.get(region) ?? []).map(({ id }) => id));
    const joined = links.some(({ ends: [a, b] }) => ids.has(a) !== ids.has(b));
    return joined ? [] : [...ids].sort((a, b) => rank(a) - rank(b)).slice(0, 1);
  });
}
