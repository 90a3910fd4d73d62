import type { ElkExtendedEdge, ElkNode } from 'elkjs/lib/elk.bundled.js';
import { elkGraph, MIDDLE, REGION } from './elk-graph.js';
import type { Topology, TopologyLink } from './topology.js';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Pixels at a scale of 1, from the picture's top left corner. */
export interface Box extends Point {
  readonly width: number;
  readonly height: number;
}

export interface LinkWay {
  /** Corners of the line, from ends[0] to ends[1]. */
  readonly points: readonly Point[];
  /** Room for its label; absent if it has none. */
  readonly label?: Box;
}

/** Where everything of a topology is drawn. Hosts are cells within the boxes of their routers. */
export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly regions: Readonly<Record<string, Box>>;
  readonly nodes: Readonly<Record<string, Box>>;
  readonly links: Readonly<Record<string, LinkWay>>;
}

/** The same for the same topology: ELK's algorithms are seeded. */
export async function layoutOf(topology: Topology): Promise<Layout> {
  const { default: Elk } = await import('elkjs/lib/elk.bundled.js');
  const { graph, cells } = elkGraph(topology);
  // Without a worker's address it lays out on this thread.
  const laidOut = await new Elk.default().layout(graph);
  const boxes = absolute(laidOut);
  const at = (id: string): Box => boxes.get(id) ?? NOWHERE;
  const edges = new Map((laidOut.edges ?? []).map((edge) => [edge.id, edge]));
  const { regions, nodes, links } = topology;
  return {
    width: laidOut.width ?? 0,
    height: laidOut.height ?? 0,
    regions: Object.fromEntries(regions.map(({ id }) => [id, at(`${REGION}${id}`)])),
    nodes: Object.fromEntries(
      nodes.map(({ id, router }) => [id, router === undefined ? at(id) : within(at(router), cells.get(id))]),
    ),
    links: Object.fromEntries(links.map((link) => [link.id, wayOf(link, edges, at)])),
  };
}

const NOWHERE: Box = { x: 0, y: 0, width: 0, height: 0 };

const within = (outer: Point, cell: Box = NOWHERE): Box => ({
  ...cell,
  x: outer.x + cell.x,
  y: outer.y + cell.y,
});

/** ELK's boxes are relative to what holds them. */
function absolute(root: ElkNode): Map<string, Box> {
  const boxes = new Map<string, Box>();
  const visit = ({ id, x = 0, y = 0, width = 0, height = 0, children = [] }: ElkNode, from: Point): void => {
    const box = { x: from.x + x, y: from.y + y, width, height };
    boxes.set(id, box);
    for (const child of children) visit(child, box);
  };
  visit(root, NOWHERE);
  return boxes;
}

type Edges = ReadonlyMap<string, ElkExtendedEdge>;
type At = (id: string) => Box;

function wayOf(link: TopologyLink, edges: Edges, at: At): LinkWay {
  const edge = edges.get(link.id);
  if (!edge) return wayOverMiddle(link, edges, at);
  const points = corners(edge, at);
  const [label] = edge.labels ?? [];
  const { x = 0, y = 0, width = 0, height = 0 } = label ?? {};
  return {
    points: edge.sources[0] === link.ends[0] ? points : points.reverse(),
    ...(label && { label: within(origin(edge, at), { x, y, width, height }) }),
  };
}

function wayOverMiddle({ id, label }: TopologyLink, edges: Edges, at: At): LinkWay {
  const [there = [], back = []] = [0, 1].map((i) => corners(edges.get(`${MIDDLE}${id} ${i}`), at));
  return { points: [...there.reverse(), ...back], ...(label !== '' && { label: at(`${MIDDLE}${id}`) }) };
}

const corners = (edge: ElkExtendedEdge | undefined, at: At): Point[] =>
  (edge?.sections ?? [])
    .flatMap(({ startPoint, bendPoints = [], endPoint }) => [startPoint, ...bendPoints, endPoint])
    .map((point) => {
      const { x, y } = origin(edge, at);
      return { x: point.x + x, y: point.y + y };
    });

const origin = (edge: ElkExtendedEdge | undefined, at: At): Point =>
  edge?.container === undefined ? NOWHERE : at(edge.container);
