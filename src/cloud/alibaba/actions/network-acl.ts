import { drop, type JsonObject, put, rows } from '../../../model/json.js';
import { newId } from '../../ids.js';
import type { NetworkAcl, NetworkAclEntry, World } from '../../world.js';
import { accept, action } from '../action.js';
import { PAGING, paged } from '../answer.js';
import { refuse } from '../errors.js';
import { changeableAcl, networkAclAsked } from '../network-acls.js';
import { creation, described, ownVpc, statusOf, unknownRegion, vpcAsked } from '../networks.js';
import { optional, text } from '../params.js';
import { portsText } from '../ports.js';
import { clientToken, descriptionOr, id, nameOr, VPC } from './common.js';

/** A new list lets everything pass, by an entry of its own in each direction. */
export const createNetworkAcl = action(
  VPC,
  'CreateNetworkAcl',
  {
    RegionId: id,
    VpcId: id,
    NetworkAclName: optional(nameOr('InvalidParameter')),
    Description: optional(descriptionOr('InvalidParameter')),
    ClientToken: optional(clientToken),
  },
  (world, caller, p) => {
    const unknown = unknownRegion(p.RegionId);
    if (unknown) return unknown;
    const found = vpcAsked(world, caller, p);
    if (!found.ok) return found;
    const vpc = found.row;
    if (vpc.transition) return refuse('IncorrectVpcStatus', `${vpc.id} is ${vpc.transition}.`);
    const { networkAclsPerVpc } = world.alibaba.quotas;
    if (rows(world.networkAcls).filter((acl) => acl.vpc === vpc.id).length >= networkAclsPerVpc)
      return refuse('QuotaExceeded', `${vpc.id} may have ${networkAclsPerVpc} network ACLs.`);
    const [NetworkAclId, named] = newId(world, 'nacl-');
    const [ingress, once] = newId(named, 'nae-');
    const [egress, twice] = newId(once, 'nae-');
    const acl: NetworkAcl = {
      id: NetworkAclId,
      vpc: vpc.id,
      subnets: [],
      ingress: [everything(ingress)],
      egress: [everything(egress)],
      ...described(world, undefined, p.Description),
      name: p.NetworkAclName ?? '',
    };
    const made = { ...twice, networkAcls: put(twice.networkAcls, NetworkAclId, acl) };
    return accept(made, { NetworkAclId, NetworkAclAttribute: element(made, acl) });
  },
);

const everything = (entry: string): NetworkAclEntry => ({
  id: entry,
  protocol: 'ALL',
  peer: '0.0.0.0/0',
  policy: 'accept',
});

export const deleteNetworkAcl = action(
  VPC,
  'DeleteNetworkAcl',
  { RegionId: optional(text), NetworkAclId: id, ClientToken: optional(clientToken) },
  (world, caller, p) => {
    const found = changeableAcl(world, caller, p);
    if (!found.ok) return found;
    const { id: acl, subnets } = found.row;
    if (subnets.length > 0) return refuse('NetworkAclExistBinding', `They are ${subnets.join(', ')}.`);
    return accept({ ...world, networkAcls: drop(world.networkAcls, acl) });
  },
);

export const describeNetworkAclAttributes = action(
  VPC,
  'DescribeNetworkAclAttributes',
  { RegionId: optional(text), NetworkAclId: id },
  (world, caller, p) => {
    const found = networkAclAsked(world, caller, p);
    return found.ok ? accept(world, { NetworkAclAttribute: element(world, found.row) }) : found;
  },
);

export const describeNetworkAcls = action(
  VPC,
  'DescribeNetworkAcls',
  {
    RegionId: optional(text),
    NetworkAclId: optional(text),
    NetworkAclName: optional(text),
    VpcId: optional(text),
    ResourceId: optional(text),
    ResourceType: optional(text),
    ...PAGING,
  },
  (world, caller, p) => {
    const items = rows(world.networkAcls)
      .filter((acl) => ownVpc(world, caller, acl.vpc, p) && (p.VpcId ?? acl.vpc) === acl.vpc)
      .filter((acl) => (p.NetworkAclId ?? acl.id) === acl.id && (p.NetworkAclName ?? acl.name) === acl.name)
      .filter((acl) => p.ResourceId === undefined || acl.subnets.includes(p.ResourceId))
      .map((acl) => element(world, acl));
    return accept(world, paged(p, 'NetworkAcls', 'NetworkAcl', items));
  },
);

const element = (world: World, acl: NetworkAcl): JsonObject => ({
  NetworkAclId: acl.id,
  NetworkAclName: acl.name,
  Description: acl.description ?? '',
  VpcId: acl.vpc,
  RegionId: world.vpcs[acl.vpc]?.region ?? '',
  Status: statusOf(acl),
  IngressAclEntries: { IngressAclEntry: acl.ingress.map((entry) => entryElement(entry, 'SourceCidrIp')) },
  EgressAclEntries: { EgressAclEntry: acl.egress.map((entry) => entryElement(entry, 'DestinationCidrIp')) },
  Resources: {
    Resource: acl.subnets.map((subnet) => ({
      ResourceId: subnet,
      ResourceType: 'VSwitch',
      Status: 'BINDED',
    })),
  },
  ...creation(acl),
});

const entryElement = (
  { id: entry, name, protocol, ports, peer, policy, description }: NetworkAclEntry,
  side: 'SourceCidrIp' | 'DestinationCidrIp',
): JsonObject => ({
  NetworkAclEntryId: entry,
  NetworkAclEntryName: name ?? '',
  EntryType: 'custom',
  Policy: policy,
  Protocol: protocol.toLowerCase(),
  Port: portsText(protocol, ports),
  [side]: peer,
  IpVersion: 'IPv4',
  Description: description ?? '',
});
