import type { Draft, DraftItem } from '../draft.js';
import { error, type Finding } from '../finding.js';
import { join, placeOf } from '../pointer.js';
import { type Reference, referencesIn } from '../reference.js';
import { listed, similar, suggest } from '../suggest.js';
import type { Check } from './check.js';

type Call = Extract<DraftItem, { kind: 'call' }>;

/** A parameter refers only to what an earlier call has saved, and to accounts of the file. */
export const variables: Check = (draft) => {
  const calls = draft.steps
    .flatMap(({ items }) => items)
    .filter((item): item is Call => item.kind === 'call');
  const saved = new Set<string>();
  return calls.flatMap((call, index) => {
    const later = calls.slice(index + 1);
    const findings = textsIn(call.row.with, join(call.pointer, 'with')).flatMap(({ text, pointer }) =>
      referencesIn(text).flatMap((reference) => ofReference(reference, pointer, draft, saved, later)),
    );
    for (const name of savedBy(call)) saved.add(name);
    return findings;
  });
};

const savedBy = ({ row }: Call): string[] => (row.fails === undefined ? Object.keys(row.save ?? {}) : []);

function ofReference(
  { name, uid }: Reference,
  pointer: string,
  { accounts }: Draft,
  saved: ReadonlySet<string>,
  later: readonly Call[],
): Finding[] {
  if (uid)
    return accounts.has(name)
      ? []
      : [
          error(
            pointer,
            `unknown account "${name}" in $${name}.uid`,
            suggest(name, [...accounts.keys()], 'accounts'),
          ),
        ];
  if (saved.has(name)) return [];
  const saver = later.find((call) => savedBy(call).includes(name));
  if (saver)
    return [
      error(
        pointer,
        `$${name} is not saved yet`,
        `${placeOf(saver.pointer)} saves it: move that before this`,
      ),
    ];
  return [error(pointer, `$${name} is saved by no call`, hintFor(name, accounts, saved))];
}

function hintFor(name: string, accounts: Draft['accounts'], saved: ReadonlySet<string>): string {
  if (accounts.has(name)) return `did you mean "$${name}.uid"?`;
  const meant = similar(name, [...saved]);
  return meant === undefined
    ? `saved by now: ${listed([...saved])}; a call saves by save: {${name}: ...}`
    : `did you mean "$${meant}"?`;
}

interface Text {
  readonly text: string;
  readonly pointer: string;
}

function textsIn(value: unknown, pointer: string): Text[] {
  if (typeof value === 'string') return [{ text: value, pointer }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => textsIn(inner, join(pointer, key)));
}
