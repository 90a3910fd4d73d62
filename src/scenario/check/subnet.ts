import { type Cidr, contains, overlaps, parseCidr } from '../../model/cidr.js';
import type { CloudRules } from '../clouds.js';
import { type Draft, type DraftSubnet, rulesOfVpc } from '../draft.js';
import { error, type Finding, keyError } from '../finding.js';
import { join, placeOf } from '../pointer.js';
import { PLURAL, SUBNET_WORDS } from '../subnet.js';
import { listed, similar } from '../suggest.js';
import type { Check } from './check.js';

interface Placed extends DraftSubnet {
  readonly block: Cidr;
  readonly rules: CloudRules;
}

/** A subnet's block has the right size, lies in its VPC, and shares no address with a sibling. */
export const subnetBlocks: Check = (draft) => {
  const placed = draft.subnets.flatMap((subnet): Placed[] => {
    const block = parseCidr(subnet.row.cidr ?? '');
    return block ? [{ ...subnet, block, rules: rulesOfVpc(draft, subnet.vpc) }] : [];
  });
  return placed.flatMap((subnet, index) => [
    ...rightSize(subnet),
    ...inVpc(subnet, draft),
    ...apart(
      subnet,
      placed.slice(0, index).filter(({ vpc }) => vpc === subnet.vpc),
    ),
  ]);
};

function rightSize({ block, cidrPointer, rules }: Placed): Finding[] {
  const {
    subnetBits: [shortest, longest],
    keptAddresses,
    subnetWords: [word],
  } = rules;
  if (block.bits >= shortest && block.bits <= longest) return [];
  const room = 2 ** (32 - longest) - keptAddresses[0] - keptAddresses[1];
  const hint = block.bits < shortest ? 'take a part of it' : `/${longest} leaves ${room} addresses for hosts`;
  return [error(cidrPointer, `a ${word}'s block is /${shortest} to /${longest}, not /${block.bits}`, hint)];
}

function inVpc({ name, vpc, block, cidrPointer, rules }: Placed, draft: Draft): Finding[] {
  const row = draft.vpcs.get(vpc)?.row;
  const written = [row?.cidr, ...(row?.secondary_cidrs ?? [])].filter((text) => text !== undefined);
  const outer = written.map((text) => parseCidr(text));
  const unknown = row?.cidr === undefined || outer.includes(undefined);
  if (unknown || outer.some((range) => range && contains(range, block))) return [];
  const what = `${rules.subnetWords[0]} ${name} (${block.text}) lies outside of its VPC ${vpc} (${listed(written)})`;
  return [error(cidrPointer, what, 'take a block inside the VPC’s, or give the VPC secondary_cidrs')];
}

function apart({ name, block, cidrPointer, rules }: Placed, before: readonly Placed[]): Finding[] {
  const other = before.find((sibling) => overlaps(sibling.block, block));
  if (!other) return [];
  const [word, several] = rules.subnetWords;
  const what = `${word} ${name} (${block.text}) overlaps ${word} ${other.name} (${other.block.text}) of the same VPC`;
  return [error(cidrPointer, what, `the ${several} of a VPC share no address`)];
}

/** One of the two words for subnets in one place; a host needs one. */
export const subnetWords: Check = (draft) => [
  ...[...draft.vpcs.values(), ...draft.acls.values()].flatMap(({ pointer, row }) =>
    SUBNET_WORDS.every((word) => row[PLURAL[word]] !== undefined)
      ? [both(pointer, 'vswitches', 'subnets')]
      : [],
  ),
  ...[...draft.hosts.values()].flatMap(({ pointer, row, keys }) => {
    if (row.vswitch !== undefined && row.subnet !== undefined) return [both(pointer, 'vswitch', 'subnet')];
    // One that is misspelt or no text was named by the schema's check.
    if (keys.some((key) => similar(key, SUBNET_WORDS) !== undefined)) return [];
    const hint = 'vswitch is: the vSwitch it stands in; Tencent Cloud says subnet';
    return [keyError(pointer, `${placeOf(pointer)} has no vswitch`, hint)];
  }),
];

const both = (pointer: string, one: string, other: string): Finding =>
  error(
    join(pointer, other),
    `${placeOf(pointer)} has ${one} and ${other} at once`,
    'they are two words for one thing: use one',
  );
