import { EXIT, type ExitCode } from '../model/errors.js';
import { listLines } from '../report/standing/lab.js';
import type { Host } from './host.js';
import type { Ports } from './ports.js';
import { type FormatOptions, print } from './standing/print.js';

/** `transitlab ps`: the labs of this user. */
export async function ps(options: FormatOptions, host: Host, ports: Ports): Promise<ExitCode> {
  const labs = await ports.labs('transitlab ps');
  print(await labs.list(), listLines, options, host);
  return EXIT.ok;
}
