import type { Feature } from '../../../kernel/kernel.js';
import type { Scenario } from '../../../scenario/scenario.js';
import type { CallStep, FaultStep, HealStep, WaitStep } from '../../../scenario/schema.js';
import type { SandboxChoice } from '../../sandbox/sandbox.js';

/** What a scenario file asks to stand: its first state, then its steps as far as `at`. */
export interface Script {
  /** Absolute; the same path means the same lab. */
  readonly path: string;
  readonly text: string;
  readonly scenario: Scenario;
  /** After this step, by number or title; absent: after the last. */
  readonly at?: string;
  readonly without: readonly Feature[];
}

/** Something done to a standing lab, in the words of a scenario's steps. */
export type Deed = CallStep | WaitStep | FaultStep | HealStep;

/** What changed a lab; together they are all that is known of it. */
export type Entry =
  | {
      readonly kind: 'up';
      readonly version: string;
      readonly name: string;
      readonly sandbox: SandboxChoice;
      readonly script: Script;
    }
  | { readonly kind: 'deed'; readonly deed: Deed }
  /** Takes the place of all before it; `deeds` are those of before that still hold. */
  | { readonly kind: 'apply'; readonly script: Script; readonly deeds: readonly Deed[] };

/** A line of a journal. */
export interface JournalRecord {
  /** From 0, without gaps. */
  readonly n: number;
  /** When it was written: real time, ISO 8601. For people. */
  readonly time: string;
  /** Digest of the lab's state after it: a replay that comes to another one is none. */
  readonly digest: string;
  readonly entry: Entry;
}
