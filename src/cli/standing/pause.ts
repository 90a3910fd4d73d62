import { setTimeout } from 'node:timers/promises';

/** Waits so long, or until the signal; never rejects. */
export const pause = (ms: number, enough: AbortSignal): Promise<void> =>
  setTimeout(ms, undefined, { signal: enough }).catch(() => {});
