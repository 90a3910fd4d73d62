import { inside } from './inside.js';

/** Bytes, by stage. */
export interface Allocated {
  /** A scenario's text read, its calls played, the network derived. */
  readonly cloud: number;
  readonly compile: number;
  readonly diff: number;
  /** Messages of a star without groups, written and sent; the plugging of cables aside. */
  readonly apply: number;
}

/** Room for all that is allocated, so that nothing is collected, at leisure neither; code runs as it is written. */
const FIXED = [
  '--expose-gc',
  '--no-opt',
  '--single-threaded',
  '--min-semi-space-size=256',
  '--max-semi-space-size=256',
  '--no-memory-reducer',
  '--no-incremental-marking',
];

/** What a star of hosts, or a cloud of as many, takes of the heap. */
export const allocationsOf = (hosts: number, groups: number): Promise<Allocated> =>
  inside('allocations', { hosts, groups }, FIXED);
