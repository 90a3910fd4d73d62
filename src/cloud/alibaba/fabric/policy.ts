import type { Rule } from '../../../fabric/fabric.js';
import { groupRule } from '../../group-rule.js';
import type { SecurityGroup, SecurityGroupRule } from '../../world.js';

type Direction = SecurityGroupRule['direction'];

/**
 * What decides for a host in these groups, first match first: members of a group that lets them talk; the rules of
 * all its groups by priority, drop before accept at equal priority; members of a group that does not; the default.
 * A group that keeps its members apart does so where packets come in: a rule of its own there is enough to open it.
 */
export function policyRules(id: string, groups: readonly SecurityGroup[], direction: Direction): Rule[] {
  const basic = groups.filter((group) => group.type !== 'enterprise');
  const inner = (innerAccess: SecurityGroup['innerAccess']) =>
    basic
      .filter((group) => group.innerAccess === innerAccess)
      .map((group) => innerRule(id, group, direction));
  return [
    ...inner('Accept'),
    ...ownRules(groups, direction).map((rule) => groupRule(id, groups, rule)),
    ...(direction === 'ingress' ? inner('Drop') : []),
    defaultRule(id, basic.length > 0, direction),
  ];
}

const ownRules = (groups: readonly SecurityGroup[], direction: Direction): SecurityGroupRule[] =>
  groups
    .flatMap((group) => group.rules)
    .filter((rule) => rule.direction === direction)
    .sort((a, b) => a.priority - b.priority || Number(a.policy === 'accept') - Number(b.policy === 'accept'));

function innerRule(policy: string, group: SecurityGroup, direction: Direction): Rule {
  const id = `${group.id} inner ${direction}`;
  return {
    id: id === `${policy} inner ${direction}` ? id : `${id} in ${policy}`,
    action: group.innerAccess === 'Accept' ? 'accept' : 'drop',
    protocol: 'all',
    peer: { set: group.id },
    origin: {
      object: `${group.id} InnerAccessPolicy`,
      text: `InnerAccessPolicy ${group.innerAccess} of security group ${group.id}`,
    },
  };
}

/** Basic groups let out what no rule names, advanced ones do not; neither lets it in. */
function defaultRule(policy: string, basic: boolean, direction: Direction): Rule {
  const action = direction === 'egress' && basic ? 'accept' : 'drop';
  const id = `${policy} default ${direction}`;
  return {
    id,
    action,
    protocol: 'all',
    origin: {
      object: id,
      text: `no rule of ${policy} matches, and its default for ${direction} is ${action}`,
    },
  };
}
