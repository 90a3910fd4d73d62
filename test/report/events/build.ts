import type { Hop, ReasonCode, Verdict } from '../../../src/analyze/verdict.js';
import type { CallEvent, LabEvent, ProbeCheckEvent } from '../../../src/lab/event.js';
import type { JsonObject } from '../../../src/model/json.js';
import type { PingMeasured } from '../../../src/probe/measured.js';
import type { Position } from '../../../src/scenario/scenario.js';

/** Events as a lab sends them, without the words that are the same every time. */
export const FILE = 'scenarios/cen-cross-account-cross-region.lab.yaml';

export const at = (line: number, col = 9): Position => ({ file: FILE, line, col });

export const step = (index: number, title: string, line: number): LabEvent => ({
  type: 'step',
  index,
  title,
  at: at(line, 5),
});

type CallOptions = Partial<
  Pick<CallEvent, 'settledMs' | 'changes' | 'expectedError' | 'passed' | 'why' | 'outcome'>
>;

export const call = (
  line: number,
  as: string,
  action: string,
  params: JsonObject,
  options: CallOptions = {},
): LabEvent => ({
  type: 'call',
  at: at(line),
  as,
  action,
  params,
  outcome: { ok: true, response: { RequestId: 'req-1' } },
  passed: true,
  settledMs: 0,
  changes: 0,
  ...options,
});

export const answers = (response: JsonObject): Pick<CallEvent, 'outcome'> => ({
  outcome: { ok: true, response: { RequestId: 'req-1', ...response } },
});

export const refuses = (
  status: number,
  code: string,
  message: string,
): Pick<CallEvent, 'outcome' | 'expectedError'> => ({
  outcome: { ok: false, error: { code, status, message } },
  expectedError: code,
});

const hop = (router: string): Hop => ({
  router,
  label: router,
  decided: `route of ${router}`,
  object: `rte-${router}`,
});

export const reaches = (via: readonly string[], rate?: number, rateText?: string): Verdict => ({
  reachable: true,
  text: `through ${via.join(' -> ')}`,
  path: via.map(hop),
  returnPath: via.map(hop).reverse(),
  ...(rate === undefined ? {} : { rate }),
  ...(rateText === undefined ? {} : { rateText }),
});

export const stops = (code: ReasonCode, object: string, text: string): Verdict => ({
  reachable: false,
  code,
  direction: 'forward',
  object,
  text,
  path: [hop('vpc-a')],
  returnPath: [],
});

const answered = (ms: number | undefined): PingMeasured =>
  ms === undefined
    ? { kind: 'ping', reachable: false, sent: 1, received: 0 }
    : { kind: 'ping', reachable: true, sent: 1, received: 1, rtt: { min: ms, avg: ms, max: ms } };

interface PingOptions {
  readonly expected?: string;
  readonly rtt?: number;
  readonly why?: readonly string[];
}

/** A ping; `rtt` in milliseconds, absent if nothing came back. */
export function ping(
  line: number,
  [from, to]: readonly [string, string],
  predicted: Verdict,
  { expected, rtt, why = [] }: PingOptions,
): ProbeCheckEvent {
  const text = predicted.reachable ? 'reachable' : `unreachable: ${predicted.code ?? ''}`;
  return {
    type: 'check',
    at: at(line),
    check: 'ping',
    from,
    to,
    expected: expected ?? text,
    predicted,
    predictedText: text,
    measured: answered(rtt),
    measuredText: rtt === undefined ? '0/1 answered' : `1/1 answered, ${rtt.toFixed(2)} ms`,
    passed: why.length === 0,
    why,
    ms: rtt === undefined ? 1003 : 4,
  };
}

/** Five megabits a second on the line, by iperf3. */
export const fiveMbps = (
  line: number,
  [from, to]: readonly [string, string],
  predicted: Verdict,
): ProbeCheckEvent => ({
  type: 'check',
  at: at(line),
  check: 'throughput',
  from,
  to,
  expected: '5Mbps',
  predicted,
  predictedText: '5 Mbps',
  measured: {
    kind: 'throughput',
    reachable: true,
    tool: 'iperf3',
    goodput: 4_770_000,
    lineRate: 4_990_000,
    seconds: 3,
    retransmits: 0,
  },
  measuredText: '4.99 Mbps (payload 4.77 Mbps, iperf3)',
  passed: true,
  why: [],
  ms: 3080,
});
