import type { Filter, Policy, Rule } from '../fabric/fabric.js';
import { subnetAclsOf } from './acls.js';
import { find, hostsOf } from './lookup.js';
import type { Host, SecurityGroup, SecurityGroupRule, World } from './world.js';

/** What differs between clouds in what security groups do. */
export interface GroupStyle {
  /** The groups of a host in an order in which hosts with the same rules have them alike. */
  readonly combination: (host: Host) => readonly string[];
  /** What decides for hosts in these groups, first match first; the last rule fits everything. */
  readonly rules: (
    policy: string,
    groups: readonly SecurityGroup[],
    direction: SecurityGroupRule['direction'],
  ) => Rule[];
  /** The hosts among which a rule that names a group finds its members. */
  readonly known: (world: World, vpc: string) => readonly Host[];
}

/** The security groups of a VPC's hosts; absent if it has none. One policy for each distinct combination of groups. */
export const filterBy =
  (style: GroupStyle) =>
  (world: World, vpc: string): Filter | undefined => {
    const policies = combinations(style, hostsOf(world, vpc)).map(({ groups, members }) =>
      policyOf(world, style, groups, members),
    );
    const acls = subnetAclsOf(world, vpc);
    if (policies.length === 0 && acls.length === 0) return undefined;
    const named = new Set(policies.flatMap(({ ingress, egress }) => [...ingress, ...egress]).flatMap(setOf));
    const known = style.known(world, vpc);
    return {
      sets: Object.fromEntries([...named].sort().map((group) => [group, membersOf(known, group)])),
      policies,
      acls,
    };
  };

interface Combination {
  readonly groups: readonly string[];
  readonly members: Host[];
}

/** Hosts by their combination of groups, in the order of its name. */
function combinations(style: GroupStyle, hosts: readonly Host[]): Combination[] {
  const found = new Map<string, Combination>();
  for (const host of hosts) {
    const groups = style.combination(host);
    if (groups.length === 0) continue;
    const id = groups.join('+');
    const same = found.get(id);
    if (same) same.members.push(host);
    else found.set(id, { groups, members: [host] });
  }
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, combination]) => combination);
}

function policyOf(world: World, style: GroupStyle, ids: readonly string[], members: readonly Host[]): Policy {
  const id = ids.join('+');
  const groups = ids.flatMap((group) => find(world.securityGroups, group) ?? []);
  return {
    id,
    members: members.flatMap(addressesOf),
    ingress: style.rules(id, groups, 'ingress'),
    egress: style.rules(id, groups, 'egress'),
  };
}

const setOf = ({ peer }: Rule): string[] => (peer && 'set' in peer ? [peer.set] : []);

/** Rules hold for whatever a host answers for. */
const addressesOf = ({ address, aliases = [] }: Host): string[] => [address, ...aliases];

/** Members in different VPCs may have one address. */
const membersOf = (hosts: readonly Host[], group: string): string[] => [
  ...new Set(
    hosts
      .filter((host) => host.securityGroups.includes(group))
      .flatMap(addressesOf)
      .sort(),
  ),
];
