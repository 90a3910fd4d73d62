import { EXIT, type ExitCode } from '../model/errors.js';
import type { Host } from './host.js';
import type { Ports } from './ports.js';

/** `transitlab schema`: for editors and for readers of reports. */
export async function schema(of: 'scenario' | 'report', host: Host, ports: Ports): Promise<ExitCode> {
  const document =
    of === 'scenario' ? await ports.scenarioSchema() : (await import('../report/json/schema.js')).JsonReport;
  host.stdout.write(`${JSON.stringify(document, undefined, 2)}\n`);
  return EXIT.ok;
}
