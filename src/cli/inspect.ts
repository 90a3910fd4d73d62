import { EXIT, type ExitCode } from '../model/errors.js';
import { inspectLines } from '../report/standing/lab.js';
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
  print(await labs.ask(name, 'inspect', {}), inspectLines, options, host);
  return EXIT.ok;
}
