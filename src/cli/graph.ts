import type { Point } from '../explain/moment.js';
import { EXIT, type ExitCode } from '../model/errors.js';
import { type GraphFormat, type GraphSubject, graphOf } from '../report/topology/graph.js';
import { topologyOf } from '../report/topology/of-world.js';
import type { Scenario } from '../scenario/scenario.js';
import type { Host } from './host.js';
import { loadOne } from './load.js';
import type { Ports } from './ports.js';

export interface GraphOptions {
  readonly format: GraphFormat;
  readonly at?: string;
}

/** `transitlab graph`: the network after a step, on stdout. */
export async function graph(
  file: string,
  { format, at }: GraphOptions,
  host: Host,
  ports: Ports,
): Promise<ExitCode> {
  const scenario = await loadOne('graph', file, host, ports);
  if (!scenario) return EXIT.usage;
  const { point, state } = await ports.replay(scenario, at);
  host.stdout.write(await graphOf(topologyOf(state.world), subjectOf(scenario, point), format));
  return EXIT.ok;
}

function subjectOf({ name, steps }: Scenario, point: Point): GraphSubject {
  const title = steps[point.step - 1]?.step;
  return { name, point, ...(title !== undefined && { title }) };
}
