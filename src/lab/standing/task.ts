import type { World } from '../../cloud/world.js';
import type { Counters, Interface } from '../../kernel/counters.js';
import type { Feature } from '../../kernel/kernel.js';
import type { ExitCode, Problem } from '../../model/errors.js';
import type { Patch } from '../../plane/patch.js';
import type { Plane } from '../../plane/plane.js';
import type { MeshProbe } from '../../probe/mesh/carrier.js';
import type { ProbeCheck } from '../../scenario/schema.js';
import type { Checked } from '../check.js';
import type { Demand } from '../limits/demand.js';
import type { State } from '../script.js';

export interface MeshAsk {
  readonly probes: readonly MeshProbe[];
  /** How long nothing may come before what nobody expects is given up, in ms; see `MeshQuestion`. */
  readonly silenceMs?: number;
}

/** What a lab asks of its machine. */
export interface Suits {
  /** The scenario's. */
  readonly file: string;
  readonly features: readonly Feature[];
  readonly demand: Demand;
  /** Of what stands already. */
  readonly standing?: Demand;
}

/**
 * How much of what stands is read from the kernel before it is changed: the namespaces in which other things are wanted
 * than before, or all. `changed-or-all`: all if nothing else is wanted than before.
 */
export type Look = 'changed' | 'changed-or-all' | 'all';

/** What a keeper has its worker do, and what comes back. */
export interface Tasks {
  /**
   * Refused, with exit 3, if the machine has not what a lab asks for, or no room for it. Nothing is built.
   */
  suits: {
    readonly ask: Suits;
    readonly answer: Record<never, never>;
  };
  /** Whole or not at all. The patch leads from what was wanted last to what is wanted now. */
  reconcile: {
    readonly ask: { readonly patch: Patch; readonly look: Look };
    readonly answer: { readonly changes: readonly Note[] };
  };
  /** What it would take; nothing is done, and the next patch begins where this one did. */
  compare: {
    readonly ask: { readonly patch: Patch };
    readonly answer: { readonly changes: readonly Note[] };
  };
  check: { readonly ask: { readonly state: State; readonly check: ProbeCheck }; readonly answer: Checked };
  /** Every pair of hosts: what prediction and packets say differently. */
  mesh: {
    readonly ask: MeshAsk & { readonly world: World };
    readonly answer: { readonly pairs: number; readonly differences: readonly string[] };
  };
  counters: {
    readonly ask: { readonly interfaces: readonly Interface[] };
    readonly answer: { readonly counters: readonly Counters[] };
  };
}

export type TaskName = keyof Tasks;

/** What a keeper asks: planes are whole, and a worker is told how they differ from what it was told last. */
export interface Orders extends Omit<{ readonly [K in TaskName]: Tasks[K]['ask'] }, 'reconcile' | 'compare'> {
  readonly reconcile: { readonly wanted: Plane; readonly look: Look };
  readonly compare: { readonly wanted: Plane };
}

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
