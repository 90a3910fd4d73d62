import type { Action } from '../../cloud/call.js';
import type { CloudName } from '../../cloud/world.js';
import type { Draft } from '../draft.js';
import type { Finding } from '../finding.js';

/** What the clouds of a scenario know. */
export interface Clouds {
  readonly actionsOf: (cloud: CloudName) => Readonly<Record<string, Action>>;
}

/** One idea of what a scenario must be, beside its shape. */
export type Check = (draft: Draft, clouds: Clouds) => readonly Finding[];
