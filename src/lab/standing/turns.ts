import { EXIT, LabError } from '../../model/errors.js';
import type { Asker } from './protocol.js';

/** Lets one change a lab at a time, and tells others who does. */
export interface Turns {
  take<T>(who: Asker, change: () => Promise<T>): Promise<T>;
  busy(): (Asker & { readonly since: string }) | undefined;
}

export function newTurns(name: string, now: () => string): Turns {
  let holder: (Asker & { readonly since: string }) | undefined;
  return {
    async take(who, change) {
      if (holder) throw occupied(name, holder);
      holder = { ...who, since: now() };
      try {
        return await change();
      } finally {
        holder = undefined;
      }
    },
    busy: () => holder,
  };
}

const occupied = (name: string, { command, pid, since }: Asker & { readonly since: string }): LabError =>
  new LabError(EXIT.nameInUse, {
    what: `another command is at work on the lab ${name}`,
    why: `\`${command}\` (process ${pid}), since ${since}`,
    hint: 'run this again when it has ended',
  });
