import type { MeshHost, MeshProbe } from './carrier.js';
import type { SlowLine } from './pace.js';
import type { Fate } from './tally.js';

/** What is known of a pair beforehand. It decides how long to wait, never what is reported. */
export interface Hint {
  /** An answer is expected: it is asked for longer before it counts as missing. */
  readonly expected: boolean;
  /** Slow lines that the request or its answer cross, each direction by itself. */
  readonly lines: readonly SlowLine[];
}

export interface MeshQuestion {
  readonly hosts: readonly MeshHost[];
  readonly probes: readonly MeshProbe[];
  /** Of a pair of hosts and a probe, by their places; absent: nothing is known. */
  readonly hint?: (from: number, to: number, probe: number) => Hint;
  /** How long nothing may come before it is over; 150 unless told. */
  readonly silenceMs?: number;
}

export interface MeshAnswer {
  /** The request came to the right host and the answer came back. */
  readonly reached: (from: number, to: number, probe: number) => boolean;
  readonly fate: (from: number, to: number, probe: number) => Fate;
  /** The host that took a request that was meant for another. */
  readonly takenBy: (from: number, to: number, probe: number) => number | undefined;
  /** Requests sent, repeated ones too. */
  readonly sent: number;
  readonly ms: number;
}
