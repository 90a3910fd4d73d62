import { put, rows } from '../../../model/json.js';
import { newId } from '../../ids.js';
import { find } from '../../lookup.js';
import type { Account, SecurityGroup, World } from '../../world.js';
import type { ErrorCode } from '../errors.js';
import { putRow } from '../tables.js';
import { type Found, own } from './common.js';
import { type Direction, type PlacedPolicy, policiesOf, rulesOf } from './policy.js';
import type { GroupRow } from './state.js';

/** What Tencent Cloud knows of a group; one that a scenario file puts into a VPC belongs to the VPC's region. */
export function placeOf(world: World, group: SecurityGroup): GroupRow {
  const vpc = find(world.vpcs, group.vpc);
  return (
    find(world.tencent.securityGroups, group.id) ?? {
      account: vpc?.account ?? '',
      region: vpc?.region ?? '',
      description: '',
      IsDefault: false,
      Version: 0,
      created: 0,
      updated: 0,
    }
  );
}

export const groupsOf = (world: World, account: string, region: string | undefined): SecurityGroup[] =>
  rows(world.securityGroups).filter((group) => {
    const place = placeOf(world, group);
    return place.account === account && (region ?? place.region) === place.region;
  });

export const ownGroup = (
  world: World,
  caller: Account,
  id: string,
  foreign?: ErrorCode,
): Found<SecurityGroup> => {
  const group = find(world.securityGroups, id);
  return own(caller, group, group && placeOf(world, group).account, 'sg', id, foreign);
};

export interface NewGroup {
  readonly account: string;
  readonly region: string;
  readonly name: string;
  readonly description: string;
  readonly IsDefault: boolean;
}

/** A group without policies: it lets nothing pass. */
export function withGroup(
  world: World,
  { name, ...place }: NewGroup,
): { readonly world: World; readonly group: SecurityGroup } {
  const [id, numbered] = newId(world, 'sg-', 8);
  const group: SecurityGroup = { id, vpc: '', name, type: 'normal', innerAccess: 'Drop', rules: [] };
  const made = { ...numbered, securityGroups: put(numbered.securityGroups, id, group) };
  const { now: created } = world;
  const row: GroupRow = { ...place, Version: 0, created, updated: created };
  return { world: putRow(made, 'securityGroups', id, row), group };
}

/** Sets the policies of a group in the directions given; it gets a new version. */
export function withPolicies(
  world: World,
  group: SecurityGroup,
  given: Partial<Record<Direction, readonly PlacedPolicy[]>>,
): World {
  const rules = (['ingress', 'egress'] as const).flatMap((direction) =>
    (given[direction] ?? policiesOf(group, direction)).flatMap((policy) => rulesOf(direction, policy)),
  );
  const place = placeOf(world, group);
  const changed = { ...world, securityGroups: put(world.securityGroups, group.id, { ...group, rules }) };
  const row: GroupRow = { ...place, Version: place.Version + 1, updated: world.now };
  return putRow(changed, 'securityGroups', group.id, row);
}

const EVERYONE = { protocol: 'ALL', ports: [], peer: { cidr: '0.0.0.0/0' }, policy: 'accept' } as const;

/** The policy that lets everything pass, under an id of its own. */
export function acceptAll(world: World): readonly [PlacedPolicy, World] {
  const [id, numbered] = newId(world, 'sgp-', 8);
  return [{ id, ...EVERYONE }, numbered];
}

/** The account's default group of a region, made if it has none: it lets everything in and out. */
export function withDefaultGroup(
  world: World,
  account: string,
  region: string,
): { readonly world: World; readonly group: SecurityGroup } {
  const present = groupsOf(world, account, region).find((group) => placeOf(world, group).IsDefault);
  if (present) return { world, group: present };
  const made = withGroup(world, { account, region, name: 'default', description: '', IsDefault: true });
  const [ingress, first] = acceptAll(made.world);
  const [egress, second] = acceptAll(first);
  const opened = withPolicies(second, made.group, { ingress: [ingress], egress: [egress] });
  return { world: opened, group: find(opened.securityGroups, made.group.id) ?? made.group };
}
