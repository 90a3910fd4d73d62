import type { Downed, Labs } from '../lab/standing/labs.js';
import { EXIT, type ExitCode, LabError } from '../model/errors.js';
import { downLines, type Gone } from '../report/standing/gone.js';
import type { Host } from './host.js';
import type { Ports } from './ports.js';
import { type FormatOptions, print } from './standing/print.js';

export interface DownOptions extends FormatOptions {
  readonly all?: boolean;
  readonly wait?: boolean;
  readonly force?: boolean;
  /** Milliseconds. */
  readonly timeout?: number;
}

/** The kernel takes down a thousand namespaces in seconds, and those of others before. */
const CLEANUP_MS = 120_000;

/** `transitlab down`: ends a lab and forgets it. */
export async function down(
  name: string | undefined,
  options: DownOptions,
  host: Host,
  ports: Ports,
): Promise<ExitCode> {
  const { all = false, force = false, wait = false, timeout } = options;
  if (all && name !== undefined)
    throw new LabError(EXIT.usage, { what: 'either one lab, or --all', hint: 'leave one of the two out' });
  const labs = await ports.labs('transitlab down');
  const gone: Gone[] = [];
  for (const one of all ? labs.names() : [name]) {
    const downed = await labs.down(one, { force, ...(timeout === undefined ? {} : { patienceMs: timeout }) });
    const row: Gone = { name: downed.name, how: downed.how };
    gone.push(wait ? { ...row, cleanupMs: await cleanup(labs, downed, timeout) } : row);
    if (options.format === 'text') print(gone.slice(-1), downLines, options, host);
  }
  if (options.format === 'json') print(gone, downLines, options, host);
  return EXIT.ok;
}

/** Milliseconds from the lab's end until the kernel had cleaned up. */
async function cleanup(labs: Labs, { sandbox }: Downed, timeout = CLEANUP_MS): Promise<number> {
  const from = performance.now();
  await labs.cleanup(sandbox, timeout);
  return Math.round(performance.now() - from);
}
