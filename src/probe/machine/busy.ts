import type { CpuTime, Softnet } from './parse.js';

/** What the machine had counted at one moment; what it does not tell is absent. */
export interface Sample {
  /** Milliseconds on a clock that only goes on. */
  readonly at: number;
  readonly cpu?: CpuTime | undefined;
  readonly softnet?: Softnet | undefined;
  /** Microseconds since boot. */
  readonly waited?: number | undefined;
  readonly throttled?: number | undefined;
}

/** The machine did not keep up while something was measured. */
export interface Busy {
  /** 0 to 1: how much of all cores was in use in the busiest second. */
  readonly cpu: number;
  /** Packets, of all the machine. */
  readonly softnetDrops: number;
  /** For people: `CPU 98 % in use, 1,204 packets dropped in softnet`. */
  readonly text: string;
}

/** Shares of the busiest second from which on figures are not to be trusted. */
const IN_USE = 0.95;
const WAITING = 0.9;
const THROTTLED = 0.05;

/** Shorter than this, what a program needs to start looks like a busy machine. */
const SPAN_MS = 1000;

/** Whether the machine kept up between the first sample and the last; `undefined` if it did. */
export function busyOf(samples: readonly Sample[]): Busy | undefined {
  const spans = spansOf(samples);
  const most = (share: (from: Sample, to: Sample) => number): number =>
    Math.max(0, ...spans.map(([from, to]) => share(from, to)));
  const cpu = most(cpuShare);
  const waiting = most((from, to) => timeShare(from, to, from.waited, to.waited));
  const throttled = most((from, to) => timeShare(from, to, from.throttled, to.throttled));
  const [first, last] = [samples[0]?.softnet, samples.at(-1)?.softnet];
  const softnetDrops = (last?.drops ?? 0) - (first?.drops ?? 0);
  const squeezes = (last?.squeezes ?? 0) - (first?.squeezes ?? 0);
  const isBusy = cpu >= IN_USE || softnetDrops > 0 || waiting >= WAITING || throttled >= THROTTLED;
  if (!isBusy) return undefined;
  const parts = [
    `CPU ${percent(cpu)} in use`,
    ...(softnetDrops > 0 ? [`${counted(softnetDrops, 'packet')} dropped in softnet`] : []),
    ...(squeezes > 0 ? [`${counted(squeezes, 'time')} out of time for packets`] : []),
    ...(waiting >= WAITING ? [`tasks waiting for a core ${percent(waiting)} of the time`] : []),
    ...(throttled >= THROTTLED ? [`held back by a CPU quota ${percent(throttled)} of the time`] : []),
  ];
  return { cpu, softnetDrops, text: parts.join(', ') };
}

/** From each sample to the first one a second later; of less than a second, the whole. */
function spansOf(samples: readonly Sample[]): (readonly [Sample, Sample])[] {
  const [first, last] = [samples[0], samples.at(-1)];
  const seconds = samples.flatMap((from) => {
    const to = samples.find(({ at }) => at >= from.at + SPAN_MS);
    return to ? [[from, to] as const] : [];
  });
  return seconds.length > 0 || !first || !last ? seconds : [[first, last]];
}

function cpuShare({ cpu: from }: Sample, { cpu: to }: Sample): number {
  if (!from || !to || to.total <= from.total) return 0;
  return Math.min(1, (to.used - from.used) / (to.total - from.total));
}

/** Of the time between two samples; counters are in microseconds. */
function timeShare(from: Sample, to: Sample, before: number | undefined, after: number | undefined): number {
  if (before === undefined || after === undefined || to.at <= from.at) return 0;
  return Math.min(1, (after - before) / ((to.at - from.at) * 1000));
}

const percent = (share: number): string => `${Math.round(share * 100)} %`;

const counted = (n: number, one: string): string =>
  `${n.toLocaleString('en-US')} ${one}${n === 1 ? '' : 's'}`;
