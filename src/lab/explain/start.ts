import type { MeasuredFlow } from '../../explain/measured.js';
import { entryFile } from '../../kernel/compiled.js';
import { EXIT, type ExitCode, LabError, type Problem } from '../../model/errors.js';
import type { Json } from '../../model/json.js';
import type { Sandbox } from '../sandbox/sandbox.js';
import type { FlowJob } from './worker.js';

/** What the lab for one packet says. */
export type FlowEvent =
  | { readonly type: 'measured'; readonly measured: MeasuredFlow }
  | { readonly type: 'failure'; readonly exit: ExitCode; readonly problem: Problem };

const ENTRY = entryFile('lab/explain/worker');

/**
 * Sends a flow's packet through a lab of its own. Rejects with a `LabError`: the kernel lacks what the scenario asks for
 * (exit 3), refused a change (exit 4), or the user interrupted it (exit 130).
 */
export async function measureInSandbox(job: FlowJob, sandbox: Sandbox): Promise<MeasuredFlow> {
  const worker = await sandbox.start<FlowEvent>(ENTRY, job as unknown as Json);
  let measured: MeasuredFlow | undefined;
  for await (const event of worker.events) {
    if (event.type === 'failure') throw new LabError(event.exit, event.problem);
    measured = event.measured;
  }
  if (measured) return measured;
  throw new LabError(EXIT.interrupted, { what: 'interrupted' });
}
