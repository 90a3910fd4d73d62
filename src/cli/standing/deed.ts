import type { Deed } from '../../lab/standing/journal/entry.js';
import { EXIT, type ExitCode } from '../../model/errors.js';
import { actedLines } from '../../report/standing/acted.js';
import type { Host } from '../host.js';
import type { Ports } from '../ports.js';
import { type FormatOptions, print } from './print.js';

export interface DeedOptions extends FormatOptions {
  readonly name?: string;
}

/** Does something to a standing lab and prints what came of it; exit 1 if it was refused, and nothing was changed. */
export async function doDeed(
  deed: Deed,
  command: string,
  options: DeedOptions,
  host: Host,
  ports: Ports,
): Promise<ExitCode> {
  const labs = await ports.labs(`transitlab ${command}`);
  const acted = await labs.ask(options.name, 'act', { deed });
  print(acted, actedLines, options, host);
  return acted.outcome.type === 'wait' || acted.outcome.passed ? EXIT.ok : EXIT.failed;
}
