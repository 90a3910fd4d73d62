import type { Draft, DraftRule, Piece } from '../draft.js';
import { error, type Finding } from '../finding.js';
import { join } from '../pointer.js';
import { parsePorts } from '../ports.js';
import type { NetworkAclEntry } from '../schema.js';
import type { Check } from './check.js';

/** A rule of a security group is one that the cloud would take. */
export const rules: Check = (draft) =>
  draft.rules.flatMap((rule) => {
    const { type } = draft.groups.get(rule.owner)?.row ?? {};
    const [vpc, peerVpc] = [rule.owner, rule.row.group].map((group) => vpcOf(draft, group));
    return [...ports(rule), ...peer(rule, type), ...sameVpc(rule, vpc, peerVpc)];
  });

/** `undefined` if the file has no such VPC. */
function vpcOf(draft: Draft, group: string | undefined): string | undefined {
  const vpc = draft.groups.get(group ?? '')?.row.vpc;
  return vpc !== undefined && draft.vpcs.has(vpc) ? vpc : undefined;
}

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

function peer({ owner, pointer, row }: DraftRule, type: string | undefined): Finding[] {
  if (row.group === undefined) return [];
  const at = join(pointer, 'group');
  const findings: Finding[] = [];
  if (row.cidr !== undefined)
    findings.push(error(at, 'a rule has one other side: cidr or group, not both', 'make it two rules'));
  if (type === 'enterprise')
    findings.push(
      error(at, 'a rule of an enterprise security group names no other group', 'give a cidr instead'),
    );
  if (row.group === owner)
    findings.push(
      error(at, 'a rule cannot name its own group', 'inner_access decides about hosts of one group'),
    );
  return findings;
}

function sameVpc(
  { owner, pointer, row }: DraftRule,
  vpc: string | undefined,
  peerVpc: string | undefined,
): Finding[] {
  if (vpc === undefined || peerVpc === undefined || vpc === peerVpc) return [];
  const what = `${row.group} is in ${peerVpc}, ${owner} in ${vpc}: a rule names only groups of its own VPC`;
  return [error(join(pointer, 'group'), what, 'across VPCs only a cidr works')];
}
