import { entryFile } from '../kernel/compiled.js';
import type { Json } from '../model/json.js';
import type { Scenario } from '../scenario/scenario.js';
import type { LabEvent } from './event.js';
import type { RunOptions } from './run.js';
import { refuseIfInterrupted } from './sandbox/interrupt.js';
import type { Sandbox } from './sandbox/sandbox.js';
import type { Worker } from './sandbox/worker.js';
import type { RunJob } from './worker.js';

const ENTRY = entryFile('lab/worker');

/** Runs a scenario in a sandbox of its own: in that of `spare`, where there is one that stands ready. */
export async function startRun(
  scenario: Scenario,
  options: RunOptions,
  sandbox: Sandbox,
  spare?: Worker<LabEvent>,
): Promise<Worker<LabEvent>> {
  const job = { scenario, options } satisfies RunJob as unknown as Json;
  // A spare that was there when the user interrupted has been stopped.
  refuseIfInterrupted();
  const worker = spare ?? (await sandbox.start<LabEvent>(ENTRY, job));
  spare?.send(job);
  return { ...worker, events: withPlace(worker.events, sandbox) };
}

/** Where the lab lives is what the worker itself cannot tell. */
async function* withPlace(
  events: AsyncIterable<LabEvent>,
  { kind, detail }: Sandbox,
): AsyncGenerator<LabEvent> {
  for await (const event of events) {
    yield event;
    if (event.type === 'scenario')
      yield { type: 'sandbox', kind, ...(detail === undefined ? {} : { detail }) };
  }
}
