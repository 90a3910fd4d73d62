import type { ExplainedHop, Explanation } from './explanation.js';

/**
 * What one packet and its answer did on their way, beside what was predicted. Hops stand as they stand in the verdict,
 * one for one.
 */
export interface MeasuredFlow {
  /** The packets did as predicted: where they passed, where they ended, and by which rule. */
  readonly agrees: boolean;
  readonly fate: 'nothing-sent' | 'silent' | 'arrived' | 'answered';
  /** Packets sent until one was not lost by chance; 0: the host could send none, or nothing was to be sent. */
  readonly sent: number;
  /** One sentence for people. */
  readonly text: string;
  readonly path: readonly MeasuredHop[];
  readonly returnPath: readonly MeasuredHop[];
  /** Where packets really ended; absent where that is as predicted. */
  readonly ended?: Ended;
}

export interface MeasuredHop {
  readonly router: string;
  /**
   * `passed`: packets came and went on as predicted. `stopped`: they ended here as predicted. `differs`: they did otherwise
   * here. `not-reached`: none came.
   */
  readonly outcome: 'passed' | 'stopped' | 'differs' | 'not-reached';
  /** For people: `dropped here by rule sgr-1: its counter moved by 1`. */
  readonly text: string;
  /** Counters that moved, and those that should have and did not. */
  readonly counters: readonly Counter[];
}

export interface Counter {
  /** `frames in`, `frames out`, `dropped by the queue`: with the other end in `peer`; `rule`: with its id; or one of the kernel's own. */
  readonly kind: 'in' | 'out' | 'queue' | 'rule' | 'kernel';
  /** The neighbour of a frame, the id of a rule, the kernel's name of a count. */
  readonly name: string;
  /** By how much it moved. */
  readonly by: number;
}

export interface Ended {
  /** The router or host. */
  readonly at: string;
  /** The way that packets took, by routers and hosts, the first one that of the sender. */
  readonly way: readonly string[];
  /** For people: the last counter that moved. */
  readonly text: string;
}

/** An explanation with what packets did beside what decides about them. */
export function withMeasured(of: Explanation, { path, returnPath, ...measured }: MeasuredFlow): Explanation {
  const beside = (hops: readonly ExplainedHop[], counted: readonly MeasuredHop[]): ExplainedHop[] =>
    hops.map((hop, at) => {
      const seen = counted[at];
      if (!seen) return hop;
      const { outcome, text, counters } = seen;
      return { ...hop, measured: { outcome, text, counters } };
    });
  return { ...of, there: beside(of.there, path), back: beside(of.back, returnPath), measured };
}
