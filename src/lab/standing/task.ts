import type { World } from '../../cloud/world.js';
import type { Counters, Interface } from '../../kernel/counters.js';
import type { ExitCode, Problem } from '../../model/errors.js';
import type { Plane } from '../../plane/plane.js';
import type { MeshProbe } from '../../probe/mesh/carrier.js';
import type { Scenario } from '../../scenario/scenario.js';
import type { ProbeCheck } from '../../scenario/schema.js';
import type { Checked } from '../check.js';
import type { State } from '../script.js';

/** What a keeper has its worker do, and what comes back. */
export interface Tasks {
  /**
   * Refused, with exit 3, if the machine has not what a world asks for, or no room for it. `standing`: what it has room
   * for already. Nothing is built.
   */
  suits: {
    readonly ask: { readonly scenario: Scenario; readonly world: World; readonly standing?: World };
    readonly answer: Record<never, never>;
  };
  /** Whole or not at all. `all`: look at all that stands, not only at where other things are wanted than before. */
  reconcile: {
    readonly ask: { readonly wanted: Plane; readonly all: boolean };
    readonly answer: { readonly changes: readonly Note[] };
  };
  /** What it would take; nothing is done. */
  compare: {
    readonly ask: { readonly wanted: Plane };
    readonly answer: { readonly changes: readonly Note[] };
  };
  check: { readonly ask: { readonly state: State; readonly check: ProbeCheck }; readonly answer: Checked };
  /** Every pair of hosts: what prediction and packets say differently. */
  mesh: {
    readonly ask: { readonly world: World; readonly probes: readonly MeshProbe[] };
    readonly answer: { readonly pairs: number; readonly differences: readonly string[] };
  };
  counters: {
    readonly ask: { readonly interfaces: readonly Interface[] };
    readonly answer: { readonly counters: readonly Counters[] };
  };
}

export type TaskName = keyof Tasks;
export type Task = {
  readonly [K in TaskName]: { readonly id: number; readonly do: K } & Tasks[K]['ask'];
}[TaskName];

/** A change of the kernel, for people. */
export interface Note {
  /** `route.replace`. */
  readonly operation: string;
  readonly namespace: string;
  readonly object: string;
  readonly reason: string;
}

export type Report =
  | { readonly id: number; readonly answer: Tasks[TaskName]['answer'] }
  | {
      readonly id: number;
      readonly exit: ExitCode;
      readonly problem: Problem;
      /** False: the kernel holds neither what stood before nor what is wanted now. */
      readonly restored: boolean;
    };
