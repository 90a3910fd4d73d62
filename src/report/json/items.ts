import type {
  BillCheckEvent,
  CallEvent,
  CheckEvent,
  FaultEvent,
  FlowPart,
  MatrixAsk,
  MatrixCheckEvent,
  ProbeCheckEvent,
  WaitEvent,
} from '../../lab/event.js';
import { unreachable } from '../../model/never.js';
import type { Position } from '../../scenario/scenario.js';
import type { ItemRecord } from '../record.js';
import { optional } from './optional.js';
import type { Check, Measured } from './schema-check.js';
import type { Call, Fault, Wait } from './schema-done.js';
import type { Item } from './schema-items.js';
import type { Busy } from './schema-measured.js';
import type { BillCheck, MatrixCheck } from './schema-sums.js';
import { verdict } from './verdict.js';

/** Fields in an order of their own, whatever order they came in. */
export function item(event: ItemRecord): Item {
  switch (event.type) {
    case 'call':
      return call(event);
    case 'wait':
      return wait(event);
    case 'fault':
      return fault(event);
    case 'check':
      return anyCheck(event);
  }
}

function anyCheck(event: CheckEvent): Item {
  switch (event.check) {
    case 'bill':
      return billCheck(event);
    case 'matrix':
      return matrixCheck(event);
    default:
      return check(event);
  }
}

export const position = ({ file, line, col }: Position) => ({ file, line, col });

const call = (event: CallEvent): Call => ({
  type: 'call',
  at: position(event.at),
  as: event.as,
  action: event.action,
  params: event.params,
  ...answer(event),
  ...optional('expectedError', event.expectedError),
  passed: event.passed,
  ...optional('why', event.why),
  settledMs: event.settledMs,
  changes: event.changes,
});

function answer({ outcome }: CallEvent): Pick<Call, 'response' | 'error'> {
  if (outcome.ok) return { response: outcome.response };
  const { status, code, message } = outcome.error;
  return { error: { status, code, message } };
}

const wait = ({ at, ms, now, happened, changes }: WaitEvent): Wait => ({
  type: 'wait',
  at: position(at),
  ms,
  now,
  happened: [...happened],
  changes,
});

const fault = ({ at, action, target, passed, why, changes }: FaultEvent): Fault => ({
  type: 'fault',
  at: position(at),
  action,
  target,
  passed,
  ...optional('why', why),
  changes,
});

const billCheck = (event: BillCheckEvent): BillCheck => ({
  type: 'check',
  at: position(event.at),
  check: event.check,
  account: event.account,
  ...optional('from', event.from),
  ...optional('to', event.to),
  ...optional('of', event.of),
  passed: event.passed,
  why: [...event.why],
  expected: event.expected,
  predicted: { billed: event.predicted.billed, text: event.predicted.text },
  predictedText: event.predictedText,
  measured: { kind: event.measured.kind, bytes: event.measured.bytes },
  measuredText: event.measuredText,
  ms: event.ms,
});

const matrixCheck = (event: MatrixCheckEvent): MatrixCheck => ({
  type: 'check',
  at: position(event.at),
  check: event.check,
  hosts: event.hosts,
  protocol: event.protocol,
  ...optional('port', event.port),
  asks: event.asks.map(ask),
  passed: event.passed,
  why: [...event.why],
  expected: event.expected,
  predicted: {
    pairs: event.predicted.pairs,
    otherwise: event.predicted.otherwise,
    text: event.predicted.text,
  },
  predictedText: event.predictedText,
  measured: {
    kind: event.measured.kind,
    pairs: event.measured.pairs,
    otherwise: event.measured.otherwise,
  },
  measuredText: event.measuredText,
  differences: event.differences,
  ms: event.ms,
});

const ask = ({ text, expect, pairs, predictedOtherwise, measuredOtherwise }: MatrixAsk) => ({
  text,
  expect,
  pairs,
  predictedOtherwise,
  measuredOtherwise,
});

const check = (event: ProbeCheckEvent): Check => ({
  type: 'check',
  at: position(event.at),
  check: event.check,
  from: event.from,
  to: event.to,
  ...optional('flows', event.flows?.map(flowPart)),
  ...optional('address', event.address),
  ...optional('protocol', event.protocol),
  ...optional('port', event.port),
  passed: event.passed,
  why: [...event.why],
  expected: event.expected,
  predicted: verdict(event.predicted),
  predictedText: event.predictedText,
  measured: measured(event.measured),
  measuredText: event.measuredText,
  ms: event.ms,
});

const flowPart = ({ from, to, limit, lineRate }: FlowPart) => ({
  from,
  to,
  ...optional('limit', limit),
  ...optional('lineRate', lineRate),
});

function measured(of: ProbeCheckEvent['measured']): Measured {
  switch (of.kind) {
    case 'ping':
      return {
        kind: of.kind,
        reachable: of.reachable,
        sent: of.sent,
        received: of.received,
        ...optional('otherHost', of.otherHost),
        ...optional('rtt', of.rtt && rtt(of.rtt)),
      };
    case 'tcp':
      return { kind: of.kind, reachable: of.reachable, ms: of.ms, ...optional('error', of.error) };
    case 'udp':
      return { kind: of.kind, reachable: of.reachable, sent: of.sent, ms: of.ms };
    case 'throughput':
      return {
        kind: of.kind,
        reachable: of.reachable,
        tool: of.tool,
        ...optional('goodput', of.goodput),
        ...optional('lineRate', of.lineRate),
        seconds: of.seconds,
        ...optional('retransmits', of.retransmits),
        ...optional('lossPercent', of.lossPercent),
        ...optional('busy', of.busy && busy(of.busy)),
        ...optional('repeats', of.repeats),
      };
    case 'nothing':
      return { kind: of.kind, reachable: of.reachable };
    default:
      return unreachable(of);
  }
}

const busy = ({ cpu, softnetDrops, text }: Busy) => ({ cpu, softnetDrops, text });

const rtt = ({ min, avg, max }: { readonly min: number; readonly avg: number; readonly max: number }) => ({
  min,
  avg,
  max,
});
