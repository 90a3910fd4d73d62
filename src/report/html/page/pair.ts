import type { Line } from '../view/folding.js';
import type { Chosen } from './state.js';

/** Two hosts by their indexes. */
export interface Pair {
  readonly from: number;
  readonly to: number;
  readonly check?: number;
}

/** The hosts that are chosen; `undefined` if groups are. */
export function pairOf({ from, to, check }: Chosen): Pair | undefined {
  const [a, b] = [hostOf(from), hostOf(to)];
  if (a === undefined || b === undefined || a === b) return undefined;
  return { from: a, to: b, ...(check === undefined ? {} : { check }) };
}

export const hostKey = (host: number): string => `host ${host}`;

function hostOf(key: string): number | undefined {
  const [, number] = /^host (\d+)$/.exec(key) ?? [];
  return number === undefined ? undefined : Number(number);
}

export const lineAt = (lines: readonly Line[], key: string): number =>
  lines.findIndex((line) => line.key === key);
