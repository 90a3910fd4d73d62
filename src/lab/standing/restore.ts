import { EXIT, LabError } from '../../model/errors.js';
import { version } from '../package.js';
import type { SandboxChoice } from '../sandbox/sandbox.js';
import { decode } from './journal/codec.js';
import type { JournalRecord } from './journal/entry.js';
import { digestOf, follow, type Standing } from './standing.js';

/** A lab as its journal tells of it. */
export interface Restored {
  readonly standing: Standing;
  readonly sandbox: SandboxChoice;
  readonly records: number;
  /** Bytes of the journal that count; what is behind them was torn. */
  readonly length: number;
  readonly torn: number;
}

/**
 * Makes a lab's state again from its journal. Pure; `undefined` if not even the first record was finished. Throws exit 1
 * for a journal that is damaged, or leads elsewhere than it did when it was written.
 */
export function restore(path: string, bytes: Buffer): Restored | undefined {
  const { records, length, torn, damaged } = decode(bytes);
  if (damaged !== undefined) throw isDamaged(`${path}:${damaged}`);
  const [first] = records;
  if (!first) return undefined;
  if (first.entry.kind !== 'up') throw isDamaged(`${path}:1`);
  let standing: Standing | undefined;
  for (const record of records) standing = checked(follow(standing, record.entry), record, first, path);
  return standing && { standing, sandbox: first.entry.sandbox, records: records.length, length, torn };
}

function checked(
  standing: Standing,
  { n, digest }: JournalRecord,
  first: JournalRecord,
  path: string,
): Standing {
  if (digestOf(standing) === digest) return standing;
  const by = first.entry.kind === 'up' ? first.entry.version : '';
  throw new LabError(EXIT.failed, {
    what: 'the journal leads to another state than it did when it was written',
    where: `${path}:${n + 1}`,
    why:
      by === version()
        ? 'transitlab was changed since, though its version is the same'
        : `it was written by transitlab ${by}, and this is ${version()}`,
    hint: `bring the lab up with transitlab ${by}, or give it up: transitlab down`,
  });
}

const isDamaged = (where: string): LabError =>
  new LabError(EXIT.failed, {
    what: 'the journal is damaged: a record is wrong, and others follow it',
    where,
    hint: 'bring it back from a copy, or give the lab up: transitlab down',
  });
