import { fileURLToPath } from 'node:url';
import { EXIT, LabError } from '../../model/errors.js';
import { formatDuration } from '../../model/units.js';
import { chooseSandbox } from '../sandbox/choose.js';
import type { SandboxChoice } from '../sandbox/sandbox.js';

const ENTRY = fileURLToPath(new URL('./cleanup-worker.js', import.meta.url));

/**
 * Waits until the kernel has cleaned up after labs that are gone: a namespace that nobody holds any more is taken down
 * later, in the kernel's own time. It is that of the machine, or of the container engine, where such labs live. Rejects
 * with exit 1 after `timeoutMs`.
 */
export async function awaitCleanup(choice: SandboxChoice, timeoutMs: number): Promise<void> {
  const sandbox = await chooseSandbox(choice, () => {});
  const worker = await sandbox.start<{ readonly cleanedUp: true }>(ENTRY, null);
  let late = false;
  const alarm = setTimeout(() => {
    late = true;
    void worker.stop();
  }, timeoutMs);
  try {
    await worker.done;
  } finally {
    clearTimeout(alarm);
  }
  if (late) throw tooLate(timeoutMs);
}

const tooLate = (timeoutMs: number): LabError =>
  new LabError(EXIT.failed, {
    what: `the lab is gone, but the kernel has not cleaned up within ${formatDuration(timeoutMs)}`,
    why: 'it takes namespaces down one after the other, those of everybody on the machine',
    hint: 'nothing is left to do: it goes on by itself; --timeout waits longer',
  });
