import { type Cidr, contains, overlaps, parseCidr } from '../../model/cidr.js';
import type { BlockRules } from '../clouds.js';
import { type Row, rulesOfVpc } from '../draft.js';
import { error, type Finding, warning } from '../finding.js';
import { join } from '../pointer.js';
import type { Vpc } from '../schema.js';
import type { Check } from './check.js';

const MOST_SECONDARY = 5;

/** The blocks that its cloud lets a VPC have. */
export const vpcBlocks: Check = (draft) =>
  [...draft.vpcs.values()].flatMap((vpc) => [
    ...blocksOf(vpc).flatMap(({ block, pointer }) =>
      allowed(block, rulesOfVpc(draft, vpc.name).vpcBlocks, pointer),
    ),
    ...apart(vpc),
    ...fewEnough(vpc),
  ]);

interface Placed {
  readonly block: Cidr;
  readonly pointer: string;
}

const blocksOf = ({ pointer, row }: Row<Vpc>): Placed[] =>
  [
    { text: row.cidr, pointer: join(pointer, 'cidr') },
    ...(row.secondary_cidrs ?? []).map((text, i) => ({ text, pointer: join(pointer, 'secondary_cidrs', i) })),
  ].flatMap(({ text, pointer: at }) => {
    const block = parseCidr(text ?? '');
    return block ? [{ block, pointer: at }] : [];
  });

function allowed(block: Cidr, rules: BlockRules, pointer: string): Finding[] {
  const { ranges, elsewhere, longest, taken } = rules;
  const advice = `take ${ranges.map(({ range }) => range.text).join(', ')} or a part of one`;
  const home = ranges.find(({ range }) => contains(range, block));
  const shortest = home?.shortest ?? elsewhere ?? Math.min(...ranges.map((one) => one.shortest));
  if (block.bits < shortest || block.bits > longest)
    return [error(pointer, `a VPC's block is /${shortest} to /${longest}, not /${block.bits}`, advice)];
  const use = taken.find(([reserved]) => overlaps(reserved, block));
  if (use) {
    const what = `a VPC cannot have ${block.text}: ${use[0].text} is for ${use[1]}`;
    return [error(pointer, what, advice)];
  }
  if (home) return [];
  const tell = elsewhere === undefined ? error : warning;
  return [tell(pointer, `${block.text} is outside the private address ranges`, advice)];
}

function apart(vpc: Row<Vpc>): Finding[] {
  const all = blocksOf(vpc);
  return all.flatMap(({ block, pointer }, index) => {
    const other = all.slice(0, index).find((before) => overlaps(before.block, block));
    return other
      ? [
          error(
            pointer,
            `${block.text} overlaps ${other.block.text} of the same VPC`,
            'keep only one of them',
          ),
        ]
      : [];
  });
}

const fewEnough = ({ pointer, row }: Row<Vpc>): Finding[] =>
  (row.secondary_cidrs ?? []).length > MOST_SECONDARY
    ? [
        error(
          join(pointer, 'secondary_cidrs'),
          `a VPC has at most ${MOST_SECONDARY} secondary blocks`,
          'take larger ones',
        ),
      ]
    : [];
