import { readFileSync } from 'node:fs';
import { headingOf } from '../../../src/cli/heading.js';
import { type Ends, endsOf } from '../../../src/lab/ends.js';
import type { LabEvent, MatrixCheckEvent, ProbeCheckEvent } from '../../../src/lab/event.js';
import { probesOf } from '../../../src/lab/question.js';
import { breakOrMend, call, type State, wait } from '../../../src/lab/script.js';
import { formatRate } from '../../../src/model/units.js';
import { recordOf, type ScenarioRecord } from '../../../src/report/record.js';
import { loadScenario } from '../../../src/scenario/load.js';
import type { Position, Scenario } from '../../../src/scenario/scenario.js';
import type { Check, Item } from '../../../src/scenario/schema.js';

export interface Played {
  readonly scenario: Scenario;
  readonly record: ScenarioRecord;
}

export interface PlayOptions {
  /** Items that are done, of all steps together; then the run is interrupted. */
  readonly items?: number;
  /** Checks, by their places among all, that measure otherwise than predicted. */
  readonly wrong?: readonly number[];
}

export const playFile = (file: string, options?: PlayOptions): Played =>
  play(readFileSync(file, 'utf8'), options, file);

/** What a run would record on a machine where packets do as is predicted: nothing is built. */
export function play(text: string, options: PlayOptions = {}, file = 'test.lab.yaml'): Played {
  const { scenario, diagnostics } = loadScenario(file, text);
  if (!scenario) throw new Error(diagnostics.map(({ at, what }) => `${at.line}: ${what}`).join('\n'));
  return { scenario, record: recordOf(headingOf(scenario), [...eventsOf(scenario, options)]) };
}

function* eventsOf(
  scenario: Scenario,
  { items = Number.POSITIVE_INFINITY, wrong = [] }: PlayOptions,
): Generator<LabEvent> {
  let state: State = { world: scenario.world, variables: {} };
  let [done, checks] = [0, 0];
  for (const [s, step] of scenario.steps.entries()) {
    yield { type: 'step', index: s + 1, title: step.step, at: placeOf(scenario, `/steps/${s}`) };
    for (const [i, item] of step.do.entries()) {
      if (done++ >= items) return;
      const played = playItem(state, item, placeOf(scenario, `/steps/${s}/do/${i}`));
      state = played.state;
      const fails = played.event.type === 'check' && wrong.includes(checks++);
      yield fails ? failing(played.event) : played.event;
    }
  }
  const ms = { total: 1200, throughput: 0, silence: 0 };
  yield {
    type: 'end',
    passed: checks - wrong.length,
    failed: wrong.length,
    calls: 0,
    unexpectedCalls: 0,
    ms,
  };
}

const placeOf = ({ positions, file }: Scenario, pointer: string): Position =>
  positions[pointer] ?? { file, line: 1, col: 1 };

function playItem(
  state: State,
  item: Item,
  at: Position,
): { readonly state: State; readonly event: LabEvent } {
  if ('call' in item) {
    const { state: next, called } = call(state, item);
    return { state: next, event: { type: 'call', at, ...called, changes: 1 } };
  }
  if ('wait' in item) {
    const { state: next, waited } = wait(state, item);
    return { state: next, event: { type: 'wait', at, ...waited, changes: 0 } };
  }
  if ('check' in item) return { state, event: checkEvent(state, item.check, at) };
  const { state: next, broke } = breakOrMend(state, item);
  return { state: next, event: { type: 'fault', at, ...broke, changes: 1 } };
}

function checkEvent(state: State, check: Check, at: Position): LabEvent {
  if ('bill' in check) return billEvent(check.bill, at);
  if ('matrix' in check) return matrixEvent(at);
  const [question] = probesOf(check);
  if (!question) throw new Error('a check asks something');
  const ends = endsOf(state, question);
  if (!ends.found) return missingEvent(ends, at);
  const { predicted, flow } = ends;
  const rate = predicted.rate ?? 10e9;
  const text = predicted.reachable ? 'reachable' : `unreachable: ${predicted.code}`;
  const fast = question.kind === 'throughput' && predicted.reachable;
  const event: ProbeCheckEvent = {
    type: 'check',
    at,
    check: question.kind,
    from: flow.from,
    to: flow.to,
    protocol: flow.protocol,
    ...(flow.port === undefined ? {} : { port: flow.port }),
    expected: ('expect' in check ? check.expect : undefined) ?? '',
    predicted,
    predictedText: fast ? formatRate(rate) : text,
    measured:
      question.kind === 'throughput'
        ? {
            kind: 'throughput',
            reachable: fast,
            tool: 'iperf3',
            ...(fast ? { lineRate: rate, goodput: rate * 0.95 } : {}),
            seconds: 3,
          }
        : { kind: 'ping', reachable: predicted.reachable, sent: 1, received: predicted.reachable ? 1 : 0 },
    measuredText: fast
      ? `${formatRate(rate)} (payload ${formatRate(rate * 0.95)}, iperf3)`
      : predicted.reachable
        ? '1/1 answered, 0.2 ms'
        : '0/1 answered',
    passed: true,
    why: [],
    ms: 5,
  };
  return event;
}

/** As if it had been asked. */
const matrixEvent = (at: Position): MatrixCheckEvent => ({
  type: 'check',
  at,
  check: 'matrix',
  hosts: 2,
  protocol: 'icmp',
  asks: [],
  expected: 'never prod, test',
  predicted: { pairs: 2, otherwise: 0, text: '' },
  predictedText: 'so for 2 pairs',
  measured: { kind: 'matrix', pairs: 2, otherwise: 0 },
  measuredText: 'so for 2 pairs',
  differences: 0,
  passed: true,
  why: [],
  ms: 5,
});

/** One of its hosts is not there. */
const missingEvent = ({ from, to, missing }: Ends & { found: false }, at: Position): LabEvent => ({
  type: 'check',
  at,
  check: 'ping',
  from,
  to,
  expected: 'unreachable',
  predicted: { reachable: false, text: missing, path: [], returnPath: [] },
  predictedText: 'unreachable',
  measured: { kind: 'nothing', reachable: false },
  measuredText: 'nothing',
  passed: true,
  why: [],
  ms: 0,
});

const billEvent = (account: string, at: Position): LabEvent => ({
  type: 'check',
  at,
  check: 'bill',
  account,
  expected: 'nothing',
  predicted: { billed: false, text: 'nothing crosses regions' },
  predictedText: 'nothing',
  measured: { kind: 'bill', bytes: 0 },
  measuredText: 'nothing',
  passed: true,
  why: [],
  ms: 0,
});

const failing = (event: LabEvent): LabEvent =>
  event.type === 'check'
    ? { ...event, passed: false, measuredText: 'something else', why: ['predicted and measured differ'] }
    : event;
