import { version } from '../lab/package.js';
import { EXIT, type ExitCode } from '../model/errors.js';
import { inspectLines } from '../report/standing/lab.js';
import { surveyLines } from '../report/standing/survey.js';
import type { Host } from './host.js';
import type { Ports } from './ports.js';
import { type FormatOptions, print } from './standing/print.js';

/** `transitlab inspect`: one lab. */
export async function inspect(
  name: string | undefined,
  options: FormatOptions,
  host: Host,
  ports: Ports,
): Promise<ExitCode> {
  const labs = await ports.labs('transitlab inspect');
  const inspection = await labs.ask(name, 'inspect', {});
  // A lab of another version tells of itself; of what it is made, in words of its own.
  const network = inspection.version === version() ? await labs.ask(name, 'survey', {}) : undefined;
  print(
    { ...inspection, ...(network ? { network } : {}) },
    (lab, style) => [...inspectLines(lab, style), ...(lab.network ? surveyLines(lab.network, style) : [])],
    options,
    host,
  );
  return EXIT.ok;
}
