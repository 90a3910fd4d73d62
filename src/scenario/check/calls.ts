import type { Action } from '../../cloud/call.js';
import { cloudOf, cloudRules, type Draft, type DraftItem } from '../draft.js';
import { error, type Finding, keyError, warning } from '../finding.js';
import { join } from '../pointer.js';
import { suggest } from '../suggest.js';
import type { Check } from './check.js';

type Call = Extract<DraftItem, { kind: 'call' }>;

/** Actions and the names of their parameters exist; whether a value is good is for the cloud to say. */
export const calls: Check = (draft, { actionsOf }) =>
  draft.steps
    .flatMap(({ items }) => items)
    .flatMap((item) =>
      item.kind === 'call'
        ? [
            ...ofCall(item, actionsOf(cloudOf(draft, item.row.as))),
            ...refusal(draft, item),
            ...savesNothing(item),
          ]
        : [],
    );

function ofCall({ pointer, row }: Call, actions: Readonly<Record<string, Action>>): Finding[] {
  if (row.call === undefined) return [];
  const action = Object.hasOwn(actions, row.call) ? actions[row.call] : undefined;
  if (!action) {
    const hint = suggest(row.call, Object.keys(actions).sort(), 'actions');
    return [error(join(pointer, 'call'), `unknown action "${row.call}"`, hint)];
  }
  return Object.keys(row.with ?? {})
    .filter((name) => !action.params.includes(name))
    .map((name) => {
      const hint = suggest(name, action.params, 'its parameters');
      return keyError(join(pointer, 'with', name), `${action.name} has no parameter "${name}"`, hint);
    });
}

/** The cloud misspells some of its codes: whoever writes them right waits for them in vain. */
function refusal(draft: Draft, { pointer, row }: Call): Finding[] {
  const { refusals } = cloudRules(draft, row.as);
  const code = row.fails;
  if (code === undefined || refusals.includes(code)) return [];
  const hint = suggest(code, refusals, 'error codes');
  return [error(join(pointer, 'fails'), `no call is refused with "${code}"`, hint)];
}

const savesNothing = ({ pointer, row }: Call): Finding[] =>
  row.fails !== undefined && row.save !== undefined
    ? [
        warning(
          join(pointer, 'save'),
          'a call that must fail answers nothing to save',
          'remove save or fails',
        ),
      ]
    : [];
