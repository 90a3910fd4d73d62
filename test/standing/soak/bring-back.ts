import { finished } from '../../e2e/command.js';
import { sleep } from '../../support/processes.js';
import type { Bench } from '../lab.js';
import { kill9 } from './kill.js';

/** A lab whose keeper was killed comes up again; `interrupted`: after so many ms one of its processes is killed, first. */
export async function bringBack(lab: Bench, interrupted?: number): Promise<void> {
  if (interrupted !== undefined) {
    const child = lab.start('up', lab.file);
    const end = finished(child);
    await sleep(interrupted);
    // The command, its keeper, or the lab's own process, whichever is the last by then.
    kill9(lab.processes().at(-1) ?? child.pid ?? 0);
    await end;
    await sleep(20);
  }
  const { exit, stdout, stderr } = await lab.run('up', lab.file);
  if (exit !== 0) throw new Error(`up: exit ${exit}: ${stderr}${stdout}`);
}
