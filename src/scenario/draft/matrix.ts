import { join } from '../pointer.js';
import type { DraftItem } from './items.js';

/** A name in a check of a matrix. */
export interface MatrixName {
  readonly key: 'islands' | 'never' | 'always' | 'one_way';
  readonly name: string;
  readonly pointer: string;
}

const KEYS = ['islands', 'never', 'always', 'one_way'] as const;

/** Every name of hosts, or of what stands for its hosts; what is no text has been named by the schema's check. */
export function matrixNames({ pointer, row }: DraftItem & { readonly kind: 'check' }): readonly MatrixName[] {
  const matrix = 'matrix' in row ? row.matrix : undefined;
  if (!matrix) return [];
  return KEYS.flatMap((key) =>
    (matrix[key] ?? []).flatMap((names, at) =>
      [...(names ?? [])].flatMap((name, place) =>
        typeof name === 'string'
          ? [{ key, name, pointer: join(pointer, 'check', 'matrix', key, at, place) }]
          : [],
      ),
    ),
  );
}
