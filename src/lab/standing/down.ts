import { existsSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { unreachable } from '../../model/never.js';
import type { SandboxChoice } from '../sandbox/sandbox.js';
import { ask, Silent } from './ask.js';
import { atWork, holderText } from './asker.js';
import { findLab, readKeeper } from './find.js';
import { killHolder } from './force.js';
import { filesOf, type LabFiles } from './home.js';
import { holderOf, takeLockSoon } from './lock.js';
import { notStanding } from './not-standing.js';
import { checkPrivate } from './private-directory.js';
import type { Asker } from './protocol.js';
import { keeperSilent, PATIENCE_MS } from './silent.js';

export interface DownOptions {
  /** Nobody is asked: whoever has the lab is killed. */
  readonly force?: boolean;
  /** How long its keeper is waited for. */
  readonly patienceMs?: number;
}

export interface Downed {
  readonly name: string;
  /** `forgotten`: its keeper was gone already. */
  readonly how: 'ended' | 'killed' | 'forgotten';
  readonly sandbox: SandboxChoice;
}

/** Ends a lab, in whatever state it is, and forgets it. */
export async function takeDown(
  home: string,
  name: string,
  from: Asker,
  { force = false, patienceMs = PATIENCE_MS }: DownOptions = {},
): Promise<Downed> {
  const files = filesOf(home, name);
  // Nobody else shall say who is to be killed.
  if (existsSync(files.directory)) checkPrivate(files.directory);
  const keeper = readKeeper(files);
  const downed = (how: Downed['how']): Downed => ({
    name,
    how,
    sandbox: keeper?.sandbox ?? { sandbox: 'embedded' },
  });
  if (force) {
    const holder = holderOf(files.lock);
    if (holder !== undefined) {
      await killHolder(name, holder);
      await forget(name, files, from);
      return downed('killed');
    }
  }
  const found = await findLab(home, name, from, patienceMs);
  switch (found.is) {
    case 'nothing':
    case 'starting':
    case 'silent':
      throw notStanding(name, found);
    case 'standing':
      await end(name, found.socket, found.inspection.keeper.pid, from, patienceMs);
      return downed('ended');
    case 'fallen':
      await forget(name, files, from);
      return downed('forgotten');
    default:
      return unreachable(found);
  }
}

async function end(
  name: string,
  socket: string,
  pid: number,
  from: Asker,
  patienceMs: number,
): Promise<void> {
  try {
    await ask(socket, from, 'down', {}, patienceMs);
  } catch (error) {
    throw error instanceof Silent ? keeperSilent(name, pid, patienceMs) : error;
  }
}

/** What is kept of a lab that nobody has any more. */
async function forget(name: string, files: LabFiles, from: Asker): Promise<void> {
  const lock = await takeLockSoon(files.lock, holderText(from));
  if (!lock.held) throw atWork(name, lock.holder);
  const keeper = readKeeper(files);
  if (keeper && dirname(keeper.socket) !== files.directory)
    rmSync(dirname(keeper.socket), { recursive: true, force: true });
  rmSync(files.directory, { recursive: true, force: true });
  lock.release();
}
