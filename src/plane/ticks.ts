import type { Shaper } from './plane.js';

const TICK_NS = 64;

/** The kernel keeps a burst as time at the rate, in ticks of 64 ns; rounded up, so that a byte stays a byte. */
export const ticksOf = ({ rate, burst }: Pick<Shaper, 'rate' | 'burst'>): number =>
  Math.min(0xffffffff, Math.ceil((burst * 8e9) / rate / TICK_NS));

/** The burst that `ticksOf` turned into `ticks`: exact, as long as a byte takes a tick or more; else rounded down. */
export const burstOf = (rate: number, ticks: number): number =>
  Math.floor((ticks * TICK_NS * rate) / 8e9 + 1e-6);
