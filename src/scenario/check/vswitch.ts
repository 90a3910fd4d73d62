import { type Cidr, contains, overlaps, parseCidr } from '../../model/cidr.js';
import type { CloudRules } from '../clouds.js';
import { type Draft, type DraftVSwitch, rulesOfVpc } from '../draft.js';
import { error, type Finding } from '../finding.js';
import { listed } from '../suggest.js';
import type { Check } from './check.js';

interface Placed extends DraftVSwitch {
  readonly block: Cidr;
}

/** A vSwitch's block has the right size, lies in its VPC, and shares no address with a sibling. */
export const vswitchBlocks: Check = (draft) => {
  const placed = draft.vswitches.flatMap((vswitch): Placed[] => {
    const block = parseCidr(vswitch.row.cidr ?? '');
    return block ? [{ ...vswitch, block }] : [];
  });
  return placed.flatMap((vswitch, index) => [
    ...rightSize(vswitch, rulesOfVpc(draft, vswitch.vpc)),
    ...inVpc(vswitch, draft),
    ...apart(
      vswitch,
      placed.slice(0, index).filter(({ vpc }) => vpc === vswitch.vpc),
    ),
  ]);
};

function rightSize(
  { block, cidrPointer }: Placed,
  { subnetBits: [shortest, longest], keptAddresses }: CloudRules,
): Finding[] {
  if (block.bits >= shortest && block.bits <= longest) return [];
  const room = 2 ** (32 - longest) - keptAddresses[0] - keptAddresses[1];
  const hint = block.bits < shortest ? 'take a part of it' : `/${longest} leaves ${room} addresses for hosts`;
  return [error(cidrPointer, `a vSwitch's block is /${shortest} to /${longest}, not /${block.bits}`, hint)];
}

function inVpc({ name, vpc, block, cidrPointer }: Placed, draft: Draft): Finding[] {
  const row = draft.vpcs.get(vpc)?.row;
  const written = [row?.cidr, ...(row?.secondary_cidrs ?? [])].filter((text) => text !== undefined);
  const outer = written.map((text) => parseCidr(text));
  const unknown = row?.cidr === undefined || outer.includes(undefined);
  if (unknown || outer.some((range) => range && contains(range, block))) return [];
  const what = `vSwitch ${name} (${block.text}) lies outside of its VPC ${vpc} (${listed(written)})`;
  return [error(cidrPointer, what, 'take a block inside the VPC’s, or give the VPC secondary_cidrs')];
}

function apart({ name, block, cidrPointer }: Placed, before: readonly Placed[]): Finding[] {
  const other = before.find((sibling) => overlaps(sibling.block, block));
  if (!other) return [];
  const what = `vSwitch ${name} (${block.text}) overlaps vSwitch ${other.name} (${other.block.text}) of the same VPC`;
  return [error(cidrPointer, what, 'the vSwitches of a VPC share no address')];
}
