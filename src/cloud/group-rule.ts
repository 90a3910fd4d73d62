import type { Rule } from '../fabric/fabric.js';
import { cidr } from '../model/cidr.js';
import type { SecurityGroup, SecurityGroupRule } from './world.js';

const PROTOCOL = { TCP: 'tcp', UDP: 'udp', ICMP: 'icmp', GRE: 'gre', ALL: 'all' } as const;

/**
 * A security group's rule as packets meet it in the policy of hosts that are in `groups`. One rule may stand in
 * several policies of a router; the policy's name keeps their ids apart.
 */
export function groupRule(policy: string, groups: readonly SecurityGroup[], rule: SecurityGroupRule): Rule {
  const owner = groups.find((group) => group.rules.includes(rule))?.id ?? policy;
  return {
    id: groups.length === 1 ? rule.id : `${rule.id} in ${policy}`,
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
