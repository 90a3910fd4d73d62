import type { ElkExtendedEdge, ElkNode } from 'elkjs/lib/elk.bundled.js';
import { elkGraph } from './elk-graph.js';
import type { Topology } from './topology.js';

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
  // Without a worker's address it lays out on this thread.
  const { graph, cells, turned } = elkGraph(topology);
  const laidOut = await new Elk.default().layout(graph);
  const boxes = absolute(laidOut);
  const at = (id: string): Box => boxes.get(id) ?? NOWHERE;
  return {
    width: laidOut.width ?? 0,
    height: laidOut.height ?? 0,
    regions: Object.fromEntries(topology.regions.map(({ id }) => [id, at(`region ${id}`)])),
    nodes: Object.fromEntries(
      topology.nodes.map(({ id, router }) => [
        id,
        router === undefined ? at(id) : within(at(router), cells.get(id)),
      ]),
    ),
    links: Object.fromEntries(
      (laidOut.edges ?? []).map((edge) => [edge.id, wayOf(edge, at, turned.has(edge.id))]),
    ),
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

function wayOf(edge: ElkExtendedEdge, at: (id: string) => Box, turned: boolean): LinkWay {
  const from = edge.container === undefined ? NOWHERE : at(edge.container);
  const points = (edge.sections ?? [])
    .flatMap(({ startPoint, bendPoints = [], endPoint }) => [startPoint, ...bendPoints, endPoint])
    .map(({ x, y }) => ({ x: x + from.x, y: y + from.y }));
  const [label] = edge.labels ?? [];
  return {
    points: turned ? points.reverse() : points,
    ...(label && {
      label: within(from, {
        x: label.x ?? 0,
        y: label.y ?? 0,
        width: label.width ?? 0,
        height: label.height ?? 0,
      }),
    }),
  };
}
