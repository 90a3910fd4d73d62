import { timersOf } from '../timers.js';

/** What happens by itself, by our names; handled in timers.ts. */
export type TimerEvent =
  | 'Attached'
  | 'Detached'
  | 'Expired'
  | 'ForcedDetach'
  | 'Isolated'
  | 'BandwidthExpired'
  | 'BandwidthWithdrawn';

export const { later, onDeadline } = timersOf<TimerEvent>('tencent');
