import { inside } from './inside.js';

/** Bytes, by stage. */
export interface Allocated {
  /** A scenario's text read, its calls played, the network derived. */
  readonly cloud: number;
  readonly compile: number;
  readonly diff: number;
  /** Messages written, and the kernel's answers read. */
  readonly apply: number;
}

/** Room for all that is allocated, so that nothing is collected; code runs as it is written. */
const FIXED = [
  '--expose-gc',
  '--no-opt',
  '--single-threaded',
  '--min-semi-space-size=256',
  '--max-semi-space-size=256',
];

/** What a star of hosts, or a cloud of as many, takes of the heap. */
export const allocationsOf = (hosts: number, groups: number): Promise<Allocated> =>
  inside('allocations', { hosts, groups }, FIXED);
