import type { Filter, Policy, Router, Rule, SubnetAcl } from '../fabric/fabric.js';
import { hasIp, ip } from '../model/cidr.js';
import { once } from '../model/memo.js';
import { firstMatch, type Packet } from './match.js';
import type { ReasonCode } from './verdict.js';

/** A packet that a filter dropped: the code, the rule that did it, and whose list it was. */
export interface Denial {
  readonly code: ReasonCode;
  readonly rule: Rule;
  readonly list: string;
}

/** An address that is in two policies counts for the first. */
const policiesOf = once(
  ({ policies }: Filter): ReadonlyMap<string, Policy> =>
    new Map([...policies].reverse().flatMap((policy) => policy.members.map((member) => [member, policy]))),
);

const policyOf = (filter: Filter, address: string): Policy | undefined => policiesOf(filter).get(address);

/** Security group of the sending host: stateful, so asked for the first packet only. */
export function egressDenial(router: Router, packet: Packet): Denial | undefined {
  const policy = router.filter && policyOf(router.filter, packet.source);
  return policy && denial(policy.egress, policy.id, router.filter, packet, 'egress', 'SG_EGRESS_DENY');
}

/** Security group of the receiving host. */
export function ingressDenial(router: Router, packet: Packet): Denial | undefined {
  const policy = router.filter && policyOf(router.filter, packet.destination);
  return policy && denial(policy.ingress, policy.id, router.filter, packet, 'ingress', 'SG_INGRESS_DENY');
}

/** Network ACLs: asked for each packet, also for answers; not between two hosts of one subnet. */
export function aclDenial(router: Router, packet: Packet): Denial | undefined {
  const { filter } = router;
  if (!filter || filter.acls.length === 0) return undefined;
  const [from, to] = [ip(packet.source), ip(packet.destination)];
  const leaves = (acl: SubnetAcl) => hasIp(acl.cidr, from) && !hasIp(acl.cidr, to);
  const enters = (acl: SubnetAcl) => hasIp(acl.cidr, to) && !hasIp(acl.cidr, from);
  const out = filter.acls.find(leaves);
  const into = filter.acls.find(enters);
  return (
    (out && denial(out.egress, out.id, filter, packet, 'egress', 'ACL_EGRESS_DENY')) ??
    (into && denial(into.ingress, into.id, filter, packet, 'ingress', 'ACL_INGRESS_DENY'))
  );
}

function denial(
  rules: readonly Rule[],
  list: string,
  filter: Filter | undefined,
  packet: Packet,
  direction: 'ingress' | 'egress',
  code: ReasonCode,
): Denial | undefined {
  const rule = filter && firstMatch(rules, filter, packet, direction);
  return rule?.action === 'drop' ? { code, rule, list } : undefined;
}
