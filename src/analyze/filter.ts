import type { Filter, Policy, Router, Rule, SubnetAcl } from '../fabric/fabric.js';
import { hasIp, ip } from '../model/cidr.js';
import { once } from '../model/memo.js';
import { firstMatch, type Packet } from './match.js';
import type { ReasonCode } from './verdict.js';

/** A list of rules that was asked about a packet, and the rule of it that decided. */
export interface Asked {
  /** What it means for the packet if the rule drops it. */
  readonly code: ReasonCode;
  readonly rule: Rule;
  /** Whose list it is: the groups of a policy, an ACL. */
  readonly list: string;
  readonly direction: 'ingress' | 'egress';
}

/** A packet that a filter dropped: the code, the rule that did it, and whose list it was. */
export type Denial = Asked;

/** An address that is in two policies counts for the first. */
const policiesOf = once(
  ({ policies }: Filter): ReadonlyMap<string, Policy> =>
    new Map([...policies].reverse().flatMap((policy) => policy.members.map((member) => [member, policy]))),
);

const policyOf = (filter: Filter, address: string): Policy | undefined => policiesOf(filter).get(address);

/** Security group of the sending host: stateful, so asked for the first packet only. */
export function egressAsked({ filter }: Router, packet: Packet): Asked | undefined {
  const policy = filter && policyOf(filter, packet.source);
  return policy && asked(policy.egress, policy.id, filter, packet, 'egress', 'SG_EGRESS_DENY');
}

/** Security group of the receiving host. */
export function ingressAsked({ filter }: Router, packet: Packet): Asked | undefined {
  const policy = filter && policyOf(filter, packet.destination);
  return policy && asked(policy.ingress, policy.id, filter, packet, 'ingress', 'SG_INGRESS_DENY');
}

/** Network ACLs: asked for each packet, also for answers; not between two hosts of one subnet. */
export function aclsAsked({ filter }: Router, packet: Packet): Asked[] {
  if (!filter || filter.acls.length === 0) return [];
  const [from, to] = [ip(packet.source), ip(packet.destination)];
  const leaves = (acl: SubnetAcl) => hasIp(acl.cidr, from) && !hasIp(acl.cidr, to);
  const enters = (acl: SubnetAcl) => hasIp(acl.cidr, to) && !hasIp(acl.cidr, from);
  const out = filter.acls.find(leaves);
  const into = filter.acls.find(enters);
  return [
    out && asked(out.egress, out.id, filter, packet, 'egress', 'ACL_EGRESS_DENY'),
    into && asked(into.ingress, into.id, filter, packet, 'ingress', 'ACL_INGRESS_DENY'),
  ].filter((one) => one !== undefined);
}

export const isDenial = ({ rule }: Asked): boolean => rule.action === 'drop';

function asked(
  rules: readonly Rule[],
  list: string,
  filter: Filter,
  packet: Packet,
  direction: 'ingress' | 'egress',
  code: ReasonCode,
): Asked | undefined {
  const rule = firstMatch(rules, filter, packet, direction);
  return rule && { code, rule, list, direction };
}
