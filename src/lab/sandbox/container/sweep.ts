import { hostname } from 'node:os';
import type { Engine } from './engine.js';
import { OWNER_LABEL } from './options.js';

/**
 * Removes containers that stand and never ran: their command was killed between making and starting one. Those that ran
 * remove themselves. What belongs to another machine, or to a process that lives, is left alone.
 */
export async function sweep({ docker }: Engine): Promise<void> {
  const filters = { label: [OWNER_LABEL], status: ['created', 'exited', 'dead'] };
  const found = await docker.listContainers({ all: true, filters });
  const stale = found.filter(({ Labels }) => isStale(Labels[OWNER_LABEL] ?? ''));
  await Promise.all(
    stale.map(({ Id }) =>
      docker
        .getContainer(Id)
        .remove({ force: true })
        .catch(() => {}),
    ),
  );
}

/** Whether its process ran on this machine and is gone. */
export function isStale(owner: string): boolean {
  const [host, pid] = owner.split('/');
  return host === hostname() && !lives(Number(pid));
}

function lives(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
