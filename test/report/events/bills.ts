import type { Bill } from '../../../src/lab/bill/bill.js';
import type { BillCheckEvent, LabEvent } from '../../../src/lab/event.js';
import { at, FILE, step } from './build.js';

const bill = (
  line: number,
  of: Pick<BillCheckEvent, 'account' | 'from' | 'to' | 'of'>,
  expected: string,
  [billed, bytes]: readonly [boolean, number],
  why: readonly string[] = [],
): BillCheckEvent => ({
  type: 'check',
  at: at(line),
  check: 'bill',
  ...of,
  expected,
  predicted: {
    billed,
    text: billed
      ? 'A pays for cn-qingdao → cn-beijing over cenbwp-1'
      : 'no check had to send between regions at the expense of B',
  },
  predictedText: billed ? 'billed' : 'nothing',
  measured: { kind: 'bill', bytes },
  measuredText: bytes === 0 ? 'nothing' : '2.53 MB',
  passed: why.length === 0,
  why,
  ms: 0,
});

const way = { from: 'cn-qingdao', to: 'cn-beijing' } as const;
const january = { month: '2024-01' } as const;

/** A package with a price, a CCN without one, test bandwidth. */
export const BILL: Bill = {
  traffic: [
    {
      ...january,
      ...way,
      account: 'A',
      network: 'cen-1',
      object: 'cen-1',
      terms: 'test',
      counted: 98,
      bytes: 98,
      peak: 2.6,
      p95: 0,
    },
    {
      ...january,
      ...way,
      account: 'A',
      network: 'cen-1',
      object: 'cenbwp-1',
      terms: 'bought',
      counted: 2_530_000,
      bytes: 4.5e9,
      peak: 5e6,
      p95: 5e6,
    },
    {
      ...january,
      from: 'ap-shanghai',
      to: 'ap-guangzhou',
      account: 'C',
      network: 'ccn-1',
      object: 'ccn-1',
      terms: 'monthly-95th',
      counted: 2_600_000,
      bytes: 1.8e10,
      peak: 20e6,
      p95: 5e6,
    },
  ],
  charges: [
    {
      account: 'C',
      object: 'ccn-1',
      terms: 'monthly-95th',
      regions: ['ap-guangzhou', 'ap-shanghai'],
      ...january,
      quantity: 5,
      unit: 'Mbps',
      days: [1, 31],
    },
    {
      account: 'A',
      object: 'cenbwp-1',
      terms: 'bought',
      quantity: 16,
      unit: 'Mbps-months',
      price: 12.5,
      amount: 200,
      currency: 'CNY',
    },
  ],
};

/** Checks of bills, one of which fails, and the bill. */
export const BILLS: readonly LabEvent[] = [
  { type: 'scenario', file: FILE, name: 'Who pays', steps: 1, checks: 3 },
  step(1, 'Bills', 10),
  bill(11, { account: 'A', ...way, of: 'cenbwp-1' }, 'at least 2MB', [true, 2_530_000]),
  bill(12, { account: 'B' }, 'nothing', [false, 0]),
  bill(
    13,
    { account: 'B', to: 'cn-beijing' },
    'nothing',
    [false, 2_530_000],
    [
      'expected nothing, measured bytes on the bill',
      'prediction and measurement differ: predicted nothing, measured 2.53 MB',
    ],
  ),
  { type: 'bill', bill: BILL },
  {
    type: 'end',
    passed: 2,
    failed: 1,
    calls: 0,
    unexpectedCalls: 0,
    ms: { total: 20, throughput: 0, silence: 0 },
  },
];
