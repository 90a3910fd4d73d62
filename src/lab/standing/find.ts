import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { EXIT, LabError } from '../../model/errors.js';
import { ask, NobodyThere, Silent } from './ask.js';
import { filesOf, type LabFiles, labsDirectory } from './home.js';
import type { KeeperFile } from './job.js';
import { holderOf } from './lock.js';
import { isName } from './name.js';
import { checkPrivate } from './private-directory.js';
import type { Asker, Inspection } from './protocol.js';
import { PATIENCE_MS } from './silent.js';

/** What there is under a name. */
export type Found =
  | { readonly is: 'nothing' }
  /** Its keeper answers. */
  | { readonly is: 'standing'; readonly socket: string; readonly inspection: Inspection }
  /** Its keeper listens, and does not answer within `ms`. */
  | { readonly is: 'silent'; readonly pid: number; readonly ms: number }
  /** Its keeper lives and does not listen (yet); `holder` is what the lock says of it. */
  | { readonly is: 'starting'; readonly holder: string }
  /** Its keeper is gone, its journal is there. */
  | { readonly is: 'fallen' };

export async function findLab(home: string, name: string, from: Asker, ms = PATIENCE_MS): Promise<Found> {
  const files = filesOf(home, name);
  if (!existsSync(files.directory)) return { is: 'nothing' };
  checkPrivate(files.directory);
  const keeper = readKeeper(files);
  if (keeper) {
    try {
      const inspection = await ask(keeper.socket, from, 'inspect', {}, ms);
      return { is: 'standing', socket: keeper.socket, inspection };
    } catch (error) {
      if (error instanceof Silent) return { is: 'silent', pid: keeper.pid, ms };
      if (!(error instanceof NobodyThere)) throw error;
    }
  }
  const holder = holderOf(files.lock);
  if (holder !== undefined) return { is: 'starting', holder };
  return existsSync(files.journal) ? { is: 'fallen' } : { is: 'nothing' };
}

/** Who keeps a lab, or kept it last. */
export function readKeeper({ keeper }: LabFiles): KeeperFile | undefined {
  try {
    return JSON.parse(readFileSync(keeper, 'utf8')) as KeeperFile;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Names under which something is kept, sorted. */
export function namesIn(home: string): string[] {
  const directory = labsDirectory(home);
  if (!existsSync(directory)) return [];
  checkPrivate(directory);
  return readdirSync(directory).filter(isName).sort();
}

/** The name that is meant when none is given: that of the one lab there is. Throws exit 2 if there is none, or several. */
export function theOnly(names: readonly string[]): string {
  const [only, ...more] = names;
  if (only === undefined)
    throw new LabError(EXIT.usage, { what: 'no lab stands', hint: 'transitlab up FILE brings one up' });
  if (more.length === 0) return only;
  throw new LabError(EXIT.usage, {
    what: 'there are several labs: say which one is meant',
    why: names.join(', '),
    hint: 'commands take --name NAME; inspect and down take the name itself',
  });
}
