import type { Claim } from './claim.js';

/** How thorough a measurement is. */
export interface Options {
  /** Small sizes and short runs: to see whether everything works, not how fast it is. */
  readonly quick: boolean;
  /** What is being done, for whoever waits. */
  readonly say: (text: string) => void;
}

/** One part of the benchmark, as data and as text. */
export interface Section {
  readonly title: string;
  readonly data: unknown;
  readonly markdown: readonly string[];
  /** What was promised of it, and what came of that. */
  readonly claims?: readonly Claim[];
}

export type Part = (options: Options) => Promise<Section>;
