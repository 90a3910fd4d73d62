import { readdirSync, readFileSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { ask } from '../../lab/standing/ask.js';
import { filesOf, labsDirectory, stateHome } from '../../lab/standing/home.js';
import type { KeeperFile } from '../../lab/standing/job.js';
import { isName } from '../../lab/standing/name.js';
import type { Names } from '../../lab/standing/view/names.js';
import type { Situation } from './values.js';

/** Somebody waits at the keyboard. */
const PATIENCE_MS = 1000;

/** This user's labs and files. What cannot be told is left out: a completion has no place for errors. */
export const situation = (home = stateHome()): Situation => {
  const labs = (): string[] => listed(labsDirectory(home)).filter(isName);
  return {
    labs,
    async names(given) {
      const [only, ...more] = labs();
      const lab = given ?? (more.length === 0 ? only : undefined);
      return lab !== undefined && isName(lab) ? namesOf(filesOf(home, lab).keeper) : undefined;
    },
    files,
  };
};

async function namesOf(keeperFile: string): Promise<Names | undefined> {
  const giveUp = setTimeout(() => process.exit(1), PATIENCE_MS);
  try {
    const { socket } = JSON.parse(readFileSync(keeperFile, 'utf8')) as KeeperFile;
    return await ask(socket, { pid: process.pid, command: 'transitlab complete' }, 'names', {});
  } catch {
    return undefined;
  } finally {
    clearTimeout(giveUp);
  }
}

/** Sorted; nothing of what cannot be read. */
function listed(directory: string): string[] {
  try {
    return readdirSync(directory).sort();
  } catch {
    return [];
  }
}

/** Directories end in `/`. Names that begin with a dot are shown to those who begin with one. */
function files(begin: string, ending = ''): string[] {
  const folder = begin.endsWith('/') ? begin : begin.includes('/') ? `${dirname(begin)}/` : '';
  const prefix = folder === '//' ? '/' : folder;
  const start = begin.endsWith('/') ? '' : basename(begin);
  const real = prefix.startsWith('~/') ? join(homedir(), prefix.slice(2)) : prefix || '.';
  return listed(real)
    .filter((name) => name.startsWith(start) && (start.startsWith('.') || !name.startsWith('.')))
    .flatMap((name) => {
      if (isDirectory(join(real, name))) return [`${prefix}${name}/`];
      return name.endsWith(ending) ? [`${prefix}${name}`] : [];
    });
}

const isDirectory = (path: string): boolean =>
  statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
