import { startWorker } from '../sandbox/embedded.js';
import { type Isolation, isolationForLabs } from '../sandbox/isolation.js';
import type { SandboxChoice } from '../sandbox/sandbox.js';
import { examineContainer, examineEngine } from './container.js';
import type { Diagnosis, HostCheck } from './diagnosis.js';
import { examineKernel, problemOf } from './examine.js';
import { examineTools } from './tools.js';

const NODE_MAJOR = 20;

/**
 * What this machine can do, found by doing it: nothing remains. Asked for one sandbox, it tells of that one; else of the
 * embedded one, and of a container as far as that has to take its place.
 */
export async function doctor(choice: SandboxChoice = { sandbox: 'auto' }): Promise<Diagnosis> {
  const node = examineNode(process.versions.node);
  switch (choice.sandbox) {
    case 'embedded':
      return diagnosis('embedded', [node, ...(await examineEmbedded())]);
    case 'container':
      return diagnosis('container', [node, ...(await examineContainer(choice))]);
    case 'auto':
      return examineBoth(node, choice);
  }
}

const diagnosis = (sandbox: string, checks: readonly HostCheck[]): Diagnosis =>
  works(checks) ? { checks, sandbox } : { checks };

const works = (checks: readonly HostCheck[]): boolean => checks.every(({ status }) => status !== 'missing');

async function examineBoth(node: HostCheck, choice: SandboxChoice): Promise<Diagnosis> {
  const embedded = await examineEmbedded();
  if (works(embedded)) {
    return diagnosis('embedded', [node, ...embedded, ...notNeeded([(await examineEngine()).check])]);
  }
  const container = await examineContainer(choice);
  return works(container)
    ? diagnosis('container', [node, ...notNeeded(embedded), ...container])
    : { checks: [node, ...embedded, ...container] };
}

/** Another sandbox works, so what this one lacks stops nothing. */
const notNeeded = (checks: readonly HostCheck[]): HostCheck[] =>
  checks.map((check) => (check.status === 'missing' ? { ...check, status: 'optional' } : check));

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

const examineEmbedded = async (): Promise<HostCheck[]> =>
  (await Promise.all([examineTools(), examineNamespaces()])).flat();

const HOW: Readonly<Record<Isolation, string>> = {
  user: 'in user namespaces',
  stranger: "in user namespaces, without root's rights to files",
  root: 'as root; user namespaces are blocked',
};

/** The sandbox first, then what the kernel can do inside. */
async function examineNamespaces(): Promise<HostCheck[]> {
  const name = 'sandbox';
  try {
    return [
      { name, status: 'ok', detail: `embedded, ${HOW[isolationForLabs()]}` },
      ...(await examineKernel(startWorker)),
    ];
  } catch (error) {
    return [problemOf(name, error)];
  }
}
