import type { Json, JsonObject } from '../../../model/json.js';
import { put } from '../../../model/json.js';
import { newId } from '../../ids.js';
import type { SecurityGroup, SecurityGroupRule, World } from '../../world.js';
import { accept, action, type Outcome } from '../action.js';
import { type Refusal, refuse } from '../errors.js';
import { list, oneOf, optional, or, type Reader, text } from '../params.js';
import { portsText } from '../ports.js';
import { groupOf, whyTooManyRules } from '../security-groups.js';
import { ECS, id } from './common.js';
import { type Direction, RULE_FIELDS, readRule, ruleFrom, sameRule } from './security-group-rule.js';

const raw: Reader<Json | undefined> = (value) => ({ ok: true, value });

const RULE_CALL = {
  SecurityGroupId: id,
  RegionId: optional(text),
  Permissions: optional(list(raw)),
  ...Object.fromEntries(RULE_FIELDS.map((field) => [field, raw])),
};

type RuleCall = {
  readonly Permissions: readonly (Json | undefined)[] | undefined;
} & { readonly [field: string]: unknown };

type Rules = { readonly ok: true; readonly rules: readonly Omit<SecurityGroupRule, 'id'>[] } | Refusal;

/** The rules a call names: `Permissions.N.*`, or the one whose fields stand beside the others. */
function rulesOf(world: World, group: SecurityGroup, direction: Direction, p: RuleCall): Rules {
  const fields = Object.fromEntries(RULE_FIELDS.map((field) => [field, (p[field] ?? null) as Json]));
  const rules: Omit<SecurityGroupRule, 'id'>[] = [];
  if (p.Permissions?.length === 0) return refuse('MissingParameter', 'Parameter: Permissions.');
  for (const [index, item] of (p.Permissions ?? [fields]).entries()) {
    const given = readRule(item, p.Permissions ? `Permissions.${index + 1}` : '');
    if (!given.ok) return given;
    const read = ruleFrom(world, group, direction, given.value);
    if (!read.ok) return read;
    rules.push(read.rule);
  }
  return { ok: true, rules };
}

const withRules = (world: World, group: SecurityGroup, rules: readonly SecurityGroupRule[]): World => ({
  ...world,
  securityGroups: put(world.securityGroups, group.id, { ...group, rules }),
});

/** Rules that stand already are not added again. */
function authorize(
  world: World,
  group: SecurityGroup,
  rules: readonly Omit<SecurityGroupRule, 'id'>[],
): Outcome {
  let current = world;
  const after = [...group.rules];
  for (const rule of rules) {
    if (after.some((present) => sameRule(present, rule))) continue;
    const [ruleId, named] = newId(current, 'sgr-');
    current = named;
    after.push({ id: ruleId, ...rule });
  }
  if (current === world) return accept(world);
  const authorized = withRules(current, group, after);
  return whyTooManyRules(authorized, group.id) ?? accept(authorized);
}

/** By ids, or by fields; what no rule has is passed over if given by fields. */
function revoke(world: World, group: SecurityGroup, leaves: (rule: SecurityGroupRule) => boolean): Outcome {
  const rules = group.rules.filter((rule) => !leaves(rule));
  return accept(rules.length === group.rules.length ? world : withRules(world, group, rules));
}

const authorizing = (name: string, direction: Direction) =>
  action(ECS, name, RULE_CALL, (world, caller, p) => {
    const found = groupOf(world, caller, p.SecurityGroupId, p.RegionId);
    if (!found.ok) return found;
    const read = rulesOf(world, found.group, direction, p);
    return read.ok ? authorize(world, found.group, read.rules) : read;
  });

const revoking = (name: string, direction: Direction) =>
  action(ECS, name, { ...RULE_CALL, SecurityGroupRuleId: list(text) }, (world, caller, p) => {
    const found = groupOf(world, caller, p.SecurityGroupId, p.RegionId);
    if (!found.ok) return found;
    const { group } = found;
    const ids = p.SecurityGroupRuleId;
    const own = group.rules.filter((rule) => rule.direction === direction);
    const unknown = ids.find((ruleId) => !own.some((rule) => rule.id === ruleId));
    if (unknown !== undefined) return refuse('InvalidParam.SecurityGroupRuleId', `It is ${unknown}.`);
    if (ids.length > 0) return revoke(world, group, (rule) => ids.includes(rule.id));
    const read = rulesOf(world, group, direction, p);
    if (!read.ok) return read;
    return revoke(world, group, (rule) => read.rules.some((named) => sameRule(named, rule)));
  });

export const authorizeSecurityGroup = authorizing('AuthorizeSecurityGroup', 'ingress');
export const authorizeSecurityGroupEgress = authorizing('AuthorizeSecurityGroupEgress', 'egress');
export const revokeSecurityGroup = revoking('RevokeSecurityGroup', 'ingress');
export const revokeSecurityGroupEgress = revoking('RevokeSecurityGroupEgress', 'egress');

export const describeSecurityGroupAttribute = action(
  ECS,
  'DescribeSecurityGroupAttribute',
  {
    SecurityGroupId: id,
    RegionId: optional(text),
    Direction: or(oneOf(['ingress', 'egress', 'all'], 'InvalidDirection.ValueNotSupported'), 'all'),
  },
  (world, caller, p) => {
    const found = groupOf(world, caller, p.SecurityGroupId, p.RegionId);
    if (!found.ok) return found;
    const { group } = found;
    const rules = group.rules.filter((rule) => p.Direction === 'all' || rule.direction === p.Direction);
    return accept(world, {
      SecurityGroupId: group.id,
      SecurityGroupName: group.name,
      Description: group.description ?? '',
      VpcId: group.vpc,
      InnerAccessPolicy: group.innerAccess,
      Permissions: { Permission: rules.map(permission) },
    });
  },
);

function permission(rule: SecurityGroupRule): JsonObject {
  const side = rule.direction === 'ingress' ? 'Source' : 'Dest';
  return {
    SecurityGroupRuleId: rule.id,
    Direction: rule.direction,
    IpProtocol: rule.protocol,
    PortRange: portsText(rule.protocol, rule.ports),
    ...(rule.sourcePorts && { SourcePortRange: rule.sourcePorts.join('/') }),
    [`${side}CidrIp`]: 'cidr' in rule.peer ? rule.peer.cidr : '',
    [`${side}GroupId`]: 'group' in rule.peer ? rule.peer.group : '',
    Policy: rule.policy === 'accept' ? 'Accept' : 'Drop',
    Priority: String(rule.priority),
    NicType: 'intranet',
    Description: rule.description ?? '',
  };
}
