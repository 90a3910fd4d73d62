import { hasMask, takenBy, VPC_MASK } from '../../cloud/alibaba/blocks.js';
import { REGIONS } from '../../cloud/alibaba/regions.js';
import { type Cidr, cidr, contains, overlaps, parseCidr } from '../../model/cidr.js';
import type { Row } from '../draft.js';
import { error, type Finding, warning } from '../finding.js';
import { join } from '../pointer.js';
import type { Vpc } from '../schema.js';
import { suggest } from '../suggest.js';
import type { Check } from './check.js';

export const regions: Check = (draft) =>
  [...draft.vpcs.values()].flatMap(({ pointer, row: { region } }) =>
    region === undefined || Object.hasOwn(REGIONS, region)
      ? []
      : [error(join(pointer, 'region'), `unknown region "${region}"`, regionHint(region))],
  );

/** People write the console's name as well: `China North 1`. */
function regionHint(region: string): string {
  const byName = Object.keys(REGIONS).find((id) => REGIONS[id]?.name.toLowerCase() === region.toLowerCase());
  return byName === undefined
    ? suggest(region, Object.keys(REGIONS), 'regions')
    : `did you mean "${byName}"?`;
}

const PRIVATE = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'].map(cidr);
const MOST_SECONDARY = 5;
const ADVICE = 'take 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16 or a part of one';

/** The blocks that Alibaba Cloud lets a VPC have. */
export const vpcBlocks: Check = (draft) =>
  [...draft.vpcs.values()].flatMap((vpc) => [
    ...blocksOf(vpc).flatMap(({ block, pointer }) => allowed(block, pointer)),
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

function allowed(block: Cidr, pointer: string): Finding[] {
  if (!hasMask(block, VPC_MASK)) {
    const { shortest, longest } = VPC_MASK;
    return [error(pointer, `a VPC's block is /${shortest} to /${longest}, not /${block.bits}`, ADVICE)];
  }
  const taken = takenBy(block);
  if (taken !== undefined) return [error(pointer, `a VPC cannot have ${block.text}: ${taken}`, ADVICE)];
  if (PRIVATE.some((range) => contains(range, block))) return [];
  return [warning(pointer, `${block.text} is outside the private address ranges`, ADVICE)];
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
