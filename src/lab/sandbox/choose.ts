import { EXIT, formatProblem, LabError } from '../../model/errors.js';
import { requireTools } from '../doctor/tools.js';
import { startWorker } from './embedded.js';
import { isolationForLabs, requireLinux } from './isolation.js';
import type { Sandbox, SandboxChoice } from './sandbox.js';

const EMBEDDED: Sandbox = { kind: 'embedded', start: startWorker };

/** A word for the user. */
export type Notice = (text: string) => void;

/**
 * The sandbox that was asked for, ready to start workers. Rejects with a `LabError` (exit 3) if this machine has no
 * such one; tells `notice` if it is not the embedded one, and why.
 */
export async function chooseSandbox(choice: SandboxChoice, notice: Notice): Promise<Sandbox> {
  switch (choice.sandbox) {
    case 'embedded':
      requireEmbedded();
      return EMBEDDED;
    case 'container':
      return container(choice, notice);
    case 'auto':
      return auto(choice, notice);
  }
}

async function auto(choice: SandboxChoice, notice: Notice): Promise<Sandbox> {
  const refusal = whyNotEmbedded();
  if (refusal === undefined) return EMBEDDED;
  notice(`the embedded sandbox does not work here: ${refusal.problem.what}`);
  try {
    return await container(choice, notice);
  } catch (error) {
    if (!(error instanceof LabError)) throw error;
    throw neither(refusal, error);
  }
}

/** Throws if this machine itself cannot hold labs: the first reason, and what mends it. */
function requireEmbedded(): void {
  requireLinux();
  requireTools();
  isolationForLabs();
}

function whyNotEmbedded(): LabError | undefined {
  try {
    requireEmbedded();
    return undefined;
  } catch (error) {
    if (error instanceof LabError) return error;
    throw error;
  }
}

/** Its code is loaded where it is asked for: a client of container engines is large. */
async function container({ image, privileged }: SandboxChoice, notice: Notice): Promise<Sandbox> {
  const { openContainerSandbox } = await import('./container/open.js');
  const sandbox = await openContainerSandbox({ image, privileged }, notice);
  notice(`sandbox: container, ${sandbox.detail}`);
  return sandbox;
}

const neither = (embedded: LabError, container: LabError): LabError =>
  new LabError(
    EXIT.unsupported,
    {
      what: 'this machine has no sandbox for labs, neither embedded nor in a container',
      why: `embedded: ${formatProblem(embedded.problem)}\ncontainer: ${formatProblem(container.problem)}`,
      hint: 'mend either of the two',
    },
    { cause: container },
  );
