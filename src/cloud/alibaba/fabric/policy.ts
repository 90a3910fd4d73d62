import type { Rule } from '../../../fabric/fabric.js';
import { cidr } from '../../../model/cidr.js';
import type { SecurityGroup, SecurityGroupRule } from '../../world.js';

type Direction = SecurityGroupRule['direction'];

const PROTOCOL = { TCP: 'tcp', UDP: 'udp', ICMP: 'icmp', GRE: 'gre', ALL: 'all' } as const;

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
    ...ownRules(groups, direction).map((rule) => userRule(id, groups, rule)),
    ...(direction === 'ingress' ? inner('Drop') : []),
    defaultRule(id, basic.length > 0, direction),
  ];
}

const ownRules = (groups: readonly SecurityGroup[], direction: Direction): SecurityGroupRule[] =>
  groups
    .flatMap((group) => group.rules)
    .filter((rule) => rule.direction === direction)
    .sort((a, b) => a.priority - b.priority || Number(a.policy === 'accept') - Number(b.policy === 'accept'));

/** One rule may stand in several policies of a router; the policy's name keeps their ids apart. */
const ruleId = (policy: string, groups: number, rule: string): string =>
  groups === 1 ? rule : `${rule} in ${policy}`;

function userRule(policy: string, groups: readonly SecurityGroup[], rule: SecurityGroupRule): Rule {
  const owner = groups.find((group) => group.rules.includes(rule))?.id ?? policy;
  return {
    id: ruleId(policy, groups.length, rule.id),
    action: rule.policy,
    protocol: PROTOCOL[rule.protocol],
    ...(rule.ports && { ports: rule.ports }),
    ...(rule.sourcePorts && { sourcePorts: rule.sourcePorts }),
    ...peerOf(rule.peer),
    origin: { object: rule.id, text: `rule ${rule.id} of security group ${owner}: ${ruleText(rule)}` },
  };
}

function peerOf(peer: SecurityGroupRule['peer']): Pick<Rule, 'peer'> {
  if ('group' in peer) return { peer: { set: peer.group } };
  const block = cidr(peer.cidr);
  return block.bits === 0 ? {} : { peer: { cidr: block } };
}

/** `accept tcp 22/22 from 10.0.0.0/8, priority 1`. */
function ruleText(rule: SecurityGroupRule): string {
  const ports = rule.ports ? ` ${rule.ports.join('/')}` : '';
  const side = rule.direction === 'ingress' ? 'from' : 'to';
  const peer = 'cidr' in rule.peer ? rule.peer.cidr : rule.peer.group;
  return `${rule.policy} ${PROTOCOL[rule.protocol]}${ports} ${side} ${peer}, priority ${rule.priority}`;
}

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
