import { EXIT, type ExitCode } from '../model/errors.js';
import { unreachable } from '../model/never.js';
import type { Plane } from '../plane/plane.js';
import { planSummary } from '../report/plan.js';
import { styleOf } from './dress.js';
import type { Host } from './host.js';
import { loadOne } from './load.js';
import type { Ports } from './ports.js';

export interface PlanOptions {
  readonly format: 'summary' | 'json' | 'commands';
  readonly at?: string;
}

/** `transitlab plan`: what would stand after a step. */
export async function plan(file: string, options: PlanOptions, host: Host, ports: Ports): Promise<ExitCode> {
  const scenario = await loadOne('plan', file, host, ports);
  if (!scenario) return EXIT.usage;
  const plane = await ports.planAt(scenario, options.at);
  for (const line of await linesOf(plane, options, host, ports)) host.stdout.write(`${line}\n`);
  return EXIT.ok;
}

async function linesOf(
  plane: Plane,
  { format }: PlanOptions,
  host: Host,
  ports: Ports,
): Promise<readonly string[]> {
  switch (format) {
    case 'summary':
      return planSummary(plane, styleOf(host.stdout, host.env));
    case 'json':
      return [JSON.stringify(plane, undefined, 2)];
    case 'commands':
      return ports.commands(plane);
    default:
      return unreachable(format);
  }
}
