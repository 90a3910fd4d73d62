import { drop, put, rows } from '../../../model/json.js';
import { newId } from '../../ids.js';
import type { SecurityGroup } from '../../world.js';
import { accept, action } from '../action.js';
import { PAGING, paged } from '../answer.js';
import { refuse } from '../errors.js';
import { idList } from '../id-list.js';
import { creation, described, ownVpc, unknownRegion, vpcAsked } from '../networks.js';
import { oneOf, optional, or, text } from '../params.js';
import { groupOf, membersOf, referringTo } from '../security-groups.js';
import { clientToken, descriptionOr, ECS, id, nameOr } from './common.js';

const NAMES = {
  SecurityGroupName: optional(nameOr('InvalidSecurityGroupName.Malformed')),
  Description: optional(descriptionOr('InvalidSecurityGroupDiscription.Malformed')),
};
const TYPE = oneOf(['normal', 'enterprise']);

/** A new group has no rules: what its type decides is all there is. */
export const createSecurityGroup = action(
  ECS,
  'CreateSecurityGroup',
  {
    RegionId: id,
    VpcId: id,
    ...NAMES,
    SecurityGroupType: or(TYPE, 'normal'),
    ClientToken: optional(clientToken),
  },
  (world, caller, p) => {
    const unknown = unknownRegion(p.RegionId);
    if (unknown) return unknown;
    const found = vpcAsked(world, caller, p);
    if (!found.ok) return found;
    const vpc = found.row;
    if (vpc.transition) return refuse('IncorrectVpcStatus', `${vpc.id} is ${vpc.transition}.`);
    const { securityGroupsPerRegion } = world.alibaba.quotas;
    const here = rows(world.securityGroups).filter((group) => ownVpc(world, caller, group.vpc, p));
    if (here.length >= securityGroupsPerRegion)
      return refuse('QuotaExceed.SecurityGroup', `It is ${securityGroupsPerRegion}.`);
    const [SecurityGroupId, named] = newId(world, 'sg-');
    const group: SecurityGroup = {
      id: SecurityGroupId,
      vpc: vpc.id,
      ...described(world, undefined, p.Description),
      name: p.SecurityGroupName ?? '',
      type: p.SecurityGroupType,
      innerAccess: p.SecurityGroupType === 'enterprise' ? 'Drop' : 'Accept',
      rules: [],
    };
    const securityGroups = put(named.securityGroups, SecurityGroupId, group);
    return accept({ ...named, securityGroups }, { SecurityGroupId });
  },
);

export const modifySecurityGroupAttribute = action(
  ECS,
  'ModifySecurityGroupAttribute',
  { SecurityGroupId: id, RegionId: optional(text), ...NAMES },
  (world, caller, p) => {
    const found = groupOf(world, caller, p.SecurityGroupId, p.RegionId);
    if (!found.ok) return found;
    const { group } = found;
    const changed: SecurityGroup = {
      ...group,
      ...(p.SecurityGroupName !== undefined && { name: p.SecurityGroupName }),
      ...(p.Description !== undefined && { description: p.Description }),
    };
    return accept({ ...world, securityGroups: put(world.securityGroups, group.id, changed) });
  },
);

export const deleteSecurityGroup = action(
  ECS,
  'DeleteSecurityGroup',
  { SecurityGroupId: id, RegionId: optional(text) },
  (world, caller, p) => {
    const found = groupOf(world, caller, p.SecurityGroupId, p.RegionId);
    if (!found.ok) return found;
    const { group } = found;
    const [member] = membersOf(world, group);
    if (member) return refuse('DependencyViolation', `${member.id} is in ${group.id}.`);
    const referring = referringTo(world, group.id);
    if (referring) return refuse('DependencyViolation', `A rule of ${referring.id} names ${group.id}.`);
    return accept({ ...world, securityGroups: drop(world.securityGroups, group.id) });
  },
);

export const describeSecurityGroups = action(
  ECS,
  'DescribeSecurityGroups',
  {
    RegionId: optional(text),
    VpcId: optional(text),
    SecurityGroupId: optional(text),
    SecurityGroupIds: optional(idList),
    SecurityGroupName: optional(text),
    SecurityGroupType: optional(TYPE),
    ...PAGING,
  },
  (world, caller, p) => {
    const items = rows(world.securityGroups)
      .filter((group) => ownVpc(world, caller, group.vpc, p) && (p.VpcId ?? group.vpc) === group.vpc)
      .filter((group) => (p.SecurityGroupId ?? group.id) === group.id)
      .filter((group) => p.SecurityGroupIds?.includes(group.id) ?? true)
      .filter((group) => (p.SecurityGroupName ?? group.name) === group.name)
      .filter((group) => (p.SecurityGroupType ?? group.type) === group.type)
      .map((group) => ({
        SecurityGroupId: group.id,
        SecurityGroupName: group.name,
        Description: group.description ?? '',
        SecurityGroupType: group.type,
        VpcId: group.vpc,
        EcsCount: membersOf(world, group).length,
        RuleCount: group.rules.length,
        ...creation(group),
      }));
    return accept(world, paged(p, 'SecurityGroups', 'SecurityGroup', items));
  },
);
