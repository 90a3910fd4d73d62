import type { Host } from './host.js';
import type { Ports } from './ports.js';

export interface ExecOptions {
  readonly name?: string;
}

/** `transitlab exec`: a command in a host of a standing lab, on this terminal. Its exit code is the command's own. */
export async function exec(
  place: string,
  command: readonly string[],
  { name }: ExecOptions,
  _host: Host,
  ports: Ports,
): Promise<number> {
  const labs = await ports.labs('transitlab exec');
  return labs.enter(name, place, command);
}
