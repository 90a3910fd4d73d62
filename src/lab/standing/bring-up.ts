import { rmSync } from 'node:fs';
import { version } from '../package.js';
import { chooseSandbox } from '../sandbox/choose.js';
import type { SandboxChoice } from '../sandbox/sandbox.js';
import type { KeeperJob } from './job.js';
import { type JournalFile, openJournal, readJournal } from './journal/file.js';
import { type Kept, keep, recordOf } from './keep.js';
import { nameInUse } from './name-in-use.js';
import { refuseWrong } from './refusals.js';
import { type Restored, restore } from './restore.js';
import { playAll, type Standing } from './standing.js';

export interface Up {
  readonly kept: Kept;
  /** It stood before, and was brought back from its journal. */
  readonly again: boolean;
  /** Bytes of a record that was torn, and is gone. */
  readonly torn: number;
}

export interface Around {
  readonly log: (text: string) => void;
  readonly notice: (text: string) => void;
  readonly onInterrupt: () => void;
}

/** Brings a lab up: the one that its journal tells of if there is one, else a new one. The caller has the lock. */
export async function bringUp(job: KeeperJob, around: Around): Promise<Up> {
  const bytes = readJournal(job.files.journal);
  const restored = bytes && restore(job.files.journal, bytes);
  return restored ? again(job, restored, around) : anew(job, around);
}

async function again(job: KeeperJob, restored: Restored, around: Around): Promise<Up> {
  const { standing, sandbox, records, length, torn } = restored;
  if (standing.script.path !== job.script.path) throw nameInUse(job.name, standing.script.path);
  const kept = await start(job, { standing, records, choice: sandbox, around }, () =>
    openJournal(job.files.journal, length),
  );
  return { kept, again: true, torn };
}

async function anew(job: KeeperJob, around: Around): Promise<Up> {
  const { name, files, script, sandbox } = job;
  const { standing, wrong } = playAll(script, []);
  refuseWrong(wrong);
  const kept = await start(job, { standing, records: 1, choice: sandbox, around }, () => {
    const journal = openJournal(files.journal, 0);
    const entry = { kind: 'up', version: version(), name, sandbox, script } as const;
    return appended(journal, files.journal, recordOf(entry, standing, 0, new Date().toISOString()));
  });
  return { kept, again: false, torn: 0 };
}

/** A journal without its first record is none. */
function appended(
  journal: JournalFile,
  path: string,
  record: Parameters<JournalFile['append']>[0],
): JournalFile {
  try {
    journal.append(record);
    return journal;
  } catch (error) {
    journal.close();
    rmSync(path, { force: true });
    throw error;
  }
}

interface Begun {
  readonly standing: Standing;
  readonly records: number;
  readonly choice: SandboxChoice;
  readonly around: Around;
}

async function start(
  { name, files }: KeeperJob,
  { standing, records, choice, around: { log, notice, onInterrupt } }: Begun,
  open: () => JournalFile,
): Promise<Kept> {
  const sandbox = await chooseSandbox(choice, notice);
  const now = (): string => new Date().toISOString();
  return keep({
    name,
    sandbox,
    choice,
    standing,
    records,
    openJournal: open,
    log,
    logFile: files.log,
    onInterrupt,
    now,
  });
}
