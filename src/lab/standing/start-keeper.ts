import { spawn } from 'node:child_process';
import { closeSync, openSync, renameSync, statSync } from 'node:fs';
import { entryFile } from '../../kernel/compiled.js';
import { EXIT, LabError } from '../../model/errors.js';
import { lineSplitter } from '../sandbox/lines.js';
import type { KeeperJob, KeeperWord } from './job.js';
import type { Inspection } from './protocol.js';

const ENTRY = entryFile('lab/standing/keeper');
/** Bytes of a log before it is put aside. */
const LARGEST_LOG = 1024 * 1024;

export interface BroughtUp {
  readonly inspection: Inspection;
  readonly again: boolean;
  readonly torn: number;
}

/**
 * Starts a keeper in a session of its own and waits until the lab stands. Until then it ends with this process; from then
 * on it does not need it any more. Rejects with the keeper's `LabError`.
 */
export async function startKeeper(job: KeeperJob, notice: (text: string) => void): Promise<BroughtUp> {
  const log = openLog(job.files.log);
  const child = spawn(process.execPath, [ENTRY], {
    detached: true,
    cwd: '/',
    stdio: ['pipe', 'pipe', log],
  });
  closeSync(log);
  const { stdin, stdout } = child;
  if (!stdin || !stdout) throw new Error('the keeper has no pipes');
  stdin.on('error', () => {}); // It died: `wordsOf` ends then.
  stdin.write(`${JSON.stringify(job)}\n`);
  const lastWord = await lastWordOf(stdout, notice);
  stdin.destroy();
  stdout.destroy();
  child.unref();
  if (lastWord?.say === 'up') return lastWord;
  if (lastWord) throw new LabError(lastWord.exit, lastWord.problem);
  throw new LabError(EXIT.failed, {
    what: "the lab's keeper died while it brought the lab up",
    where: job.files.log,
    hint: 'its log has the last words; try again',
  });
}

type LastWord = Exclude<KeeperWord, { say: 'notice' }>;

/** `undefined` if it ended without one. */
function lastWordOf(
  stdout: NodeJS.ReadableStream,
  notice: (text: string) => void,
): Promise<LastWord | undefined> {
  const lines = lineSplitter();
  return new Promise((resolve) => {
    stdout.setEncoding('utf8');
    stdout.on('data', (chunk: string) => {
      for (const line of lines.push(chunk)) {
        const word = JSON.parse(line) as KeeperWord;
        if (word.say === 'notice') notice(word.text);
        else resolve(word);
      }
    });
    stdout.on('close', () => resolve(undefined));
  });
}

function openLog(path: string): number {
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  if (size > LARGEST_LOG) renameSync(path, `${path}.1`);
  return openSync(path, 'a', 0o600);
}
