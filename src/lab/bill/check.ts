import type { Way } from '../../fabric/way.js';
import { formatSize, parseSize } from '../../model/units.js';
import type { BillCheck } from '../../scenario/schema.js';
import type { BillCheckEvent } from '../event.js';
import type { State } from '../script.js';
import { fillText } from '../variables.js';
import type { Meter } from './meter.js';

export type BillChecked = Omit<BillCheckEvent, 'type' | 'at'>;

/**
 * Compares what is on an account's bill with what its configuration says has to be on it: whether packets of checks had
 * to cross regions at its expense. Test bandwidth is nobody's expense. Pure.
 */
export function judgeBill({ world, variables }: State, meter: Meter, check: BillCheck): BillChecked {
  const of = check.of === undefined ? undefined : fillText(check.of, world, variables);
  const asked = (way: Way): boolean => isAsked(check, of, way);
  const ways = meter.expected.filter(asked);
  const bytes = meter.crossed.reduce((sum, { way, counted }) => (asked(way) ? sum + counted : sum), 0);
  const predicted = { billed: ways.length > 0, text: waysText(check.bill, ways) };
  const why = differences(check, predicted.billed, bytes);
  return {
    check: 'bill',
    account: check.bill,
    ...(check.from === undefined ? {} : { from: check.from }),
    ...(check.to === undefined ? {} : { to: check.to }),
    ...(of === undefined ? {} : { of }),
    expected: expectedText(check),
    predicted,
    predictedText: predicted.billed ? 'billed' : 'nothing',
    measured: { kind: 'bill', bytes },
    measuredText: bytes === 0 ? 'nothing' : formatSize(bytes),
    passed: why.length === 0,
    why,
    ms: 0,
  };
}

const isAsked = (check: BillCheck, of: string | undefined, way: Way): boolean =>
  way.terms !== 'test' &&
  way.account === check.bill &&
  (check.from === undefined || way.from === check.from) &&
  (check.to === undefined || way.to === check.to) &&
  (of === undefined || way.network === of || way.object === of);

function waysText(account: string, ways: readonly Way[]): string {
  if (ways.length === 0) return `no check had to send between regions at the expense of ${account}`;
  const texts = ways.map(({ from, to, object }) => `${from} → ${to} over ${object}`);
  return `${account} pays for ${[...texts].sort().join(', ')}`;
}

function expectedText({ expect, at_least, at_most }: BillCheck): string {
  const limits = [
    ...(at_least === undefined ? [] : [`at least ${at_least}`]),
    ...(at_most === undefined ? [] : [`at most ${at_most}`]),
  ];
  return expect ?? (limits.length === 0 ? 'billed' : limits.join(', '));
}

function differences(check: BillCheck, billed: boolean, bytes: number): string[] {
  const wanted = check.expect !== 'nothing';
  const said = (some: boolean): string => (some ? 'bytes on the bill' : 'nothing');
  const expected = `expected ${expectedText(check)}`;
  return [
    ...(billed === wanted ? [] : [`${expected}, predicted ${said(billed)}`]),
    ...(bytes > 0 === wanted ? [] : [`${expected}, measured ${said(bytes > 0)}`]),
    ...(billed === bytes > 0
      ? []
      : [`prediction and measurement differ: predicted ${said(billed)}, measured ${formatSize(bytes)}`]),
    ...(wanted && !withinLimits(check, bytes) ? [`${expected}, measured ${formatSize(bytes)}`] : []),
  ];
}

function withinLimits({ at_least, at_most }: BillCheck, bytes: number): boolean {
  const least = parseSize(at_least ?? '') ?? 0;
  const most = parseSize(at_most ?? '') ?? Number.POSITIVE_INFINITY;
  return bytes >= least && bytes <= most;
}
