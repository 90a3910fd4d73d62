export interface Interface {
  readonly namespace: string;
  readonly dev: string;
}

/** Bytes of frames, Ethernet headers included: what left after the interface's shaper, and what came in. */
export interface Counters extends Interface {
  readonly sent: number;
  readonly received: number;
}
