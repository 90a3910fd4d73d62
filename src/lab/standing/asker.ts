import { EXIT, LabError } from '../../model/errors.js';
import { beingOf } from './being.js';
import type { Asker } from './protocol.js';

/** Who has a lab. `born` tells the process from another one that gets its pid later. */
export interface Holder extends Asker {
  readonly born?: string;
}

/** What a lock's file says: who has it, as JSON. */
export const holderText = ({ pid, command }: Asker): string =>
  JSON.stringify({ pid, command, ...beingOf(pid) });

/** Exit 6: somebody else has the lab. `holder` is what its lock says. */
export const atWork = (name: string, holder: string): LabError =>
  occupied(name, readHolder(holder), undefined);

export const occupied = (name: string, who: Asker | undefined, since: string | undefined): LabError =>
  new LabError(EXIT.nameInUse, {
    what: `another command is at work on the lab ${name}`,
    ...(who ? { why: `\`${who.command}\` (process ${who.pid})${since ? `, since ${since}` : ''}` } : {}),
    hint: 'run this again when it has ended',
  });

/** `undefined` if it has not said yet. */
export function readHolder(text: string): Holder | undefined {
  try {
    return JSON.parse(text) as Holder;
  } catch {
    return undefined;
  }
}
