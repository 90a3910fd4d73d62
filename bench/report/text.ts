import type { Estimate, Spread } from '../statistics.js';

export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string[] => [
  `| ${head.join(' | ')} |`,
  `|${'---|'.repeat(head.length)}`,
  ...rows.map((cells) => `| ${cells.join(' | ')} |`),
];

/** `93 ms`, `1.34 s`. */
export const duration = (ms: number): string =>
  ms < 9.95 ? `${ms.toFixed(1)} ms` : ms < 999.5 ? `${ms.toFixed(0)} ms` : `${(ms / 1000).toFixed(2)} s`;

export const megabytes = (bytes: number): string =>
  `${Math.max(0, bytes / 1e6).toFixed(bytes < 1e7 ? 1 : 0)} MB`;

export const gigabytes = (bytes: number): string => `${(bytes / 1e9).toFixed(1)} GB`;

/** `93 ms (88-101)`: the middle, and how far the runs were apart. */
export function spread(of: Spread, text: (value: number) => string): string {
  if (!Number.isFinite(of.median)) return '';
  return of.runs > 1 ? `${text(of.median)} (${text(of.min)}-${text(of.max)})` : text(of.median);
}

/** `97 % (95 % sure: 95 to 99 %)`. */
export const estimate = ({ median, low, high, runs }: Estimate, text: (value: number) => string): string =>
  low === undefined || high === undefined
    ? `${text(median)} (${runs} runs)`
    : `${text(median)} (95 % sure: ${text(low)} to ${text(high)}; ${runs} runs)`;

/** `97.1 %`. */
export const share = (value: number): string => `${(value * 100).toFixed(1)} %`;

export const times = (a: number, b: number): string => {
  const ratio = a / b;
  return Number.isFinite(ratio) ? `${ratio.toFixed(ratio < 10 ? 2 : 0)}×` : '';
};
