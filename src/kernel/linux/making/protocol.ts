import type { Made, Wanted } from './make.js';

/** What the thread is given. */
export interface Order {
  readonly wanted: readonly Wanted[];
  /** A descriptor of the namespace where it begins. */
  readonly home: number;
}

/** What it tells: namespaces that were made, in the order of the wish, and which one could not be. */
export type Told =
  | { readonly made: readonly Made[] }
  /** `words`: the code of what refused, with the call if it was one of libc's. */
  | { readonly refused: string };
