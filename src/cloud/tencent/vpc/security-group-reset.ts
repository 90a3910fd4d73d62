import type { SecurityGroup, World } from '../../world.js';
import { accept, action, type Outcome } from '../action.js';
import { VPC } from '../actions/common.js';
import { type Refusal, refuse } from '../errors.js';
import { flag, optional, text } from '../params.js';
import { ownGroup, withPolicies } from './groups.js';
import type { Policy } from './policy.js';
import { numbered, policiesFrom, policySet, whyNotAllowed, whyOutdated } from './policy-set.js';

/** Version 0 takes all policies away; otherwise the set is all that the group has from now on. */
export const modifySecurityGroupPolicies = action(
  VPC,
  'ModifySecurityGroupPolicies',
  { SecurityGroupId: text, SecurityGroupPolicySet: policySet, SortPolicys: optional(flag) },
  (world, caller, p) => {
    const found = ownGroup(world, caller, p.SecurityGroupId);
    if (!found.ok) return found;
    const group = found.row;
    const { Version, Ingress = [], Egress = [] } = p.SecurityGroupPolicySet;
    if (Version === '0') return accept(withPolicies(world, group, { ingress: [], egress: [] }));
    if (Ingress.length + Egress.length === 0)
      return refuse('InvalidParameterValue.Empty', 'Version 0 takes all policies away.');
    const outdated = whyOutdated(world, group, Version);
    if (outdated) return outdated;
    if ([...Ingress, ...Egress].some(({ PolicyIndex }) => PolicyIndex !== undefined))
      return refuse('InvalidParameterValue.Malformed', 'No PolicyIndex is allowed here.');
    return replaceAll(world, group, [
      policiesFrom(world, caller, group, Ingress),
      policiesFrom(world, caller, group, Egress),
    ]);
  },
);

type Read = { readonly ok: true; readonly value: readonly Policy[] } | Refusal;

function replaceAll(world: World, group: SecurityGroup, [ingress, egress]: readonly [Read, Read]): Outcome {
  if (!ingress.ok) return ingress;
  if (!egress.ok) return egress;
  const refusal = whyNotAllowed(world, group, { ingress: ingress.value, egress: egress.value });
  if (refusal) return refusal;
  const first = numbered(world, ingress.value);
  const second = numbered(first.world, egress.value);
  return accept(withPolicies(second.world, group, { ingress: first.placed, egress: second.placed }));
}
