import type { Isolation } from './isolation.js';

/** How a process outside gets into the sandbox of a worker: its namespaces, or its container. */
export type Seat =
  /** A process that stands in them, by its pid outside. */
  | { readonly kind: 'embedded'; readonly pid: number; readonly isolation: Isolation }
  /** `engine`: the address of the one that runs it. */
  | { readonly kind: 'container'; readonly id: string; readonly engine: string };
