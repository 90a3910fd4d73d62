import { entryFile } from '../../kernel/compiled.js';
import { asRoot } from '../../kernel/tools.js';
import { LabError } from '../../model/errors.js';
import type { StartWorker } from '../sandbox/worker.js';
import type { HostCheck } from './diagnosis.js';
import type { TrialResult } from './trial.js';

const WORKER = entryFile('lab/doctor/worker');

/** What the kernel can do inside a sandbox. */
export async function examineKernel(start: StartWorker): Promise<HostCheck[]> {
  const worker = await start<TrialResult>(WORKER, null);
  const checks: HostCheck[] = [];
  for await (const result of worker.events) checks.push(checkOf(result));
  return checks;
}

export function checkOf({ name, optional, module, purpose, words }: TrialResult): HostCheck {
  if (words === undefined) return { name, status: 'ok', detail: purpose };
  const status = optional ? 'optional' : 'missing';
  return { name, status, detail: `${purpose}: ${words}`, mend: asRoot(`modprobe ${module}`) };
}

/** A `LabError` as a finding; any other error is thrown on. */
export function problemOf(name: string, error: unknown): HostCheck {
  if (!(error instanceof LabError)) throw error;
  const { what, where, why, hint } = error.problem;
  const detail = [what, where, why].filter(Boolean).join('; ');
  return { name, status: 'missing', detail, ...(hint === undefined ? {} : { mend: hint }) };
}
