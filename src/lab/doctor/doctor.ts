import { fileURLToPath } from 'node:url';
import { asRoot } from '../../kernel/tools.js';
import { LabError } from '../../model/errors.js';
import { startWorker } from '../sandbox/embedded.js';
import { findIsolation } from '../sandbox/isolation.js';
import type { Diagnosis, HostCheck } from './diagnosis.js';
import { examineTools } from './tools.js';
import type { TrialResult } from './trial.js';

const WORKER = fileURLToPath(new URL('worker.js', import.meta.url));
const NODE_MAJOR = 20;

/** What this machine can do, found by doing it: well under a second, and nothing remains. */
export async function doctor(): Promise<Diagnosis> {
  const [tools, sandbox] = await Promise.all([examineTools(), examineSandbox()]);
  const checks = [examineNode(process.versions.node), ...tools, ...sandbox];
  return sandbox[0]?.status === 'missing' ? { checks } : { checks, sandbox: 'embedded' };
}

export function examineNode(version: string): HostCheck {
  if (Number.parseInt(version, 10) >= NODE_MAJOR) return { name: 'Node.js', status: 'ok', detail: version };
  const detail = `${version}; version ${NODE_MAJOR} or later is needed`;
  return {
    name: 'Node.js',
    status: 'missing',
    detail,
    mend: 'install it from https://nodejs.org/en/download',
  };
}

/** The sandbox first, then what the kernel can do inside. */
async function examineSandbox(): Promise<HostCheck[]> {
  const name = 'sandbox';
  try {
    const how = findIsolation() === 'user' ? 'in user namespaces' : 'as root; user namespaces are blocked';
    return [{ name, status: 'ok', detail: `embedded, ${how}` }, ...(await examineKernel())];
  } catch (error) {
    if (!(error instanceof LabError)) throw error;
    const { what, why, hint } = error.problem;
    const detail = [what, why].filter(Boolean).join('; ');
    return [{ name, status: 'missing', detail, ...(hint === undefined ? {} : { mend: hint }) }];
  }
}

async function examineKernel(): Promise<HostCheck[]> {
  const worker = await startWorker<TrialResult>(WORKER, null);
  const checks: HostCheck[] = [];
  for await (const result of worker.events) checks.push(checkOf(result));
  return checks;
}

export function checkOf({ name, optional, module, purpose, words }: TrialResult): HostCheck {
  if (words === undefined) return { name, status: 'ok', detail: purpose };
  const status = optional ? 'optional' : 'missing';
  return { name, status, detail: `${purpose}: ${words}`, mend: asRoot(`modprobe ${module}`) };
}
