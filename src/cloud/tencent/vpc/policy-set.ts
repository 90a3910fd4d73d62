import { newId } from '../../ids.js';
import { find } from '../../lookup.js';
import type { Account, SecurityGroup, World } from '../../world.js';
import { type Refusal, refuse } from '../errors.js';
import { list, optional, record, text, type Values } from '../params.js';
import { unread } from './common.js';
import { placeOf } from './groups.js';
import {
  type Direction,
  essence,
  type GivenPolicy,
  type PlacedPolicy,
  type Policy,
  policiesOf,
  policyFrom,
  readPolicy,
} from './policy.js';

const SET = {
  Version: optional(text),
  Ingress: optional(list(readPolicy, 200)),
  Egress: optional(list(readPolicy, 200)),
  PolicyStatistics: unread,
};
export const policySet = record(SET);
export type PolicySet = Values<typeof SET>;

type Checked<T> = { readonly ok: true; readonly value: T } | Refusal;

/** The one direction a set is about, and its policies as they were given. */
export function oneDirection(
  set: PolicySet,
): Checked<{ readonly direction: Direction; readonly given: readonly GivenPolicy[] }> {
  const ingress = set.Ingress ?? [];
  const egress = set.Egress ?? [];
  if (ingress.length > 0 && egress.length > 0)
    return refuse('InvalidParameter.Coexist', 'A call is about Ingress or about Egress.');
  if (ingress.length + egress.length === 0)
    return refuse('InvalidParameterValue.Empty', 'Neither Ingress nor Egress has a policy.');
  return ingress.length > 0
    ? { ok: true, value: { direction: 'ingress', given: ingress } }
    : { ok: true, value: { direction: 'egress', given: egress } };
}

/** Refused if the caller has seen another version than there is. */
export function whyOutdated(
  world: World,
  group: SecurityGroup,
  version: string | undefined,
): Refusal | undefined {
  const { Version } = placeOf(world, group);
  return version === undefined || version === String(Version)
    ? undefined
    : refuse('UnsupportedOperation.VersionMismatch', `It is ${Version}, not ${version}.`);
}

/** Policies as calls give them, checked against what exists. */
export function policiesFrom(
  world: World,
  caller: Account,
  group: SecurityGroup,
  given: readonly GivenPolicy[],
): Checked<readonly Policy[]> {
  const policies: Policy[] = [];
  for (const one of given) {
    const read = policyFrom(one);
    if (!read.ok) return read;
    const refusal = whyNoPeer(world, caller, group, read.value);
    if (refusal) return refusal;
    policies.push(read.value);
  }
  return { ok: true, value: policies };
}

/** A group that a policy names must be the caller's, and in the same region. */
function whyNoPeer(
  world: World,
  caller: Account,
  group: SecurityGroup,
  { peer }: Policy,
): Refusal | undefined {
  if (!('group' in peer)) return undefined;
  const named = find(world.securityGroups, peer.group);
  const place = named && placeOf(world, named);
  return place?.account === caller.id && place.region === placeOf(world, group).region
    ? undefined
    : refuse('ResourceNotFound', `There is no ${peer.group} in the region of ${group.id}.`);
}

/** Refused if a direction has a policy twice, too many policies, or the group names too many groups. */
export function whyNotAllowed(
  world: World,
  group: SecurityGroup,
  after: Partial<Record<Direction, readonly Policy[]>>,
): Refusal | undefined {
  const { policiesPerSecurityGroup, groupsNamedInSecurityGroup } = world.tencent.quotas;
  const lists = (['ingress', 'egress'] as const).map(
    (direction): readonly Policy[] => after[direction] ?? policiesOf(group, direction),
  );
  for (const policies of lists) {
    if (new Set(policies.map(essence)).size < policies.length)
      return refuse('UnsupportedOperation.DuplicatePolicy');
    if (policies.length > policiesPerSecurityGroup)
      return refuse(
        'LimitExceeded.SecurityGroupPolicySet',
        `${policiesPerSecurityGroup} are allowed in a direction.`,
      );
  }
  const named = new Set(lists.flat().flatMap(({ peer }) => ('group' in peer ? [peer.group] : [])));
  return named.size > groupsNamedInSecurityGroup
    ? refuse('LimitExceeded', `A security group may name ${groupsNamedInSecurityGroup} groups.`)
    : undefined;
}

/** Gives new policies their ids. */
export function numbered(
  world: World,
  policies: readonly Policy[],
): { readonly world: World; readonly placed: readonly PlacedPolicy[] } {
  let current = world;
  const placed = policies.map((policy) => {
    const [id, next] = newId(current, 'sgp-', 8);
    current = next;
    return { id, ...policy };
  });
  return { world: current, placed };
}
