import { type Point, pointText } from '../../explain/moment.js';
import { unreachable } from '../../model/never.js';
import type { Topology } from './topology.js';

export const GRAPH_FORMATS = ['mermaid', 'dot', 'json', 'svg'] as const;
export type GraphFormat = (typeof GRAPH_FORMATS)[number];

/** What a picture is of, and when: after a step, or after an item of it; step 0 is before the first. */
export interface GraphSubject {
  readonly name: string;
  readonly point: Point;
  /** The step's. */
  readonly title?: string;
}

/** A topology in one of its formats; the same for the same topology. Ends with a line break. */
export async function graphOf(
  topology: Topology,
  subject: GraphSubject,
  format: GraphFormat,
): Promise<string> {
  switch (format) {
    case 'mermaid':
      return (await import('./mermaid.js')).mermaidOf(topology, titleOf(subject));
    case 'dot':
      return (await import('./dot.js')).dotOf(topology, titleOf(subject));
    case 'json': {
      const { jsonTopology } = await import('./json.js');
      return `${JSON.stringify(jsonTopology(topology, subject), undefined, 2)}\n`;
    }
    case 'svg': {
      const [{ layoutOf }, { svgOf }] = await Promise.all([import('./layout.js'), import('./svg/svg.js')]);
      return svgOf(topology, await layoutOf(topology), { title: titleOf(subject) });
    }
    default:
      return unreachable(format);
  }
}

/** `Two clouds, after step 3: Join them`. */
export const titleOf = ({ name, point, title }: GraphSubject): string =>
  `${name}, ${pointText(point)}${title === undefined ? '' : `: ${title}`}`;
