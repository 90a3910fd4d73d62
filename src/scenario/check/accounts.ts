import { error } from '../finding.js';
import { join } from '../pointer.js';
import type { Check } from './check.js';

/** Calls name accounts by uid: two accounts cannot share one. */
export const uids: Check = (draft) => {
  const owners = new Map<string, string>();
  return [...draft.accounts.values()].flatMap(({ name, pointer, row: { uid } }) => {
    if (uid === undefined) return [];
    const owner = owners.get(uid);
    if (owner === undefined) owners.set(uid, name);
    return owner === undefined
      ? []
      : [error(join(pointer, 'uid'), `${uid} is the uid of account ${owner} already`, 'give each its own')];
  });
};
