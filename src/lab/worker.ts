/** The lab's process: runs one scenario inside a sandbox and tells what happens. */
import { linuxKernel } from '../kernel/linux/kernel.js';
import { EXIT } from '../model/errors.js';
import type { Scenario } from '../scenario/scenario.js';
import type { LabEvent } from './event.js';
import { type RunOptions, run } from './run.js';
import { emit, receiveJob } from './sandbox/inside.js';

/** What the command hands over. */
export interface RunJob {
  readonly scenario: Scenario;
  readonly options: RunOptions;
}

const { scenario, options } = (await receiveJob()) as unknown as RunJob;
const kernel = linuxKernel();
for await (const event of run(scenario, kernel, options)) emit<LabEvent>(event);
kernel.close();
process.exit(EXIT.ok);
