import type { Json } from '../../model/json.js';
import { join } from '../pointer.js';
import type { Loose } from '../prune.js';
import type { Groups } from '../schema.js';
import type { DraftItem } from './items.js';
import { namesAt, own } from './rows.js';

/** A name in a check of a matrix, or in a group. */
export interface MatrixName {
  readonly name: string;
  readonly pointer: string;
}

/** A name in a check of a matrix, and the list that it stands in. */
export interface AskedName extends MatrixName {
  readonly key: (typeof MATRIX_KEYS)[number];
  readonly list: number;
}

/** Several things under one name. */
export interface MatrixGroup extends MatrixName {
  readonly members: readonly MatrixName[];
}

/** What a check of a matrix asks with. */
export const MATRIX_KEYS = ['islands', 'never', 'always', 'one_way'] as const;

/** Every name of hosts, or of what stands for its hosts; what is no text has been named by the schema's check. */
export function matrixNames({ pointer, row }: DraftItem & { readonly kind: 'check' }): readonly AskedName[] {
  const matrix = 'matrix' in row ? row.matrix : undefined;
  if (!matrix) return [];
  return MATRIX_KEYS.flatMap((key) =>
    (matrix[key] ?? []).flatMap((names, list) =>
      namesIn(names, join(pointer, 'check', 'matrix', key, list)).map((name) => ({ key, list, ...name })),
    ),
  );
}

export const matrixGroupsOf = (raw: Json, groups: Loose<Groups> | undefined): MatrixGroup[] =>
  namesAt(raw, '/groups').map((name) => {
    const pointer = join('/groups', name);
    return { name, pointer, members: namesIn(own(groups, name), pointer) };
  });

const namesIn = (names: readonly unknown[] | undefined, pointer: string): MatrixName[] =>
  [...(names ?? [])].flatMap((name, place) =>
    typeof name === 'string' ? [{ name, pointer: join(pointer, place) }] : [],
  );

/** What a name of a matrix stands for: a group's members, or itself. */
export const hostNames = (groups: readonly MatrixGroup[], name: string): readonly string[] => {
  const group = groups.find((one) => one.name === name);
  return group ? [...new Set(group.members.map((member) => member.name))] : [name];
};
