import { timersOf } from '../timers.js';

/** What happens by itself, by our names; handled in timers.ts. */
export type TimerEvent =
  | 'CenActive'
  | 'CenDeleted'
  | 'Attached'
  | 'Detached'
  | 'PackageSettled'
  | 'PackageExpired'
  | 'ConnectionActive'
  | 'VbrSettled'
  | 'RouterInterfacesSettled';

export const { later, onDeadline } = timersOf<TimerEvent>('alibaba');
