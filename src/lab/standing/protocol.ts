import type { Counters } from '../../kernel/counters.js';
import type { ExitCode, Problem } from '../../model/errors.js';
import type { ProbeCheck } from '../../scenario/schema.js';
import type { Checked } from '../check.js';
import type { SandboxChoice, SandboxKind } from '../sandbox/sandbox.js';
import type { Seat } from '../sandbox/seat.js';
import type { Deed, Script } from './journal/entry.js';
import type { Outcome, Wrong } from './standing.js';
import type { MeshAsk, Note } from './task.js';
import type { Names } from './view/names.js';
import type { Sight } from './view/sight.js';
import type { Survey } from './view/survey.js';

/**
 * What a keeper answers on its socket. One connection for each question: a line of JSON there (`Question`), a line of
 * JSON back (`Answer`).
 */
export interface Asks {
  inspect: { readonly ask: Record<never, never>; readonly answer: Inspection };
  /** A call, a move of the clock, a fault, a heal. A deed that is refused changes nothing. */
  act: { readonly ask: { readonly deed: Deed }; readonly answer: Acted };
  apply: { readonly ask: { readonly script: Script; readonly mend: boolean }; readonly answer: Applied };
  /** What the kernel holds against what it should: by the journal, or by a file that would be applied. */
  drift: {
    readonly ask: { readonly script?: Script };
    readonly answer: { readonly changes: readonly Note[] };
  };
  check: { readonly ask: { readonly check: ProbeCheck }; readonly answer: Checked };
  mesh: {
    readonly ask: MeshAsk;
    readonly answer: { readonly pairs: number; readonly differences: readonly string[] };
  };
  /** Of every interface that stands. */
  counters: {
    readonly ask: Record<never, never>;
    readonly answer: { readonly counters: readonly Counters[] };
  };
  /** What stands, for people; asked at any time, a change that is under way is not waited for. */
  survey: { readonly ask: Record<never, never>; readonly answer: Survey };
  /** The same with what the kernel counts just now. */
  watch: { readonly ask: Record<never, never>; readonly answer: Sight };
  /** What words of commands can be. */
  names: { readonly ask: Record<never, never>; readonly answer: Names };
  /** Answered when the lab, and all that was kept of it, is gone. */
  down: { readonly ask: Record<never, never>; readonly answer: Record<never, never> };
}

export type Verb = keyof Asks;

export type Question = {
  readonly [V in Verb]: {
    readonly version: string;
    readonly from: Asker;
    readonly verb: V;
    readonly ask: Asks[V]['ask'];
  };
}[Verb];

/** Who asks: for others who have to wait. */
export interface Asker {
  readonly pid: number;
  /** `transitlab call CreateCen`. */
  readonly command: string;
}

export type Answer =
  | { readonly answer: Asks[Verb]['answer'] }
  | { readonly exit: ExitCode; readonly problem: Problem };

export interface Acted {
  readonly outcome: Outcome;
  readonly changes: readonly Note[];
}

export interface Applied {
  readonly changes: readonly Note[];
  /** What was done by hand before and is no longer accepted. */
  readonly dropped: readonly Wrong[];
}

/** A standing lab, as far as it can be told in one answer. */
export interface Inspection {
  readonly name: string;
  /** The scenario's own name, and its file. */
  readonly title: string;
  readonly file: string;
  readonly version: string;
  /** Digest of the text that was read from the file. */
  readonly text: string;
  readonly at?: string;
  readonly sandbox: { readonly kind: SandboxKind; readonly detail?: string; readonly choice: SandboxChoice };
  readonly keeper: { readonly pid: number; readonly since: string };
  /** `broken`: its process died and could not be started again; `why` says what hinders. */
  readonly health: 'stands' | 'rebuilding' | 'broken';
  readonly why?: string;
  readonly seat?: Seat;
  /** Who changes it just now. */
  readonly busy?: Asker & { readonly since: string };
  /** Virtual time, milliseconds. */
  readonly now: number;
  /** Records in the journal, of which `deeds` were done by hand and still hold. */
  readonly records: number;
  readonly deeds: number;
  /** Changes made to the kernel since the keeper started. */
  readonly changes: number;
  readonly hosts: readonly InspectedHost[];
  readonly namespaces: readonly string[];
  readonly links: number;
  readonly faults: readonly string[];
  readonly variables: Readonly<Record<string, unknown>>;
  readonly log: string;
}

export interface InspectedHost {
  readonly id: string;
  readonly address: string;
  /** The router it stands at: a VPC, a data centre. */
  readonly network: string;
  readonly region: string;
  readonly up: boolean;
}
