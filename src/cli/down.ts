import { EXIT, type ExitCode, LabError } from '../model/errors.js';
import type { Host } from './host.js';
import type { Ports } from './ports.js';

export interface DownOptions {
  readonly all?: boolean;
}

/** `transitlab down`: ends a lab and forgets it. */
export async function down(
  name: string | undefined,
  { all = false }: DownOptions,
  host: Host,
  ports: Ports,
): Promise<ExitCode> {
  if (all && name !== undefined)
    throw new LabError(EXIT.usage, { what: 'either one lab, or --all', hint: 'leave one of the two out' });
  const labs = await ports.labs('transitlab down');
  const names = all ? labs.names() : [name];
  for (const one of names) host.stdout.write(`${await labs.down(one)} is gone\n`);
  return EXIT.ok;
}
