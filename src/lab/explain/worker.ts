/** A lab for one packet: builds a scenario's network as it is after a step, and measures one flow in it. */
import type { Flow } from '../../analyze/verdict.js';
import type { Feature } from '../../kernel/kernel.js';
import { linuxKernel } from '../../kernel/linux/kernel.js';
import { EXIT, LabError } from '../../model/errors.js';
import type { Scenario } from '../../scenario/scenario.js';
import { emit, receiveJob } from '../sandbox/inside.js';
import { worldAt } from '../simulate.js';
import { leaveOut, refuseLacking } from '../without.js';
import { measureFlow } from './measure.js';
import type { FlowEvent } from './start.js';

/** What the command hands over. */
export interface FlowJob {
  readonly scenario: Scenario;
  /** As for `worldAt`; absent: after the last step. */
  readonly at?: string;
  readonly flow: Flow;
  readonly without: readonly Feature[];
}

const { scenario: asked, at, flow, without } = (await receiveJob()) as unknown as FlowJob;
const kernel = linuxKernel();
try {
  const scenario = leaveOut(asked, without);
  refuseLacking(scenario, kernel);
  const measured = await measureFlow(kernel, worldAt(scenario, at), flow);
  emit<FlowEvent>({ type: 'measured', measured });
} catch (error) {
  if (!(error instanceof LabError)) throw error;
  emit<FlowEvent>({ type: 'failure', exit: error.exit, problem: error.problem });
}
kernel.close();
process.exit(EXIT.ok);
