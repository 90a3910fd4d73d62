import { drop, type JsonObject, rows } from '../../../model/json.js';
import { find } from '../../lookup.js';
import type { NetworkAcl, World } from '../../world.js';
import { accept, action } from '../action.js';
import { tags, VPC } from '../actions/common.js';
import { filters, PAGING, paged, time } from '../answer.js';
import { refuse } from '../errors.js';
import { chosen } from '../listing.js';
import { list, oneOf, optional, or, text } from '../params.js';
import { change } from '../tables.js';
import { entriesOf, entryElement } from './acl-entries.js';
import { ownAcl, withAcl } from './acl-rows.js';
import { labelOf, name, named, ownVpc, unread } from './common.js';

const FOREIGN = 'UnsupportedOperation.AppIdMismatch';

/** A new one lets nothing pass. Of the two types, QUINTUPLE is not emulated. */
export const createNetworkAcl = action(
  VPC,
  'CreateNetworkAcl',
  {
    VpcId: text,
    NetworkAclName: name,
    NetworkAclType: or(oneOf(['TRIPLE', 'QUINTUPLE']), 'TRIPLE'),
    Tags: tags,
  },
  (world, caller, p) => {
    const found = ownVpc(world, caller, p.VpcId, FOREIGN);
    if (!found.ok) return found;
    if (p.NetworkAclType === 'QUINTUPLE')
      return refuse('UnsupportedOperation', 'transitlab has network ACLs of type TRIPLE.');
    const vpc = found.row.id;
    const { aclsPerVpc } = world.tencent.quotas;
    if (rows(world.networkAcls).filter((acl) => acl.vpc === vpc).length >= aclsPerVpc)
      return refuse('LimitExceeded', `${aclsPerVpc} network ACLs are allowed in a VPC.`);
    const [id, numbered] = named(world, 'acl-', p.NetworkAclName);
    const acl: NetworkAcl = { id, vpc, name: p.NetworkAclName, subnets: [], ingress: [], egress: [] };
    return accept(withAcl(numbered, acl), { NetworkAcl: element(numbered, acl) });
  },
);

export const deleteNetworkAcl = action(
  VPC,
  'DeleteNetworkAcl',
  { NetworkAclId: text },
  (world, caller, p) => {
    const found = ownAcl(world, caller, p.NetworkAclId, FOREIGN);
    if (!found.ok) return found;
    const { id, subnets } = found.row;
    if (subnets.length > 0) return refuse('ResourceInUse', `${subnets.join(', ')} has ${id}.`);
    const gone: World = { ...world, networkAcls: drop(world.networkAcls, id) };
    return accept(change(gone, { labels: drop(gone.tencent.labels, id) }));
  },
);

export const describeNetworkAcls = action(
  VPC,
  'DescribeNetworkAcls',
  {
    Region: optional(text),
    NetworkAclIds: list(text),
    Filters: filters,
    ...PAGING,
    OrderField: unread,
    OrderDirection: unread,
  },
  (world, caller, p) => {
    const own = rows(world.networkAcls).filter((acl) => {
      const vpc = find(world.vpcs, acl.vpc);
      return vpc?.account === caller.id && (p.Region ?? vpc.region) === vpc.region;
    });
    const found = chosen(own, (acl) => acl.id, {
      ids: p.NetworkAclIds,
      filters: p.Filters,
      fields: {
        'vpc-id': (acl) => [acl.vpc],
        'network-acl-id': (acl) => [acl.id],
        'network-acl-name': (acl) => [acl.name],
      },
    });
    if (!found.ok) return found;
    const items = found.rows.map((acl) => element(world, acl));
    return accept(world, paged(p, 'NetworkAclSet', items));
  },
);

const element = (world: World, acl: NetworkAcl): JsonObject => ({
  VpcId: acl.vpc,
  NetworkAclId: acl.id,
  NetworkAclName: acl.name,
  NetworkAclType: 'TRIPLE',
  CreatedTime: time(labelOf(world, acl.id).created),
  SubnetSet: acl.subnets.map((SubnetId) => ({ SubnetId, VpcId: acl.vpc })),
  IngressEntries: entriesOf(acl, 'ingress').map(entryElement),
  EgressEntries: entriesOf(acl, 'egress').map(entryElement),
  TagSet: [],
});
