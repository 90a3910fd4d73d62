import { EXIT, LabError } from '../../model/errors.js';
import { describe } from '../describe.js';
import type { State } from '../script.js';
import type { Deed } from './journal/entry.js';
import { possible, type Wrong } from './standing.js';

/** Throws exit 1 if steps of a file went otherwise than it wants. */
export function refuseWrong(wrong: readonly Wrong[]): void {
  const [first] = wrong;
  if (!first) return;
  throw new LabError(EXIT.failed, {
    what: wrong.length === 1 ? 'a step of the file goes wrong' : `${wrong.length} steps of the file go wrong`,
    why: wrong.map(wrongText).join('\n       '),
    hint: 'mend the file, or stop before it by --at; nothing was changed',
  });
}

/** `lab.yaml:3:4: A: CreateCen: the cloud refused it`. */
export function wrongText({ at, deed, why }: Wrong): string {
  const place = at ? `${at.file}:${at.line}:${at.col}: ` : '';
  return `${place}${describe(deed)}: ${why}`;
}

/** Throws exit 2 for a call of an account that there is not. */
export function refuseStranger(state: State, deed: Deed): void {
  if (possible(state, deed) || !('call' in deed)) return;
  throw new LabError(EXIT.usage, {
    what: `there is no account ${JSON.stringify(deed.as)} in this lab`,
    hint: `the accounts are ${Object.keys(state.world.accounts).sort().join(', ')}`,
  });
}
