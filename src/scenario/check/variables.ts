import { type Draft, type DraftItem, hostNames, matrixNames, type Target, targetsOf } from '../draft.js';
import { error, type Finding } from '../finding.js';
import { join, placeOf } from '../pointer.js';
import { type Reference, referencesIn } from '../reference.js';
import { listed, similar, suggest } from '../suggest.js';
import type { Check } from './check.js';

/** A step refers only to what an earlier call has saved, and to accounts of the file. */
export const variables: Check = (draft) => {
  const items = draft.steps.flatMap((step) => step.items);
  const saved = new Set<string>();
  return items.flatMap((item, index) => {
    const later = items.slice(index + 1);
    const findings = textsOf(draft, item).flatMap(({ text, pointer }) =>
      referencesIn(text).flatMap((reference) => ofReference(reference, pointer, draft, saved, later)),
    );
    for (const name of savedBy(item)) saved.add(name);
    return findings;
  });
};

const savedBy = (item: DraftItem): string[] =>
  item.kind === 'call' && item.row.fails === undefined ? Object.keys(item.row.save ?? {}) : [];

interface Text {
  readonly text: string;
  readonly pointer: string;
}

/** The texts of an item in which a reference means something. */
function textsOf(draft: Draft, item: DraftItem): Text[] {
  switch (item.kind) {
    case 'call':
      return textsIn(item.row.with, join(item.pointer, 'with'));
    case 'check':
      return [...targetsOf(item), ...asked(draft, item), ...billed(item)].flatMap(({ name, pointer }) =>
        name ? [{ text: name, pointer }] : [],
      );
    case 'fault':
      return textsIn(item.row, item.pointer);
    case 'wait':
    case 'unclear':
      return [];
  }
}

/** What a matrix names, and what its groups list. */
const asked = (
  { matrixGroups }: Draft,
  item: DraftItem & { readonly kind: 'check' },
): Omit<Target, 'from'>[] =>
  matrixNames(item).flatMap(({ name, pointer }) =>
    hostNames(matrixGroups, name).map((member) => ({ name: member, pointer })),
  );

/** The interconnect or package that the check of a bill names. */
const billed = ({ pointer, row }: DraftItem & { readonly kind: 'check' }): Omit<Target, 'from'>[] =>
  'of' in row ? [{ name: row.of, pointer: join(pointer, 'check', 'of') }] : [];

function textsIn(value: unknown, pointer: string): Text[] {
  if (typeof value === 'string') return [{ text: value, pointer }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => textsIn(inner, join(pointer, key)));
}

function ofReference(
  { name, uid }: Reference,
  pointer: string,
  { accounts }: Draft,
  saved: ReadonlySet<string>,
  later: readonly DraftItem[],
): Finding[] {
  if (uid) {
    if (accounts.has(name)) return [];
    const hint = suggest(name, [...accounts.keys()], 'accounts');
    return [error(pointer, `unknown account "${name}" in $${name}.uid`, hint)];
  }
  if (saved.has(name)) return [];
  const saver = later.find((item) => savedBy(item).includes(name));
  if (!saver) return [error(pointer, `$${name} is saved by no call`, hintFor(name, accounts, saved))];
  const hint = `${placeOf(saver.pointer)} saves it: move that before this`;
  return [error(pointer, `$${name} is not saved yet`, hint)];
}

function hintFor(name: string, accounts: Draft['accounts'], saved: ReadonlySet<string>): string {
  if (accounts.has(name)) return `did you mean "$${name}.uid"?`;
  const meant = similar(name, [...saved]);
  return meant === undefined
    ? `saved by now: ${listed([...saved])}; a call saves by save: {${name}: ...}`
    : `did you mean "$${meant}"?`;
}
