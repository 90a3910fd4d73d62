import { readFileSync } from 'node:fs';
import { type CpuTime, parseCpuTime } from '../../src/probe/machine/parse.js';

export interface Used {
  /** 0 to 1: how much of its time the busiest core was in use. One flow is the work of one or two cores. */
  readonly busiest: number;
  /** Seconds of all cores together. */
  readonly seconds: number;
}

/** Linux counts this many a second for programs, on every machine. */
const TICKS = 100;

/** What the cores did since this was called. */
export function coresSince(): () => Used {
  const before = read();
  return () => {
    const spent = read().map((now, i) => ({
      used: now.used - (before[i]?.used ?? 0),
      total: now.total - (before[i]?.total ?? 0),
    }));
    return {
      busiest: Math.max(...spent.map(({ used, total }) => used / Math.max(1, total))),
      seconds: spent.reduce((sum, { used }) => sum + used, 0) / TICKS,
    };
  };
}

/** Each core's row reads as the one of all does. */
const read = (): CpuTime[] =>
  readFileSync('/proc/stat', 'utf8')
    .split('\n')
    .filter((row) => /^cpu\d/.test(row))
    .flatMap((row) => parseCpuTime(row.replace(/^cpu\d+/, 'cpu')) ?? []);
