import { deriveFabric } from '../cloud/fabric.js';
import { quick } from '../fabric/quick.js';
import type { Feature, Kernel } from '../kernel/kernel.js';
import { compile } from '../plane/compile/index.js';
import type { Plane } from '../plane/plane.js';
import type { Position, Scenario } from '../scenario/scenario.js';
import type { Check, Groups, Item, MatrixCheck } from '../scenario/schema.js';
import { type BillChecked, judgeBill } from './bill/check.js';
import {
  billFor,
  expectCheck,
  expectFlows,
  heldBy,
  type Metering,
  NO_METERING,
  placeMeters,
  readMeters,
} from './bill/metering.js';
import { type Checked, runCheck } from './check.js';
import { describe } from './describe.js';
import type { LabEvent } from './event.js';
import { failureEvent } from './failure.js';
import { refuseTooLarge } from './limits/refuse.js';
import { type MatrixChecked, runMatrixCheck } from './matrix/check.js';
import { flowsOf, matrixQuestion } from './matrix/question.js';
import { planeOf } from './plan.js';
import { NOTHING, reconcile } from './reconcile.js';
import { breakOrMend, call, type State, wait } from './script.js';
import { newTally, type Tally } from './tally.js';
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
    refuseTooLarge(scenario, kernel);
    const lab = await standUp(scenario, kernel);
    yield* steps(scenario, lab, options, tally);
    yield* billing(scenario, lab);
  } catch (error) {
    yield failureEvent(error);
    return;
  }
  yield tally.end();
}

/** The parts that change while a scenario runs. */
interface Lab {
  readonly kernel: Kernel;
  state: State;
  plane: Plane;
  metering: Metering;
  readonly groups: Groups;
}

function opening({ file, name, steps: list }: Scenario, without: readonly Feature[]): LabEvent {
  const checks = list.flatMap((step) => step.do).filter((item) => 'check' in item).length;
  const left = without.length > 0 ? { without } : {};
  return { type: 'scenario', file, name, steps: list.length, checks, ...left };
}

async function standUp(scenario: Scenario, kernel: Kernel): Promise<Lab> {
  const lab: Lab = {
    kernel,
    state: { world: scenario.world, variables: {} },
    plane: NOTHING,
    metering: NO_METERING,
    groups: scenario.groups ?? {},
  };
  await follow(lab);
  return lab;
}

/** Brings the kernel to where the cloud is. */
const follow = (lab: Lab): Promise<number> => lay(lab, planeOf(lab.state.world));

async function lay(lab: Lab, wanted: Plane): Promise<number> {
  const changes = await reconcile(lab.kernel, lab.plane, wanted);
  lab.plane = wanted;
  lab.metering = await placeMeters(lab.kernel, lab.metering, lab.state);
  return changes;
}

/** Who pays, if anything is to be paid or crossed regions. */
async function* billing({ prices = {} }: Scenario, lab: Lab): AsyncGenerator<LabEvent> {
  lab.metering = await readMeters(lab.kernel, lab.metering, lab.state.world.now);
  const bill = billFor(lab.metering, lab.state, prices);
  if (bill.traffic.length + bill.charges.length > 0) yield { type: 'bill', bill };
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
  if ('check' in item) return { type: 'check', at, ...(await checked(lab, item.check)) };
  lab.metering = await readMeters(lab.kernel, lab.metering, lab.state.world.now);
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

async function checked(lab: Lab, check: Check): Promise<Checked | BillChecked | MatrixChecked> {
  const { kernel, state } = lab;
  if ('bill' in check) return judgeBill(state, lab.metering.meter, check);
  if ('matrix' in check) return checkedMatrix(lab, check);
  lab.metering = expectCheck(lab.metering, state, check);
  const result = await runCheck(kernel, state, check);
  const held = heldBy(check, result.measured);
  lab.metering = await readMeters(kernel, lab.metering, state.world.now, held);
  return result;
}

/** While a whole mesh is measured, no line delays it; who pays for what it sends is what it was. */
async function checkedMatrix(lab: Lab, check: MatrixCheck): Promise<MatrixChecked> {
  const { kernel, state, groups } = lab;
  const fabric = quick(deriveFabric(state.world));
  lab.metering = await readMeters(kernel, lab.metering, state.world.now);
  await lay(lab, compile(fabric));
  const question = matrixQuestion(state, check, groups);
  lab.metering = expectFlows(lab.metering, state, flowsOf(question));
  const result = await runMatrixCheck(kernel, fabric, question);
  lab.metering = await readMeters(kernel, lab.metering, state.world.now);
  await follow(lab);
  return result;
}
