import type { ElkExtendedEdge, ElkNode, LayoutOptions } from 'elkjs/lib/elk.bundled.js';
import { type RouterBox, routerBox } from './box.js';
import type { Box } from './layout.js';
import { SIZE, textWidth } from './metrics.js';
import type { Topology, TopologyKind, TopologyLink, TopologyNode } from './topology.js';

export interface ElkInput {
  readonly graph: ElkNode;
  /** Of each host, relative to its router's box. */
  readonly cells: ReadonlyMap<string, Box>;
  /** Links that ELK is given from ends[1] to ends[0]. */
  readonly turned: ReadonlySet<string>;
}

const LAYERED: LayoutOptions = {
  'elk.algorithm': 'layered',
  'elk.direction': 'RIGHT',
  'elk.hierarchyHandling': 'INCLUDE_CHILDREN',
  'elk.edgeRouting': 'ORTHOGONAL',
  'elk.padding': '[top=20,left=20,bottom=20,right=20]',
  'elk.spacing.nodeNode': '28',
  'elk.spacing.edgeNode': '18',
  'elk.spacing.edgeEdge': '14',
  'elk.layered.spacing.nodeNodeBetweenLayers': '48',
  'elk.layered.spacing.edgeNodeBetweenLayers': '18',
  'elk.spacing.componentComponent': '32',
  'elk.layered.nodePlacement.strategy': 'NETWORK_SIMPLEX',
  'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES',
  'elk.spacing.edgeLabel': '4',
};

const { head, padding } = SIZE.region;
const REGION: LayoutOptions = {
  'elk.padding': `[top=${head + padding},left=${padding},bottom=${padding},right=${padding}]`,
};

export function elkGraph(topology: Topology): ElkInput {
  const routers = topology.nodes.filter(({ router }) => router === undefined);
  const hosts = groupBy(topology.nodes, ({ router }) => router);
  const boxes = new Map(routers.map((router) => [router.id, routerBox(router, hosts.get(router.id) ?? [])]));
  const children = (region: string): ElkNode[] =>
    routers.filter((router) => router.region === region).map(({ id }) => elkNode(id, boxes.get(id)));
  const kinds = new Map(routers.map(({ id, kind }) => [id, kind]));
  const turned = new Set(topology.links.filter((link) => isTurned(link, kinds)).map(({ id }) => id));
  return {
    graph: {
      id: ' ',
      layoutOptions: LAYERED,
      children: [
        ...children(''),
        ...topology.regions.map(({ id, label }) => ({
          id: `region ${id}`,
          layoutOptions: {
            ...REGION,
            'elk.nodeSize.constraints': 'MINIMUM_SIZE',
            'elk.nodeSize.minimum': `(${textWidth(`${id} ${label}`, SIZE.name) + 40},0)`,
          },
          children: children(id),
        })),
      ],
      edges: topology.links.map((link) => elkEdge(link, turned.has(link.id))),
    },
    cells: new Map([...boxes.values()].flatMap(({ cells }) => cells)),
    turned,
  };
}

const elkNode = (id: string, box: RouterBox | undefined): ElkNode => ({
  id,
  width: box?.width ?? 0,
  height: box?.height ?? 0,
});

function elkEdge({ id, ends: [a, b], label }: TopologyLink, turned: boolean): ElkExtendedEdge {
  return {
    id,
    sources: [turned ? b : a],
    targets: [turned ? a : b],
    labels:
      label === ''
        ? []
        : [
            {
              text: label,
              width: textWidth(label, SIZE.small) + 10,
              height: 18,
              layoutOptions: { 'elk.edgeLabels.inline': 'true' },
            },
          ],
  };
}

/** From left to right: data centres, the clouds' borders, what joins networks, networks. */
const RANK: Readonly<Record<TopologyKind, number>> = {
  idc: 0,
  vbr: 1,
  'direct-connect': 1,
  vpn: 1,
  transit: 2,
  edge: 2,
  vpc: 3,
  host: 4,
};

function isTurned({ ends: [a, b] }: TopologyLink, kinds: ReadonlyMap<string, TopologyKind>): boolean {
  const rank = (id: string): number => RANK[kinds.get(id) ?? 'vpc'];
  return rank(a) > rank(b);
}

function groupBy(nodes: readonly TopologyNode[], keyOf: (node: TopologyNode) => string | undefined) {
  const groups = new Map<string, TopologyNode[]>();
  for (const node of nodes) {
    const key = keyOf(node);
    if (key === undefined) continue;
    const group = groups.get(key);
    if (group) group.push(node);
    else groups.set(key, [node]);
  }
  return groups;
}
