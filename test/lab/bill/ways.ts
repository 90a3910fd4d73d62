import type { Way } from '../../../src/fabric/way.js';
import type { Crossed } from '../../../src/lab/bill/meter.js';

/** A's traffic from Guangzhou to Shanghai, unless told otherwise. */
export const way = (more: Partial<Way> = {}): Way => ({
  account: 'A',
  network: 'ccn-1',
  object: 'ccn-1',
  terms: 'monthly-95th',
  from: 'ap-guangzhou',
  to: 'ap-shanghai',
  ...more,
});

export const back = { from: 'ap-shanghai', to: 'ap-guangzhou' } as const;

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
export const JANUARY = Date.UTC(2024, 0, 1);

/** Traffic of so many bits per second that holds for a time. */
export const flow = (at: number, heldMs: number, rate: number, more: Partial<Way> = {}): Crossed => ({
  way: way(more),
  at,
  counted: 1_000_000,
  heldMs,
  bytes: (rate * heldMs) / 8000,
});
