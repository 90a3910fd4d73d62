import type { StartWorker } from './worker.js';

/** Where labs live: in namespaces of this machine, or in a container of an engine. */
export type SandboxKind = 'embedded' | 'container';

/** What the user asked for. */
export interface SandboxChoice {
  /** `auto`: embedded where that works, else container. */
  readonly sandbox: SandboxKind | 'auto';
  /** Of the container; the command's own image if absent. */
  readonly image?: string | undefined;
  /** Of the container: all rights instead of the least. */
  readonly privileged?: boolean | undefined;
}

export interface Sandbox {
  readonly kind: SandboxKind;
  /** For people: `transitlab:0.1.0 on Docker 20.10.24`. */
  readonly detail?: string;
  readonly start: StartWorker;
}
