import { drop, type JsonObject, put, rows } from '../../../model/json.js';
import { find } from '../../lookup.js';
import type { Account, NetworkAcl, Subnet, World } from '../../world.js';
import { accept, action } from '../action.js';
import { tags, VPC } from '../actions/common.js';
import { filters, PAGING, paged, time } from '../answer.js';
import { type ErrorCode, type Refusal, refuse } from '../errors.js';
import { chosen } from '../listing.js';
import { list, oneOf, optional, or, text } from '../params.js';
import { change } from '../tables.js';
import { entriesOf, entryElement } from './acl-entries.js';
import { type Found, labelOf, name, named, own, ownSubnet, ownVpc, unread } from './common.js';

const FOREIGN = 'UnsupportedOperation.AppIdMismatch';

export const ownAcl = (world: World, caller: Account, id: string, foreign?: ErrorCode): Found<NetworkAcl> => {
  const acl = find(world.networkAcls, id);
  return own(caller, acl, acl && find(world.vpcs, acl.vpc)?.account, 'acl', id, foreign);
};

export const withAcl = (world: World, acl: NetworkAcl): World => ({
  ...world,
  networkAcls: put(world.networkAcls, acl.id, acl),
});

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

const BINDING = { NetworkAclId: text, SubnetIds: list(text) };

/** The subnets a call names; they must be in the VPC of the ACL. */
function subnetsNamed(
  world: World,
  caller: Account,
  acl: NetworkAcl,
  ids: readonly string[],
): { readonly ok: true; readonly subnets: readonly Subnet[] } | Refusal {
  const subnets: Subnet[] = [];
  for (const id of ids) {
    const found = ownSubnet(world, caller, id);
    if (!found.ok) return found;
    if (found.row.vpc !== acl.vpc)
      return refuse(
        'UnsupportedOperation.VpcMismatch',
        `${id} is in ${found.row.vpc}, ${acl.id} in ${acl.vpc}.`,
      );
    subnets.push(found.row);
  }
  return { ok: true, subnets };
}

/** A subnet that has another network ACL leaves it: there is one at most. */
export const associateNetworkAclSubnets = action(
  VPC,
  'AssociateNetworkAclSubnets',
  BINDING,
  (world, caller, p) => {
    const found = ownAcl(world, caller, p.NetworkAclId);
    if (!found.ok) return found;
    const acl = found.row;
    const named = subnetsNamed(world, caller, acl, p.SubnetIds);
    if (!named.ok) return named;
    const ids = named.subnets.map(({ id }) => id);
    const elsewhere = rows(world.networkAcls).filter(
      (other) => other.id !== acl.id && other.subnets.some((id) => ids.includes(id)),
    );
    const left = elsewhere.reduce((current, other) => withAcl(current, without(other, ids)), world);
    return accept(withAcl(left, { ...acl, subnets: [...new Set([...acl.subnets, ...ids])].sort() }));
  },
);

const without = (acl: NetworkAcl, ids: readonly string[]): NetworkAcl => ({
  ...acl,
  subnets: acl.subnets.filter((id) => !ids.includes(id)),
});

export const disassociateNetworkAclSubnets = action(
  VPC,
  'DisassociateNetworkAclSubnets',
  BINDING,
  (world, caller, p) => {
    const found = ownAcl(world, caller, p.NetworkAclId);
    if (!found.ok) return found;
    const acl = found.row;
    const named = subnetsNamed(world, caller, acl, p.SubnetIds);
    if (!named.ok) return named;
    const stranger = p.SubnetIds.find((id) => !acl.subnets.includes(id));
    if (stranger !== undefined) return refuse('ResourceNotFound', `${stranger} does not have ${acl.id}.`);
    return accept(withAcl(world, without(acl, p.SubnetIds)));
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
