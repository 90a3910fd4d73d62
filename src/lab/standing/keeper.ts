/**
 * The process that keeps a standing lab. It is started by `up`, hears its job on stdin, says on stdout how far it is,
 * and then listens on its socket until `down`. It has no terminal and outlives the command.
 */
import { existsSync, rmSync } from 'node:fs';
import writeFileAtomic from 'write-file-atomic';
import { EXIT, LabError } from '../../model/errors.js';
import { version } from '../package.js';
import { lineSplitter } from '../sandbox/lines.js';
import { answererOf } from './answer.js';
import { bringUp, type Up } from './bring-up.js';
import type { KeeperFile, KeeperJob, KeeperWord } from './job.js';
import { listen } from './listen.js';
import { takeLock } from './lock.js';
import { socketDirectory, socketIn } from './socket-path.js';

const log = (text: string): void => void process.stderr.write(`${new Date().toISOString()} ${text}\n`);
const say = (word: KeeperWord): void => void process.stdout.write(`${JSON.stringify(word)}\n`);

async function main(): Promise<void> {
  const job = await readJob();
  const { files, name, from } = job;
  const lock = takeLock(files.lock, JSON.stringify({ pid: process.pid, command: from.command }));
  if (!lock.held) return fail(beingBroughtUp(name, lock.holder));
  // Until the lab stands it belongs to the command that brings it up, and ends with it.
  const forgetNew = (): void => {
    if (!existsSync(files.journal)) rmSync(files.directory, { recursive: true, force: true });
  };
  const abandoned = (): void => {
    forgetNew();
    process.exit(EXIT.interrupted);
  };
  process.stdin.on('end', abandoned).on('error', abandoned);
  log(`${from.command}: process ${process.pid}, transitlab ${version()}`);
  let up: Up;
  try {
    up = await bringUp(job, {
      log,
      notice: (text) => say({ say: 'notice', text }),
      onInterrupt: () => end('ended by a signal'),
    });
  } catch (error) {
    forgetNew();
    return fail(error);
  }
  const { kept } = up;
  const directory = socketDirectory(files.directory, name);
  const remove = async (): Promise<void> => {
    await kept.stop();
    if (directory !== files.directory) rmSync(directory, { recursive: true, force: true });
    rmSync(files.directory, { recursive: true, force: true });
  };
  const server = await listen(
    directory,
    answererOf(kept, async () => {
      await remove();
      server.close(() => process.exit(EXIT.ok));
    }),
  );
  const about: KeeperFile = { pid: process.pid, socket: socketIn(directory), version: version() };
  await writeFileAtomic(files.keeper, `${JSON.stringify(about)}\n`, { mode: 0o600 });
  if (up.torn > 0) log(`the last record of the journal was torn (${up.torn} bytes) and is gone`);
  log(up.again ? 'the lab stands again' : 'the lab stands');
  process.stdin.off('end', abandoned).off('error', abandoned);
  say({ say: 'up', inspection: kept.inspect(), again: up.again, torn: up.torn });
}

function readJob(): Promise<KeeperJob> {
  const lines = lineSplitter();
  return new Promise((resolve) => {
    process.stdin.setEncoding('utf8').on('data', (chunk: string) => {
      const [line] = lines.push(chunk);
      if (line !== undefined) resolve(JSON.parse(line) as KeeperJob);
    });
  });
}

function end(why: string): never {
  log(why);
  process.exit(EXIT.interrupted);
}

/** Says why, and ends when that is said. */
function fail(error: unknown): void {
  const { exit, problem } =
    error instanceof LabError
      ? error
      : { exit: EXIT.failed, problem: { what: String(error instanceof Error ? error.stack : error) } };
  log(`failed: ${problem.what}`);
  process.stdout.write(`${JSON.stringify({ say: 'failed', exit, problem } satisfies KeeperWord)}\n`, () =>
    process.exit(exit),
  );
}

const beingBroughtUp = (name: string, holder: string): LabError =>
  new LabError(EXIT.nameInUse, {
    what: `another command is at work on the lab ${name}`,
    why: holder,
    hint: 'run this again when it has ended',
  });

// Whoever brought the lab up is gone, or has heard all it wanted.
process.stdout.on('error', () => {});
process.on('uncaughtException', (error) => end(`fault of transitlab: ${error.stack ?? error.message}`));
process.on('unhandledRejection', (error) =>
  end(`fault of transitlab: ${error instanceof Error ? error.stack : String(error)}`),
);
await main();
