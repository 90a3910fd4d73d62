import { realpath } from 'node:fs/promises';
import type { Feature } from '../../kernel/kernel.js';
import type { Script } from '../../lab/standing/journal/entry.js';
import type { Host } from '../host.js';
import { loadOneValid } from '../load.js';
import type { Ports } from '../ports.js';

export interface ScriptOptions {
  readonly at?: string;
  readonly without?: readonly Feature[];
}

/** What a file asks to stand. `undefined` if it is invalid; its diagnostics are printed then. */
export async function scriptOf(
  verb: string,
  file: string,
  { at, without = [] }: ScriptOptions,
  host: Host,
  ports: Ports,
): Promise<Script | undefined> {
  const loaded = await loadOneValid(verb, file, host, ports);
  if (!loaded) return undefined;
  const { scenario, text } = loaded;
  const path = await realpath(scenario.file);
  return { path, text, scenario, without, ...(at === undefined ? {} : { at }) };
}
