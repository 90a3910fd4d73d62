import type { Seat } from '../../../src/lab/sandbox/seat.js';
import { ask } from '../../../src/lab/standing/ask.js';
import type { Inspection } from '../../../src/lab/standing/protocol.js';
import { sleep } from '../../support/processes.js';
import type { Bench } from '../lab.js';
import { ME } from './sound.js';

const PATIENCE_MS = 30_000;
const PAUSE_MS = 20;

/** A lab at which nobody is at work, and that is not being built. */
export type Rested = Inspection & { readonly seat: Seat };

/**
 * Waits until a lab is at rest in another place than `dead`, with as many processes as it always has (none: however many).
 * What a killed command had said is heard by then.
 */
export async function rested(lab: Bench, processes?: number, dead?: Seat): Promise<Rested> {
  let last: Inspection | undefined;
  for (const end = Date.now() + PATIENCE_MS; Date.now() < end; await sleep(PAUSE_MS)) {
    last = await ask(lab.keeper().socket, ME, 'inspect', {});
    const { seat, busy, health } = last;
    if (!seat || busy || health !== 'stands' || isSame(seat, dead)) continue;
    if (processes === undefined || lab.processes().length === processes) return { ...last, seat };
  }
  throw new Error(
    `the lab does not come to rest: ${lab.processes().length} processes, not ${processes}: ${JSON.stringify(last)}`,
  );
}

const isSame = (a: Seat, b: Seat | undefined): boolean => JSON.stringify(a) === JSON.stringify(b);
