import type { Filter, Policy, Rule } from '../../../fabric/fabric.js';
import { subnetAclsOf } from '../../acls.js';
import { find, hostsOf } from '../../lookup.js';
import type { Host, SecurityGroup, World } from '../../world.js';
import { policyRules } from './policy.js';

/** The security groups of a VPC's hosts; absent if it has none. One policy for each distinct combination of groups. */
export function filterOf(world: World, vpc: string): Filter | undefined {
  const hosts = hostsOf(world, vpc);
  const policies = [...combinations(hosts)].map(([id, members]) => policyOf(world, id, members));
  const acls = subnetAclsOf(world, vpc);
  if (policies.length === 0 && acls.length === 0) return undefined;
  const named = new Set(policies.flatMap(({ ingress, egress }) => [...ingress, ...egress]).flatMap(setOf));
  return {
    sets: Object.fromEntries([...named].sort().map((group) => [group, addressesOf(hosts, group)])),
    policies,
    acls,
  };
}

/** Hosts by their combination of groups, in the order of its name. */
function combinations(hosts: readonly Host[]): Map<string, Host[]> {
  const found = new Map<string, Host[]>();
  for (const host of hosts) {
    const id = [...host.securityGroups].sort().join('+');
    if (id !== '') found.set(id, [...(found.get(id) ?? []), host]);
  }
  return new Map([...found].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function policyOf(world: World, id: string, members: readonly Host[]): Policy {
  const groups: SecurityGroup[] = id.split('+').flatMap((group) => find(world.securityGroups, group) ?? []);
  return {
    id,
    members: members.flatMap(addresses),
    ingress: policyRules(id, groups, 'ingress'),
    egress: policyRules(id, groups, 'egress'),
  };
}

const setOf = ({ peer }: Rule): string[] => (peer && 'set' in peer ? [peer.set] : []);

/** Rules hold for whatever a host answers for. */
const addresses = ({ address, aliases = [] }: Host): string[] => [address, ...aliases];

const addressesOf = (hosts: readonly Host[], group: string): string[] =>
  hosts
    .filter((host) => host.securityGroups.includes(group))
    .flatMap(addresses)
    .sort();
