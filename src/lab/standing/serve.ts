import { existsSync, rmSync } from 'node:fs';
import type { Server } from 'node:net';
import writeFileAtomic from 'write-file-atomic';
import { version } from '../package.js';
import { answererOf } from './answer.js';
import { type Around, bringUp, type Up } from './bring-up.js';
import type { LabFiles } from './home.js';
import type { KeeperFile, KeeperJob, KeeperWord } from './job.js';
import type { Kept } from './keep.js';
import { listen } from './listen.js';
import { socketDirectory, socketIn } from './socket-path.js';

export interface Serving extends Around {
  /** The lab is gone, and whoever wanted that was told. */
  readonly onDown: () => void;
}

const LINGER_MS = 1000;

type Stands = Omit<KeeperWord & { readonly say: 'up' }, 'say'>;

/** Brings a lab up and answers questions about it from then on. If that fails, a new lab leaves nothing behind. */
export async function serve(job: KeeperJob, around: Serving): Promise<Stands> {
  const { files } = job;
  const isNew = !existsSync(files.journal);
  let up: Up | undefined;
  try {
    up = await bringUp(job, around);
    await answerOn(job, up.kept, around);
  } catch (error) {
    await up?.kept.stop();
    if (isNew) forget(files);
    throw error;
  }
  const { kept, again, torn } = up;
  if (torn > 0) around.log(`the last record of the journal was torn (${torn} bytes), and is gone`);
  around.log(again ? 'the lab stands again' : 'the lab stands');
  return { inspection: kept.inspect(), again, torn };
}

async function answerOn({ files, name }: KeeperJob, kept: Kept, { onDown }: Serving): Promise<void> {
  const directory = socketDirectory(files.directory, name);
  const down = async (): Promise<void> => {
    await kept.stop();
    if (directory !== files.directory) rmSync(directory, { recursive: true, force: true });
    forget(files);
    // A connection that somebody keeps open is not waited for.
    setTimeout(onDown, LINGER_MS).unref();
    server.close(onDown);
  };
  const server: Server = await listen(directory, answererOf(kept, down));
  const { kind, choice } = kept.inspect().sandbox;
  const keeper: KeeperFile = {
    pid: process.pid,
    socket: socketIn(directory),
    version: version(),
    sandbox: { ...choice, sandbox: kind },
  };
  await writeFileAtomic(files.keeper, `${JSON.stringify(keeper)}\n`, { mode: 0o600 });
}

/** All that is kept of a lab; the caller has its lock. */
const forget = ({ directory }: LabFiles): void => rmSync(directory, { recursive: true, force: true });

/** Of a lab that never stood nothing is kept. */
export function forgetNew(files: LabFiles): void {
  if (!existsSync(files.journal)) forget(files);
}
