import { fileURLToPath } from 'node:url';
import type { Json } from '../model/json.js';
import type { Scenario } from '../scenario/scenario.js';
import type { LabEvent } from './event.js';
import type { RunOptions } from './run.js';
import { startWorker } from './sandbox/embedded.js';
import type { Worker } from './sandbox/worker.js';
import type { RunJob } from './worker.js';

const ENTRY = fileURLToPath(new URL('./worker.js', import.meta.url));

/** Runs a scenario in a sandbox of its own. */
export function startRun(scenario: Scenario, options: RunOptions): Promise<Worker<LabEvent>> {
  const job: RunJob = { scenario, options };
  return startWorker<LabEvent>(ENTRY, job as unknown as Json);
}
