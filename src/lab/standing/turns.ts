import { occupied } from './asker.js';
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
      if (holder) throw occupied(name, holder, holder.since);
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
