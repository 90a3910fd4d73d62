import type { Values } from '../../params.js';
import type { Account, SecurityGroup, World } from '../../world.js';
import { accept, action, type Outcome } from '../action.js';
import { VPC } from '../actions/common.js';
import { type Refusal, refuse } from '../errors.js';
import { optional, text } from '../params.js';
import { ownGroup, withPolicies } from './groups.js';
import {
  type Direction,
  essence,
  type GivenPolicy,
  type PlacedPolicy,
  policiesOf,
  policyFrom,
} from './policy.js';
import { numbered, oneDirection, policiesFrom, policySet, whyNotAllowed, whyOutdated } from './policy-set.js';

const CALL = { SecurityGroupId: text, SecurityGroupPolicySet: policySet };

/** Sets one direction's policies, if the group may have them. */
function setting(
  world: World,
  group: SecurityGroup,
  direction: Direction,
  after: readonly PlacedPolicy[],
): Outcome {
  const refusal = whyNotAllowed(world, group, { [direction]: after });
  return refusal ?? accept(withPolicies(world, group, { [direction]: after }));
}

interface Opened {
  readonly group: SecurityGroup;
  readonly direction: Direction;
  readonly given: readonly GivenPolicy[];
  /** The group's policies of that direction. */
  readonly present: readonly PlacedPolicy[];
}

/** The caller's group and what a call says of one of its directions, unless the group is another by now. */
function openedBy(world: World, caller: Account, p: Values<typeof CALL>): Checked<Opened> {
  const found = ownGroup(world, caller, p.SecurityGroupId);
  if (!found.ok) return found;
  const group = found.row;
  const set = oneDirection(p.SecurityGroupPolicySet);
  if (!set.ok) return set;
  const outdated = whyOutdated(world, group, p.SecurityGroupPolicySet.Version);
  if (outdated) return outdated;
  const { direction, given } = set.value;
  return { ok: true, value: { group, direction, given, present: policiesOf(group, direction) } };
}

/** New policies go in at their PolicyIndex, 0 being the top; without one, at the end. */
export const createSecurityGroupPolicies = action(
  VPC,
  'CreateSecurityGroupPolicies',
  CALL,
  (world, caller, p) => {
    const opened = openedBy(world, caller, p);
    if (!opened.ok) return opened;
    const { group, direction, given, present } = opened.value;
    const place = placeFor(given, present.length);
    if (!place.ok) return place;
    const read = policiesFrom(world, caller, group, given);
    if (!read.ok) return read;
    const { world: next, placed } = numbered(world, read.value);
    return setting(next, group, direction, [
      ...present.slice(0, place.value),
      ...placed,
      ...present.slice(place.value),
    ]);
  },
);

type Checked<T> = { readonly ok: true; readonly value: T } | Refusal;

/** All policies of one call have the same PolicyIndex. */
function placeFor(given: readonly GivenPolicy[], present: number): Checked<number> {
  const [index, ...others] = new Set(given.map(({ PolicyIndex }) => PolicyIndex));
  if (others.length > 0)
    return refuse('InvalidParameterValue', 'The policies of a call have one PolicyIndex.');
  if (index !== undefined && index > present)
    return refuse('InvalidParameterValue.Range', `PolicyIndex is ${index}; there are ${present} policies.`);
  return { ok: true, value: index ?? present };
}

/** By PolicyIndex, or by what they say. */
export const deleteSecurityGroupPolicies = action(
  VPC,
  'DeleteSecurityGroupPolicies',
  CALL,
  (world, caller, p) => {
    const opened = openedBy(world, caller, p);
    if (!opened.ok) return opened;
    const { group, direction, given, present } = opened.value;
    const named = placesOf(present, given);
    if (!named.ok) return named;
    const left = present.filter((_policy, index) => !named.value.includes(index));
    return accept(withPolicies(world, group, { [direction]: left }));
  },
);

/** Which of the present policies the given ones name. */
function placesOf(
  present: readonly PlacedPolicy[],
  given: readonly GivenPolicy[],
): Checked<readonly number[]> {
  const places: number[] = [];
  for (const one of given) {
    const place = placeNamed(present, one);
    if (!place.ok) return place;
    places.push(place.value);
  }
  return { ok: true, value: places };
}

function placeNamed(present: readonly PlacedPolicy[], given: GivenPolicy): Checked<number> {
  const { PolicyIndex } = given;
  if (PolicyIndex !== undefined)
    return PolicyIndex < present.length
      ? { ok: true, value: PolicyIndex }
      : refuse(
          'InvalidParameterValue.Range',
          `PolicyIndex is ${PolicyIndex}; there are ${present.length} policies.`,
        );
  const read = policyFrom(given);
  if (!read.ok) return read;
  const place = present.findIndex((policy) => essence(policy) === essence(read.value));
  return place < 0 ? refuse('ResourceNotFound', 'No policy says so.') : { ok: true, value: place };
}

/** Each policy takes the place of the one with its PolicyIndex, or of the one that stands for it in Original…. */
const replacing = (name: string) =>
  action(VPC, name, { ...CALL, OriginalSecurityGroupPolicySet: optional(policySet) }, (world, caller, p) => {
    const found = ownGroup(world, caller, p.SecurityGroupId);
    if (!found.ok) return found;
    const group = found.row;
    const set = oneDirection(p.SecurityGroupPolicySet);
    if (!set.ok) return set;
    const outdated = whyOutdated(world, group, p.SecurityGroupPolicySet.Version);
    if (outdated) return outdated;
    const { direction, given } = set.value;
    const original = p.OriginalSecurityGroupPolicySet?.[direction === 'ingress' ? 'Ingress' : 'Egress'];
    const present = policiesOf(group, direction);
    const places = placesOf(present, original ?? given);
    if (!places.ok) return places;
    if (places.value.length !== given.length)
      return refuse('InvalidParameterValue', 'There are not as many original policies as new ones.');
    const read = policiesFrom(world, caller, group, given);
    if (!read.ok) return read;
    const { world: next, placed } = numbered(world, read.value);
    const after = present.map((policy, index) => placed[places.value.indexOf(index)] ?? policy);
    return setting(next, group, direction, after);
  });

export const replaceSecurityGroupPolicy = replacing('ReplaceSecurityGroupPolicy');
export const replaceSecurityGroupPolicies = replacing('ReplaceSecurityGroupPolicies');
