import { type JsonObject, rows } from '../../../model/json.js';
import type { SecurityGroup, World } from '../../world.js';
import { accept, action } from '../action.js';
import { tags, upTo, VPC } from '../actions/common.js';
import { filters, PAGING, paged, time } from '../answer.js';
import { refuse } from '../errors.js';
import { chosen } from '../listing.js';
import { list, oneOf, optional, or, text } from '../params.js';
import { name, region, unread } from './common.js';
import { groupsOf, ownGroup, placeOf, withDefaultGroup, withGroup } from './groups.js';
import { withoutGroup } from './removal.js';

export const createSecurityGroup = action(
  VPC,
  'CreateSecurityGroup',
  { Region: region, GroupName: name, GroupDescription: or(upTo(100), ''), ProjectId: unread, Tags: tags },
  (world, caller, p) => {
    const { securityGroupsPerRegion } = world.tencent.quotas;
    if (groupsOf(world, caller.id, p.Region).length >= securityGroupsPerRegion)
      return refuse('LimitExceeded', `${securityGroupsPerRegion} security groups are allowed in a region.`);
    const made = withGroup(world, {
      account: caller.id,
      region: p.Region,
      name: p.GroupName,
      description: p.GroupDescription,
      IsDefault: false,
    });
    return accept(made.world, { SecurityGroup: element(made.world, made.group) });
  },
);

export const createDefaultSecurityGroup = action(
  VPC,
  'CreateDefaultSecurityGroup',
  { Region: region, ProjectId: unread },
  (world, caller, p) => {
    const made = withDefaultGroup(world, caller.id, p.Region);
    return accept(made.world, { SecurityGroup: element(made.world, made.group) });
  },
);

/** Neither a default group, nor one with members, nor one that another one names. */
export const deleteSecurityGroup = action(
  VPC,
  'DeleteSecurityGroup',
  { SecurityGroupId: text },
  (world, caller, p) => {
    const found = ownGroup(world, caller, p.SecurityGroupId);
    if (!found.ok) return found;
    const { id } = found.row;
    if (placeOf(world, found.row).IsDefault)
      return refuse('UnsupportedOperation', 'It is the default group.');
    const user = rows(world.hosts).find((host) => host.securityGroups.includes(id)) ?? namedBy(world, id);
    if (user) return refuse('ResourceInUse', `${user.id} has ${id}.`);
    return accept(withoutGroup(world, id));
  },
);

const namedBy = (world: World, id: string): SecurityGroup | undefined =>
  rows(world.securityGroups).find(
    (group) => group.id !== id && group.rules.some(({ peer }) => 'group' in peer && peer.group === id),
  );

export const describeSecurityGroups = action(
  VPC,
  'DescribeSecurityGroups',
  {
    Region: optional(text),
    SecurityGroupIds: list(text),
    Filters: filters,
    ...PAGING,
    OrderField: unread,
    OrderDirection: optional(oneOf(['ASC', 'DESC'])),
  },
  (world, caller, p) => {
    const own = groupsOf(world, caller.id, p.Region);
    const found = chosen(own, (group) => group.id, {
      ids: p.SecurityGroupIds,
      filters: p.Filters,
      fields: {
        'security-group-id': (group) => [group.id],
        'security-group-name': (group) => [group.name],
      },
    });
    if (!found.ok) return found;
    const items = found.rows.map((group) => element(world, group));
    return accept(world, paged(p, 'SecurityGroupSet', items));
  },
);

function element(world: World, group: SecurityGroup): JsonObject {
  const place = placeOf(world, group);
  return {
    SecurityGroupId: group.id,
    SecurityGroupName: group.name,
    SecurityGroupDesc: place.description,
    ProjectId: '0',
    IsDefault: place.IsDefault,
    CreatedTime: time(place.created),
    UpdateTime: time(place.updated),
    TagSet: [],
  };
}
