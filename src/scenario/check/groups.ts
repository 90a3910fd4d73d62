import type { Draft, MatrixGroup } from '../draft.js';
import { error, type Finding, keyError } from '../finding.js';
import type { Check } from './check.js';
import { repeated } from './repeated.js';

/** A group's name is no account's, for a matrix knows both; it lists each member once, and no groups. */
export const matrixGroups: Check = (draft) =>
  draft.matrixGroups.flatMap((group) => [
    ...likeAccount(draft, group),
    ...nested(draft, group),
    ...repeated(
      group.members.map((member) => ({ scope: group.name, ...member })),
      (name) => `${name} is in ${group.name} already`,
      'remove one of them',
    ),
  ]);

const likeAccount = ({ accounts }: Draft, { name, pointer }: MatrixGroup): Finding[] =>
  accounts.has(name)
    ? [keyError(pointer, `"${name}" is the name of an account and of a group`, 'give each its own name')]
    : [];

const nested = (draft: Draft, group: MatrixGroup): Finding[] =>
  group.members
    .filter(({ name }) => draft.matrixGroups.some((other) => other.name === name))
    .map(({ name, pointer }) => error(pointer, `${name} is a group itself`, `list what is in ${name}`));
