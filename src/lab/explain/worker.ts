/** A lab for one packet: builds a scenario's network as it is after a step, and measures one flow in it. */
import { linuxKernel } from '../../kernel/linux/kernel.js';
import { EXIT, LabError } from '../../model/errors.js';
import type { Scenario } from '../../scenario/scenario.js';
import { type Asked, flowOf } from '../explain.js';
import { refuseTooLargeWorld } from '../limits/refuse.js';
import { replay } from '../replay.js';
import { emit, receiveJob } from '../sandbox/inside.js';
import { refuseLacking } from '../without.js';
import { measureFlow } from './measure.js';
import type { FlowEvent } from './start.js';

/** What the command hands over. */
export interface FlowJob {
  readonly scenario: Scenario;
  readonly asked: Asked;
}

const { scenario, asked } = (await receiveJob()) as unknown as FlowJob;
const kernel = linuxKernel();
try {
  refuseLacking(scenario, kernel);
  const now = replay(scenario, asked.at);
  refuseTooLargeWorld(now.state.world, scenario.file, kernel);
  const measured = await measureFlow(kernel, now.state.world, flowOf(scenario, asked, now));
  emit<FlowEvent>({ type: 'measured', measured });
} catch (error) {
  if (!(error instanceof LabError)) throw error;
  emit<FlowEvent>({ type: 'failure', exit: error.exit, problem: error.problem });
}
kernel.close();
process.exit(EXIT.ok);
