import { sleep } from '../sleep.js';
import type { Within } from '../tool.js';
import type { MeshHost, MeshProbe } from './carrier.js';
import { inAir } from './mesh.js';
import type { Fate } from './tally.js';

export interface SingleQuestion {
  readonly from: MeshHost;
  readonly to: MeshHost;
  readonly probe: MeshProbe;
  /** How long to wait for the answer. */
  readonly waitMs: number;
}

export interface SingleAnswer {
  /** False: the host has no way to send it. */
  readonly sent: boolean;
  readonly fate: Fate;
}

const PAUSE_MS = 1;
/** An answer that has come is the last packet: what counts it has counted it by then. */
const SETTLE_MS = 5;

/**
 * Sends one packet: an ICMP echo request, one TCP segment that asks for a connection, or one datagram. At most one packet
 * comes back, and nothing is sent again.
 */
export async function single(kernel: Within, question: SingleQuestion): Promise<SingleAnswer> {
  const { from, to, probe, waitMs } = question;
  return inAir(kernel, [from, to], [probe], async ([leg], air) => {
    if (!leg) throw new Error('one probe has one leg');
    air.send(leg, 0, [1]);
    if (air.sent() === 0) return { sent: false, fate: 'silent' };
    for (const end = performance.now() + waitMs; performance.now() < end; await sleep(PAUSE_MS)) {
      air.listen();
      if (leg.tally.reached(0, 1)) break;
    }
    await sleep(SETTLE_MS);
    return { sent: true, fate: leg.tally.fate(0, 1) };
  });
}
