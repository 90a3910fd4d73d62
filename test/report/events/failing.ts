import type { LabEvent } from '../../../src/lab/event.js';
import { answers, at, call, FILE, ping, reaches, step, stops } from './build.js';

const denied = stops('SG_INGRESS_DENY', 'sg-b', 'sg-b lets no ICMP in from 172.16.1.10: no rule accepts it');

/** Everything that can go wrong without ending a run: run with --keep-going. */
export const FAILING: readonly LabEvent[] = [
  { type: 'scenario', file: FILE, name: 'One host too quiet', steps: 2, checks: 4 },
  step(1, 'Calls', 10),
  call(
    11,
    'A',
    'CreateCen',
    { Name: 'x' },
    {
      outcome: {
        ok: false,
        error: { status: 400, code: 'InvalidName', message: 'The specified Name is invalid.' },
      },
      passed: false,
      why: 'the cloud refused it',
    },
  ),
  call(
    12,
    'A',
    'CreateCen',
    { Name: 'good' },
    {
      ...answers({ CenId: 'cen-1' }),
      expectedError: 'InvalidName',
      passed: false,
      why: 'not refused with InvalidName',
    },
  ),
  {
    type: 'wait',
    at: at(13),
    ms: 691_200_000,
    now: 1_577_923_200_000,
    happened: ['cenbwp-1 FinancialLocked'],
    changes: 1,
  },
  step(2, 'Checks', 20),
  ping(21, ['ecs-a', 'ecs-b'], denied, {
    expected: 'reachable',
    why: [
      'expected reachable, predicted unreachable: SG_INGRESS_DENY: sg-b lets no ICMP in from 172.16.1.10: no rule accepts it',
      'expected reachable, measured unreachable',
    ],
  }),
  ping(22, ['ecs-a', 'ecs-b'], denied, {
    expected: 'unreachable',
    rtt: 0.07,
    why: ['prediction and measurement differ: predicted unreachable: SG_INGRESS_DENY, measured reachable'],
  }),
  ping(23, ['ecs-a', 'ecs-c'], reaches(['vpc-a']), { rtt: 0.02 }),
  {
    type: 'end',
    passed: 1,
    failed: 2,
    calls: 0,
    unexpectedCalls: 2,
    ms: { total: 1200, throughput: 0, silence: 1003 },
  },
];
