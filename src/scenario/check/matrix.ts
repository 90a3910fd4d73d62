import { isObject } from '../branch.js';
import { type Draft, type DraftItem, hostNames, matrixNames } from '../draft.js';
import { error, type Finding } from '../finding.js';
import { join } from '../pointer.js';
import type { Loose } from '../prune.js';
import type { Matrix } from '../schema.js';
import type { Check } from './check.js';
import { repeated } from './repeated.js';

type CheckItem = DraftItem & { readonly kind: 'check' };

/** A matrix asks something, of hosts that are in one island each, and at a port where there are ports. */
export const matrices: Check = (draft) =>
  draft.steps
    .flatMap(({ items }) => items)
    .flatMap((item) =>
      item.kind === 'check' && 'matrix' in item.row ? ofMatrix(draft, item, item.row.matrix) : [],
    );

function ofMatrix(draft: Draft, item: CheckItem, matrix: Loose<Matrix> | undefined): Finding[] {
  if (!matrix) return [];
  const pointer = join(item.pointer, 'check', 'matrix');
  return [...nothingAsked(item, pointer), ...ports(matrix, pointer), ...twice(draft, item)];
}

/** Only these keys, which ask nothing; any other one asks, or is an error of its own. */
const HOW: readonly string[] = ['protocol', 'port'];

function nothingAsked({ raw }: CheckItem, pointer: string): Finding[] {
  const given = isObject(raw) && isObject(raw.matrix) ? Object.keys(raw.matrix) : [];
  if (given.some((key) => !HOW.includes(key))) return [];
  const hint = 'say who must reach whom: islands, never, always or one_way';
  return [error(pointer, 'the matrix asks nothing', hint)];
}

function ports({ protocol = 'icmp', port }: Loose<Matrix>, pointer: string): Finding[] {
  if (protocol !== 'icmp' && port === undefined)
    return [error(join(pointer, 'protocol'), `${protocol} goes to a port`, 'add port: 443')];
  if (protocol === 'icmp' && port !== undefined)
    return [error(join(pointer, 'port'), 'icmp has no port', 'add protocol: tcp, or remove port')];
  return [];
}

/** What is named of a matrix, by itself or in a group, is in one island, and on one side of each list. */
function twice({ matrixGroups }: Draft, item: CheckItem): Finding[] {
  const mentions = matrixNames(item).flatMap(({ key, list, name, pointer }) =>
    hostNames(matrixGroups, name).map((member) => ({
      scope: key === 'islands' ? ISLAND : `${key}#${list + 1}`,
      name: member,
      pointer,
    })),
  );
  const what = (name: string, scope: string): string => `${name} is in ${scope} already`;
  return [
    ...repeated(
      mentions.filter(({ scope }) => scope === ISLAND),
      what,
      'nobody is in two islands',
    ),
    ...repeated(
      mentions.filter(({ scope }) => scope !== ISLAND),
      what,
      'nobody is on two sides of one list: remove one of them',
    ),
  ];
}

const ISLAND = 'an island';
