import { type Place, placeOfGroup, rulesOfGroup } from '../draft/place.js';
import type { DraftRule, Piece } from '../draft.js';
import { error, type Finding } from '../finding.js';
import { join } from '../pointer.js';
import { parsePorts } from '../ports.js';
import type { NetworkAclEntry } from '../schema.js';
import type { Check } from './check.js';
import { SHARED } from './security-group.js';

/** A rule of a security group is one that the cloud would take. */
export const rules: Check = (draft) =>
  draft.rules.flatMap((rule) => {
    const { type } = draft.groups.get(rule.owner)?.row ?? {};
    const { scope } = rulesOfGroup(draft, rule.owner).securityGroups;
    const [here, there] = [rule.owner, rule.row.group].map((group) => placeOfGroup(draft, group));
    return [
      ...ports(rule),
      ...peer(rule, type),
      ...(scope === 'vpc' ? notItself(rule) : []),
      ...samePlace(rule, SHARED[scope], here, there),
    ];
  });

/** Ports of a rule of a security group, or of an entry of a network ACL. */
export function ports({ pointer, row }: DraftRule | Piece<NetworkAclEntry>): Finding[] {
  if (row.ports === undefined) return [];
  const at = join(pointer, 'ports');
  const { protocol } = row;
  if (protocol !== undefined && protocol !== 'tcp' && protocol !== 'udp')
    return [error(at, `${protocol} has no ports`, 'remove ports, or make the protocol tcp or udp')];
  if (parsePorts(row.ports)) return [];
  return [
    error(
      at,
      `${row.ports} is not a range of ports`,
      'two numbers from 1 to 65535, the lower one first: 8000/8100',
    ),
  ];
}

function peer({ pointer, row }: DraftRule, type: string | undefined): Finding[] {
  if (row.group === undefined) return [];
  const at = join(pointer, 'group');
  const findings: Finding[] = [];
  if (row.cidr !== undefined)
    findings.push(error(at, 'a rule has one other side: cidr or group, not both', 'make it two rules'));
  if (type === 'enterprise')
    findings.push(
      error(at, 'a rule of an enterprise security group names no other group', 'give a cidr instead'),
    );
  return findings;
}

/** Inside a group another switch decides. */
const notItself = ({ owner, pointer, row }: DraftRule): Finding[] =>
  row.group === owner
    ? [
        error(
          join(pointer, 'group'),
          'a rule cannot name its own group',
          'inner_access decides about hosts of one group',
        ),
      ]
    : [];

function samePlace(
  { owner, pointer, row }: DraftRule,
  shared: string,
  here: Place | undefined,
  there: Place | undefined,
): Finding[] {
  if (!here || !there || here.key === there.key) return [];
  const what = `${row.group} is in ${there.text}, ${owner} in ${here.text}: a rule names only groups of its own ${shared}`;
  return [error(join(pointer, 'group'), what, 'beyond that only a cidr works')];
}
