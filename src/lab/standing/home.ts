import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

type Env = Readonly<Record<string, string | undefined>>;

/** Where the state of standing labs is kept: TRANSITLAB_STATE_DIR, else as the XDG base directories have it. */
export function stateHome(env: Env = process.env): string {
  if (env.TRANSITLAB_STATE_DIR) return resolve(env.TRANSITLAB_STATE_DIR);
  // The specification wants relative paths to be passed over.
  if (env.XDG_STATE_HOME?.startsWith('/')) return join(env.XDG_STATE_HOME, 'transitlab');
  return join(homedir(), '.local/state/transitlab');
}

/** One directory for each lab. */
export const labsDirectory = (home: string): string => join(home, 'labs');

/** What is kept of a lab. */
export interface LabFiles {
  readonly directory: string;
  readonly journal: string;
  readonly lock: string;
  /** Who keeps the lab now, and where it listens. */
  readonly keeper: string;
  readonly log: string;
}

export function filesOf(home: string, name: string): LabFiles {
  const directory = join(labsDirectory(home), name);
  return {
    directory,
    journal: join(directory, 'journal.jsonl'),
    lock: join(directory, 'lock'),
    keeper: join(directory, 'keeper.json'),
    log: join(directory, 'keeper.log'),
  };
}
