import type { FaultTarget } from '../../../src/scenario/schema.js';
import type { Bench } from '../lab.js';
import type { Order } from './oracle.js';

/** The command line that gives an order; `undefined` if it holds what a command line cannot say. */
export function commandLine(order: Order, { file }: Bench): string[] | undefined {
  if (order.kind === 'apply') return ['apply', file];
  const { deed } = order;
  if ('wait' in deed) return ['clock', `+${deed.wait}`];
  if ('fault' in deed) return ['fault', ...targetWords(deed.fault)];
  if ('heal' in deed) return ['heal', ...targetWords(deed.heal)];
  const words = Object.entries(deed.with ?? {}).map(([key, value]) => assignment(key, value));
  if (words.includes(undefined)) return undefined;
  const settle = deed.settle === false ? ['--no-settle'] : [];
  return ['call', '--as', deed.as, ...settle, '--', deed.call, ...words.flatMap((word) => word ?? [])];
}

/** Texts, lists and maps; a number or a truth would come out as a text. */
function assignment(key: string, value: unknown): string | undefined {
  if (typeof value === 'string') return /^\s*[[{]/.test(value) ? undefined : `${key}=${value}`;
  return typeof value === 'object' && value !== null ? `${key}=${JSON.stringify(value)}` : undefined;
}

function targetWords(target: FaultTarget): string[] {
  if ('line' in target) return ['line', target.line];
  if ('host' in target) return ['host', target.host];
  const of = target.of === undefined ? [] : ['--of', target.of];
  return ['region-connection', ...target.region_connection, ...of];
}

/** An order for people. */
export const orderText = (order: Order): string =>
  order.kind === 'apply' ? 'apply' : JSON.stringify(order.deed);
