import type { NetworkAcl, NetworkAclEntry, SecurityGroup, SecurityGroupRule } from '../../cloud/world.js';
import { parsePorts } from '../ports.js';
import { aclEntryId, ruleId } from '../rule-id.js';
import type * as File from '../schema.js';
import { subnetsOf } from '../subnet.js';
import { rulesOfAccount } from './accounts.js';
import { mapped } from './mapped.js';

export const securityGroupsOf = (file: File.ScenarioFile): Record<string, SecurityGroup> =>
  mapped(file.security_groups, (id, group) => ({
    id,
    vpc: group.vpc ?? '',
    name: id,
    type: group.type ?? 'normal',
    innerAccess: innerAccess(file, group),
    rules: (group.rules ?? []).map((row, index) => rule(ruleId(id, index), row)),
  }));

/** Where types of groups mean nothing, nothing passes without a rule. */
function innerAccess(file: File.ScenarioFile, group: File.SecurityGroup): SecurityGroup['innerAccess'] {
  const owner = group.account ?? file.vpcs?.[group.vpc ?? '']?.account ?? '';
  if (!rulesOfAccount(file, owner).securityGroups.typed) return 'Drop';
  return group.inner_access ?? (group.type === 'enterprise' ? 'Drop' : 'Accept');
}

const PROTOCOL = { icmp: 'ICMP', tcp: 'TCP', udp: 'UDP', gre: 'GRE', all: 'ALL' } as const;

const rule = (id: string, row: File.SecurityGroupRule): SecurityGroupRule => ({
  id,
  direction: row.direction,
  protocol: PROTOCOL[row.protocol],
  ...portsOf(row),
  peer: row.group === undefined ? { cidr: row.cidr ?? '0.0.0.0/0' } : { group: row.group },
  policy: row.policy ?? 'accept',
  priority: row.priority ?? 1,
});

export const networkAclsOf = ({ network_acls }: File.ScenarioFile): Record<string, NetworkAcl> =>
  mapped(network_acls, (id, { vpc, vswitches, subnets, ...lists }) => {
    const entries = (direction: 'ingress' | 'egress'): NetworkAclEntry[] =>
      (lists[direction] ?? []).map((row, index) => aclEntry(aclEntryId(id, direction, index), row));
    return {
      id,
      vpc,
      name: id,
      subnets: subnetsOf({ vswitches, subnets }) ?? [],
      ingress: entries('ingress'),
      egress: entries('egress'),
    };
  });

const aclEntry = (id: string, row: File.NetworkAclEntry): NetworkAclEntry => ({
  id,
  protocol: PROTOCOL[row.protocol],
  ...portsOf(row),
  peer: row.cidr,
  policy: row.policy,
});

function portsOf({ ports }: Pick<File.SecurityGroupRule, 'ports'>): Pick<NetworkAclEntry, 'ports'> {
  const range = ports === undefined ? undefined : parsePorts(ports);
  return range ? { ports: range } : {};
}
