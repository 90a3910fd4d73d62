import { setTimeout } from 'node:timers/promises';
import { EXIT, LabError } from '../../model/errors.js';
import { atWork, readHolder } from './asker.js';
import { type Being, childrenOf, isAlive } from './being.js';

const PATIENCE_MS = 5000;
const PAUSE_MS = 10;

/**
 * Kills whoever has a lab, by what its lock says of them, and all that they have started. Rejects with exit 6 if that
 * process is another one by now, with exit 1 if it does not die.
 */
export async function killHolder(name: string, holder: string): Promise<void> {
  const { pid, born } = readHolder(holder) ?? {};
  if (pid === undefined || born === undefined || !isAlive({ pid, born })) throw atWork(name, holder);
  const victims = [{ pid, born }, ...childrenOf(pid)];
  for (const victim of victims) kill(victim);
  const end = performance.now() + PATIENCE_MS;
  while (victims.some(isAlive)) {
    if (performance.now() > end) throw immortal(name, victims.filter(isAlive));
    await setTimeout(PAUSE_MS);
  }
}

function kill(victim: Being): void {
  if (!isAlive(victim)) return;
  try {
    process.kill(victim.pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

const immortal = (name: string, left: readonly Being[]): LabError =>
  new LabError(EXIT.failed, {
    what: `processes of the lab ${name} were killed and do not end: ${left.map(({ pid }) => pid).join(', ')}`,
    why: 'they wait in the kernel, for a disk as a rule',
    hint: 'run this again later',
  });
