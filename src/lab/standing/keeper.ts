/**
 * The process that keeps a standing lab. It is started by `up`, hears its job on stdin, says on stdout how far it is,
 * and then listens on its socket until `down`. It has no terminal and outlives the command.
 */

import { EXIT, LabError } from '../../model/errors.js';
import { lineSplitter } from '../sandbox/lines.js';
import { sourceStack } from '../stack.js';
import { atWork, holderText } from './asker.js';
import type { KeeperJob, KeeperWord } from './job.js';
import { takeLockSoon } from './lock.js';
import { makePrivate } from './private-directory.js';
import { forgetNew, serve } from './serve.js';

const log = (text: string): void => void process.stderr.write(`${new Date().toISOString()} ${text}\n`);

async function main(): Promise<void> {
  const job = await readJob();
  const { files, name, from } = job;
  process.title = `transitlab lab ${name}`;
  // Another command that failed to bring it up may just have taken it away.
  makePrivate(files.directory);
  const lock = await takeLockSoon(files.lock, holderText({ pid: process.pid, command: from.command }));
  if (!lock.held) throw atWork(name, lock.holder);
  // Until the lab stands it belongs to the command that brings it up, and ends with it.
  const abandoned = (): void => {
    forgetNew(files);
    end('the command that brought the lab up is gone');
  };
  process.stdin.on('end', abandoned).on('error', abandoned);
  log(`${from.command}: process ${process.pid}`);
  const up = await serve(job, {
    log,
    notice: (text) => say({ say: 'notice', text }),
    onInterrupt: () => end('ended by a signal'),
    onDown: () => process.exit(EXIT.ok),
  });
  process.stdin.off('end', abandoned).off('error', abandoned);
  say({ say: 'up', ...up });
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

function say(word: KeeperWord, then: () => void = () => {}): void {
  process.stdout.write(`${JSON.stringify(word)}\n`, then);
}

function end(why: string): never {
  log(why);
  process.exit(EXIT.interrupted);
}

/** Says why, and ends when that is said. */
function fail(error: unknown): void {
  const { exit, problem } = error instanceof LabError ? error : ownFault(error);
  log(`failed: ${problem.what}${problem.why ? `: ${problem.why}` : ''}`);
  say({ say: 'failed', exit, problem }, () => process.exit(exit));
}

/** A refusal of the disk has a name; everything else is a fault of ours. */
function ownFault(error: unknown): Pick<LabError, 'exit' | 'problem'> {
  const { code, path, message, stack } = error as NodeJS.ErrnoException;
  if (typeof code !== 'string') return { exit: EXIT.failed, problem: { what: stack ?? String(error) } };
  return {
    exit: EXIT.unsupported,
    problem: {
      what: 'cannot keep the state of the lab',
      ...(path === undefined ? {} : { where: path }),
      why: message,
      hint: 'see to the disk (`df -h`), or name another place: TRANSITLAB_STATE_DIR',
    },
  };
}

// Whoever brought the lab up is gone, or has heard all it wanted.
process.stdout.on('error', () => {});
// A log on a full disk is no reason to give up a lab.
process.stderr.on('error', () => {});
process.on('uncaughtException', (error) => end(`fault of transitlab: ${sourceStack(error)}`));
process.on('unhandledRejection', (error) => end(`fault of transitlab: ${sourceStack(error)}`));
main().catch(fail);
