import { shellCommand } from '../lab/standing/shell.js';
import type { Host } from './host.js';
import type { Ports } from './ports.js';

export interface ShellOptions {
  readonly name?: string;
}

/** `transitlab shell`: an interactive shell in a host of a standing lab. Its exit code is the shell's own. */
export async function shell(
  place: string,
  { name }: ShellOptions,
  host: Host,
  ports: Ports,
): Promise<number> {
  const labs = await ports.labs('transitlab shell');
  const { sandbox } = await labs.ask(name, 'inspect', {});
  return labs.enter(name, place, shellCommand(place, sandbox.kind, host.env));
}
