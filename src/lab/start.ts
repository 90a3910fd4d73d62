import { fileURLToPath } from 'node:url';
import type { Json } from '../model/json.js';
import type { Scenario } from '../scenario/scenario.js';
import { requireTools } from './doctor/tools.js';
import type { LabEvent } from './event.js';
import type { RunOptions } from './run.js';
import { startWorker } from './sandbox/embedded.js';
import type { Worker } from './sandbox/worker.js';
import type { RunJob } from './worker.js';

const ENTRY = fileURLToPath(new URL('./worker.js', import.meta.url));

/** Runs a scenario in a sandbox of its own. Exit 3 before anything is built if a tool or the sandbox is missing. */
export async function startRun(scenario: Scenario, options: RunOptions): Promise<Worker<LabEvent>> {
  requireTools();
  const job: RunJob = { scenario, options };
  return startWorker<LabEvent>(ENTRY, job as unknown as Json);
}
