import { existsSync, readFileSync } from 'node:fs';
import { EXIT, LabError } from '../../model/errors.js';
import { unreachable } from '../../model/never.js';
import { describe } from '../describe.js';
import { namesIn, theOnly } from './find.js';
import { filesOf, stateHome } from './home.js';
import { decode } from './journal/codec.js';
import type { JournalRecord } from './journal/entry.js';
import { checkedName } from './name.js';

/** Something that happened to a lab: what its keeper said, and what was done to it. */
export interface LogLine {
  /** Real time, ISO 8601. */
  readonly time: string;
  readonly text: string;
}

/** Reads what happened since it was last asked; the first time, all that is known. `undefined`: the lab is gone. */
export type LogReader = () => readonly LogLine[] | undefined;

/** Whether it stands or not. Throws exit 2 if there is no such lab. */
export function logReader(given: string | undefined, home = stateHome()): LogReader {
  const name = given === undefined ? theOnly(namesIn(home)) : checkedName(given);
  const files = filesOf(home, name);
  if (!existsSync(files.directory))
    throw new LabError(EXIT.usage, { what: `there is no lab ${name}`, hint: 'see `transitlab ps`' });
  const said = since(() => parseLog(`${textOf(`${files.log}.1`)}${textOf(files.log)}`));
  const done = since(() => decode(bytesOf(files.journal)).records.map(lineOf));
  return () => (existsSync(files.directory) ? [...said(), ...done()].sort(byTime) : undefined);
}

/** What is new of a list that grows at its end. One that is shorter than before is another one. */
function since<T>(read: () => readonly T[]): () => readonly T[] {
  let known = 0;
  return () => {
    const all = read();
    const fresh = all.slice(all.length < known ? 0 : known);
    known = all.length;
    return fresh;
  };
}

const byTime = (a: LogLine, b: LogLine): number => (a.time < b.time ? -1 : a.time > b.time ? 1 : 0);

const LINE = /^(\d{4}-\d\d-\d\dT[\d:.]+Z) (.*)$/;

/** Lines without a time go on what was said before: stacks of errors. The last line may not be finished. */
export function parseLog(text: string): LogLine[] {
  const lines: LogLine[] = [];
  for (const line of text
    .slice(0, text.lastIndexOf('\n') + 1)
    .split('\n')
    .slice(0, -1)) {
    const [, time, said = ''] = LINE.exec(line) ?? [];
    const last = lines.at(-1);
    if (time !== undefined) lines.push({ time, text: said });
    else if (last) lines[lines.length - 1] = { ...last, text: `${last.text}\n${line}` };
  }
  return lines;
}

function lineOf({ time, entry }: JournalRecord): LogLine {
  switch (entry.kind) {
    case 'up':
      return { time, text: `made of ${entry.script.path}` };
    case 'deed':
      return { time, text: describe(entry.deed) };
    case 'apply':
      return { time, text: `brought to ${entry.script.path}` };
    default:
      return unreachable(entry);
  }
}

const textOf = (path: string): string => bytesOf(path).toString();

function bytesOf(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return Buffer.alloc(0);
    throw error;
  }
}
