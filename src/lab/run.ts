import type { Feature, Kernel } from '../kernel/kernel.js';
import { EXIT, LabError } from '../model/errors.js';
import type { Plane } from '../plane/plane.js';
import type { Position, Scenario } from '../scenario/scenario.js';
import type { Item } from '../scenario/schema.js';
import { runCheck } from './check.js';
import { describe } from './describe.js';
import type { EndEvent, LabEvent } from './event.js';
import { planeOf } from './plan.js';
import { NOTHING, reconcile } from './reconcile.js';
import { breakOrMend, call, type State, wait } from './script.js';
import { askedOf, leaveOut, refuseLacking } from './without.js';

export interface RunOptions {
  /** Go on after a check that failed or a call that answered otherwise than wanted. */
  readonly keepGoing: boolean;
  /** What is left out of scenarios that ask for it. */
  readonly without: readonly Feature[];
}

/**
 * Runs a scenario on a kernel, from an empty sandbox to its last check. Errors become a `failure` event; one is that the
 * kernel lacks what the scenario asks for, and then nothing was built.
 */
export async function* run(asked: Scenario, kernel: Kernel, options: RunOptions): AsyncGenerator<LabEvent> {
  const tally = newTally();
  const without = askedOf(asked).filter((feature) => options.without.includes(feature));
  const scenario = leaveOut(asked, without);
  yield opening(scenario, without);
  try {
    refuseLacking(scenario, kernel);
    const lab = await standUp(scenario, kernel);
    yield* steps(scenario, lab, options, tally);
  } catch (error) {
    yield failure(error);
    return;
  }
  yield tally.end();
}

/** The parts that change while a scenario runs. */
interface Lab {
  readonly kernel: Kernel;
  state: State;
  plane: Plane;
}

function opening({ file, name, steps: list }: Scenario, without: readonly Feature[]): LabEvent {
  const checks = list.flatMap((step) => step.do).filter((item) => 'check' in item).length;
  const left = without.length > 0 ? { without } : {};
  return { type: 'scenario', file, name, steps: list.length, checks, ...left };
}

async function standUp(scenario: Scenario, kernel: Kernel): Promise<Lab> {
  const lab: Lab = { kernel, state: { world: scenario.world, variables: {} }, plane: NOTHING };
  await follow(lab);
  return lab;
}

/** Brings the kernel to where the cloud is. */
async function follow(lab: Lab): Promise<number> {
  const wanted = planeOf(lab.state.world);
  const changes = await reconcile(lab.kernel, lab.plane, wanted);
  lab.plane = wanted;
  return changes;
}

async function* steps(
  scenario: Scenario,
  lab: Lab,
  options: RunOptions,
  tally: Tally,
): AsyncGenerator<LabEvent> {
  const at = (pointer: string): Position =>
    scenario.positions[pointer] ?? { file: scenario.file, line: 1, col: 1 };
  for (const [s, step] of scenario.steps.entries()) {
    yield { type: 'step', index: s + 1, title: step.step, at: at(`/steps/${s}`) };
    for (const [i, item] of step.do.entries()) {
      yield { type: 'progress', text: describe(item) };
      const event = await runItem(lab, item, at(`/steps/${s}/do/${i}`));
      tally.count(event);
      yield event;
      if (!options.keepGoing && 'passed' in event && event.passed === false) return;
    }
  }
}

async function runItem(lab: Lab, item: Item, at: Position): Promise<LabEvent> {
  if ('check' in item) return { type: 'check', at, ...(await runCheck(lab.kernel, lab.state, item)) };
  if ('wait' in item) {
    const { state, waited } = wait(lab.state, item);
    lab.state = state;
    return { type: 'wait', at, ...waited, changes: await follow(lab) };
  }
  if ('call' in item) {
    const { state, called } = call(lab.state, item);
    lab.state = state;
    return { type: 'call', at, ...called, changes: await follow(lab) };
  }
  const { state, broke } = breakOrMend(lab.state, item);
  lab.state = state;
  return { type: 'fault', at, ...broke, changes: await follow(lab) };
}

interface Tally {
  count(event: LabEvent): void;
  end(): EndEvent;
}

function newTally(): Tally {
  const started = performance.now();
  const sum = { passed: 0, failed: 0, calls: 0, unexpectedCalls: 0, throughput: 0, silence: 0 };
  return {
    count(event) {
      if (event.type === 'call') {
        sum[event.passed ? 'calls' : 'unexpectedCalls']++;
      } else if (event.type === 'check') {
        sum[event.passed ? 'passed' : 'failed']++;
        if (event.check === 'throughput') sum.throughput += event.ms;
        else if (!event.measured.reachable) sum.silence += event.ms;
      }
    },
    end() {
      const { passed, failed, calls, unexpectedCalls, throughput, silence } = sum;
      const ms = { total: Math.round(performance.now() - started), throughput, silence };
      return { type: 'end', passed, failed, calls, unexpectedCalls, ms };
    },
  };
}

function failure(error: unknown): LabEvent {
  if (error instanceof LabError) return { type: 'failure', exit: error.exit, problem: error.problem };
  const [what = 'unknown error', ...rest] = String(error instanceof Error ? error.stack : error).split('\n');
  return {
    type: 'failure',
    exit: EXIT.failed,
    problem: {
      what,
      why: rest.join('\n'),
      hint: 'this is a fault of transitlab: report it with the scenario file',
    },
  };
}
