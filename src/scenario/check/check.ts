import type { Action } from '../../cloud/call.js';
import type { Draft } from '../draft.js';
import type { Finding } from '../finding.js';

/** What the cloud of a scenario knows. */
export interface Cloud {
  readonly actions: Readonly<Record<string, Action>>;
}

/** One idea of what a scenario must be, beside its shape. */
export type Check = (draft: Draft, cloud: Cloud) => readonly Finding[];
