import { EXIT, type ExitCode } from '../model/errors.js';
import { driftLines } from '../report/standing/changes.js';
import type { Host } from './host.js';
import type { Ports } from './ports.js';
import { print } from './standing/print.js';
import { scriptOf } from './standing/script.js';

export interface CheckOptions {
  readonly format: 'text' | 'json';
  readonly name?: string;
  readonly at?: string;
}

/**
 * `transitlab plan --check`: whether the kernel holds what it should, which is what the journal says, or, if a file is
 * given, what the lab would be after `apply`. Exit 5 if it does not.
 */
export async function planCheck(
  file: string | undefined,
  options: CheckOptions,
  host: Host,
  ports: Ports,
): Promise<ExitCode> {
  const script = file === undefined ? undefined : await scriptOf('plan', file, options, host, ports);
  if (file !== undefined && !script) return EXIT.usage;
  const labs = await ports.labs('transitlab plan --check');
  const name = options.name ?? (script && (await labs.nameFor(script.path)));
  const { changes } = await labs.ask(name, 'drift', script ? { script } : {});
  print({ changes }, (answer, style) => driftLines(answer.changes, style), options, host);
  return changes.length === 0 ? EXIT.ok : EXIT.drift;
}
