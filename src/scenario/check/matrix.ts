import { type Draft, type DraftItem, matrixNames } from '../draft.js';
import { error, type Finding } from '../finding.js';
import { join } from '../pointer.js';
import type { Loose } from '../prune.js';
import type { Matrix } from '../schema.js';
import type { Check } from './check.js';
import { repeated } from './repeated.js';

const KEYS = ['islands', 'never', 'always', 'one_way'] as const;

/** A matrix asks something, of hosts that are in one island each, and at a port where there are ports. */
export const matrices: Check = (draft: Draft) =>
  draft.steps
    .flatMap(({ items }) => items)
    .flatMap((item) =>
      item.kind === 'check' && 'matrix' in item.row ? ofMatrix(item, item.row.matrix) : [],
    );

function ofMatrix(
  item: DraftItem & { readonly kind: 'check' },
  matrix: Loose<Matrix> | undefined,
): Finding[] {
  if (!matrix) return [];
  const pointer = join(item.pointer, 'check', 'matrix');
  return [...nothingAsked(matrix, pointer), ...ports(matrix, pointer), ...twice(item)];
}

function nothingAsked(matrix: Loose<Matrix>, pointer: string): Finding[] {
  if (KEYS.some((key) => matrix[key] !== undefined)) return [];
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

const twice = (item: DraftItem & { readonly kind: 'check' }): Finding[] =>
  repeated(
    matrixNames(item)
      .filter(({ key }) => key === 'islands')
      .map(({ name, pointer }) => ({ scope: '', name, pointer })),
    (name) => `${name} is in an island already`,
    'nobody is in two islands',
  );
