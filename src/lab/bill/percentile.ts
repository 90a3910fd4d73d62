import type { Crossed } from './meter.js';

const SAMPLE_MS = 5 * 60_000;
const DAY_MS = 86_400_000;
const DAY_SAMPLES = DAY_MS / SAMPLE_MS;
/** Bits per second: a day with a sample above it is a valid one. */
const VALID_RATE = 10_000;
/** The part of all samples that is left out, the highest first. */
const LEFT_OUT = 0.05;

/** Bytes by sample: the number of five-minute spans since 1970. */
export type Samples = ReadonlyMap<number, number>;

/** What a month comes to; rates in bits per second, means of five minutes. */
export interface Month {
  /** `2024-01`, by UTC. */
  readonly month: string;
  readonly bytes: number;
  readonly peak: number;
  /** The highest sample but the top 5 % of those of valid days: "Pricing" of Cloud Connect Network. */
  readonly p95: number;
  readonly validDays: number;
  readonly days: number;
}

/** Lays what crossed at its time. What stands for a longer time is spread over it evenly. */
export function samplesOf(crossed: readonly Crossed[]): Samples {
  const samples = new Map<number, number>();
  const add = (sample: number, bytes: number) => samples.set(sample, (samples.get(sample) ?? 0) + bytes);
  for (const { at, heldMs, bytes } of crossed) {
    if (heldMs === 0) add(Math.floor(at / SAMPLE_MS), bytes);
    for (let from = at; from < at + heldMs; ) {
      const sample = Math.floor(from / SAMPLE_MS);
      const to = Math.min(at + heldMs, (sample + 1) * SAMPLE_MS);
      add(sample, (bytes * (to - from)) / heldMs);
      from = to;
    }
  }
  return samples;
}

/** Sample by sample the larger one: a connection is billed for its busier direction. */
export function larger(all: readonly Samples[]): Samples {
  const most = new Map<number, number>();
  for (const samples of all)
    for (const [sample, bytes] of samples) most.set(sample, Math.max(bytes, most.get(sample) ?? 0));
  return most;
}

/** In the order of time; months in which nothing crossed are left out. */
export function monthsOf(samples: Samples): Month[] {
  const byMonth = new Map<string, [number, number][]>();
  for (const entry of samples) {
    const month = monthOf(entry[0] * SAMPLE_MS);
    byMonth.set(month, [...(byMonth.get(month) ?? []), entry]);
  }
  return [...byMonth.keys()].sort().map((month) => summed(month, byMonth.get(month) ?? []));
}

/** Of a moment: `2024-01`. */
export const monthOf = (ms: number): string => new Date(ms).toISOString().slice(0, 7);

const rateOf = (bytes: number): number => (bytes * 8 * 1000) / SAMPLE_MS;

function summed(month: string, samples: readonly (readonly [number, number])[]): Month {
  const valid = new Set(samples.filter(([, bytes]) => rateOf(bytes) > VALID_RATE).map(([at]) => dayOf(at)));
  const rates = samples
    .filter(([at]) => valid.has(dayOf(at)))
    .map(([, bytes]) => rateOf(bytes))
    .sort((a, b) => b - a);
  return {
    month,
    bytes: samples.reduce((sum, [, bytes]) => sum + bytes, 0),
    peak: samples.reduce((most, [, bytes]) => Math.max(most, rateOf(bytes)), 0),
    p95: rates[Math.floor(valid.size * DAY_SAMPLES * LEFT_OUT)] ?? 0,
    validDays: valid.size,
    days: daysIn(month),
  };
}

const dayOf = (sample: number): number => Math.floor(sample / DAY_SAMPLES);

function daysIn(month: string): number {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number, 0)).getUTCDate();
}
