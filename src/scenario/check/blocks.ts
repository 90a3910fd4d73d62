import { blockProblem } from '../block.js';
import type { Draft } from '../draft.js';
import { errorIf } from '../finding.js';
import { join } from '../pointer.js';
import type { Check } from './check.js';

interface Written {
  readonly text: string | undefined;
  readonly pointer: string;
}

/** Every CIDR block is written as one, with no bits set after its prefix. */
export const blocks: Check = (draft) =>
  written(draft).flatMap(({ text, pointer }) =>
    text === undefined ? [] : errorIf(pointer, blockProblem(text)),
  );

const written = (draft: Draft): Written[] => [
  ...[...draft.vpcs.values()].flatMap(({ pointer, row }) => [
    { text: row.cidr, pointer: join(pointer, 'cidr') },
    ...(row.secondary_cidrs ?? []).map((text, index) => ({
      text,
      pointer: join(pointer, 'secondary_cidrs', index),
    })),
  ]),
  ...draft.vswitches.map(({ row, cidrPointer }) => ({ text: row.cidr, pointer: cidrPointer })),
  ...draft.rules.map(({ row, pointer }) => ({ text: row.cidr, pointer: join(pointer, 'cidr') })),
];
