import type { Command } from 'commander';
import { EXIT, type ExitCode } from '../model/errors.js';
import { candidates } from './complete/candidates.js';
import { situation } from './complete/situation.js';
import type { Host } from './host.js';

/** `transitlab complete`: for scripts of shells. A line for each word that can stand last: the word, a tab, what it is. */
export async function complete(program: Command, words: readonly string[], host: Host): Promise<ExitCode> {
  for (const { value, about } of await candidates(program, words, situation()))
    host.stdout.write(`${oneLine(value)}\t${oneLine(about)}\n`);
  return EXIT.ok;
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ');
