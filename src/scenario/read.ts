import { readFile } from 'node:fs/promises';
import type { Action } from '../cloud/call.js';
import { EXIT, LabError } from '../model/errors.js';
import { type Loaded, loadScenario } from './load.js';

/** A scenario file with its text, which diagnostics quote. */
export interface ReadScenario extends Loaded {
  readonly text: string;
}

/** Reads and loads a file. Throws `LabError` (exit 2) if there is none to read. */
export async function readScenario(
  path: string,
  actions?: Readonly<Record<string, Action>>,
): Promise<ReadScenario> {
  const text = await readText(path);
  return { text, ...loadScenario(path, text, actions) };
}

async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new LabError(EXIT.usage, {
      what: 'cannot read the scenario',
      where: path,
      why: message,
      ...hint(code),
    });
  }
}

const HINTS: Readonly<Record<string, string>> = {
  ENOENT: 'check the name of the file',
  EISDIR: 'name a file of it, such as *.lab.yaml',
  EACCES: 'make it readable for this user',
};

const hint = (code: string | undefined): { readonly hint?: string } => {
  const text = HINTS[code ?? ''];
  return text === undefined ? {} : { hint: text };
};
