import { type Cidr, cidr, contains, overlaps } from '../../../model/cidr.js';
import { type JsonObject, put, rows } from '../../../model/json.js';
import { find, ownRoutesOf, subnetsOf } from '../../lookup.js';
import type { Subnet, Vpc, World } from '../../world.js';
import { accept, action } from '../action.js';
import { tags, VPC } from '../actions/common.js';
import { filters, PAGING, paged, time } from '../answer.js';
import { type Refusal, refuse } from '../errors.js';
import { chosen } from '../listing.js';
import { list, optional, text } from '../params.js';
import { isSubnetLength, totalOf } from './blocks.js';
import { block, labelOf, name, named, ownSubnet, ownVpc, unread } from './common.js';
import { withoutSubnet } from './removal.js';

export const createSubnet = action(
  VPC,
  'CreateSubnet',
  { VpcId: text, SubnetName: name, CidrBlock: block, Zone: text, Tags: tags, CdcId: unread },
  (world, caller, p) => {
    const found = ownVpc(world, caller, p.VpcId, 'UnsupportedOperation.AppIdMismatch');
    if (!found.ok) return found;
    const vpc = found.row;
    if (!p.Zone.startsWith(`${vpc.region}-`))
      return refuse('InvalidParameterValue', `Zone ${p.Zone} is not in ${vpc.region}.`);
    const refusal = whyNoSubnet(world, vpc, p.CidrBlock);
    if (refusal) return refusal;
    const [id, numbered] = named(world, 'subnet-', p.SubnetName);
    const subnet: Subnet = { id, vpc: vpc.id, cidr: p.CidrBlock.text, zone: p.Zone };
    const made = { ...numbered, subnets: put(numbered.subnets, id, subnet) };
    return accept(made, { Subnet: element(made, subnet) });
  },
);

function whyNoSubnet(world: World, vpc: Vpc, wanted: Cidr): Refusal | undefined {
  const subnets = subnetsOf(world, vpc.id);
  const { subnetsPerVpc } = world.tencent.quotas;
  if (subnets.length >= subnetsPerVpc)
    return refuse('LimitExceeded', `${subnetsPerVpc} subnets are allowed in a VPC.`);
  if (!isSubnetLength(wanted) || !vpc.cidrs.some((outer) => contains(cidr(outer), wanted)))
    return refuse(
      'InvalidParameterValue.SubnetRange',
      `${wanted.text} must lie in ${vpc.cidrs.join(', ')} and be a /16 to a /28.`,
    );
  const twin = subnets.find((subnet) => subnet.cidr === wanted.text);
  if (twin) return refuse('InvalidParameterValue.SubnetConflict', `It is ${twin.id}.`);
  const clash = subnets.find((subnet) => overlaps(cidr(subnet.cidr), wanted));
  if (clash) return refuse('InvalidParameterValue.SubnetOverlap', `It is ${clash.id}, ${clash.cidr}.`);
  const route = ownRoutesOf(world, vpc.id).find((entry) => entry.cidr === wanted.text);
  return route && refuse('InvalidParameterValue.SubnetOverlapRoute', `It is ${route.id}.`);
}

/** It leaves its network ACL. */
export const deleteSubnet = action(VPC, 'DeleteSubnet', { SubnetId: text }, (world, caller, p) => {
  const found = ownSubnet(world, caller, p.SubnetId);
  if (!found.ok) return found;
  const user = rows(world.hosts).find((host) => host.subnet === found.row.id);
  if (user) return refuse('ResourceInUse', `${user.id} is in ${found.row.id}.`);
  return accept(withoutSubnet(world, found.row.id));
});

export const describeSubnets = action(
  VPC,
  'DescribeSubnets',
  { Region: optional(text), SubnetIds: list(text), Filters: filters, ...PAGING },
  (world, caller, p) => {
    const own = rows(world.subnets).filter((subnet) => {
      const vpc = find(world.vpcs, subnet.vpc);
      return vpc?.account === caller.id && (p.Region ?? vpc.region) === vpc.region;
    });
    const found = chosen(own, (subnet) => subnet.id, {
      ids: p.SubnetIds,
      filters: p.Filters,
      fields: {
        'subnet-id': (subnet) => [subnet.id],
        'subnet-name': (subnet) => [labelOf(world, subnet.id).name],
        'vpc-id': (subnet) => [subnet.vpc],
        'cidr-block': (subnet) => [subnet.cidr],
        zone: (subnet) => [subnet.zone],
      },
    });
    if (!found.ok) return found;
    const items = found.rows.map((subnet) => element(world, subnet));
    return accept(world, paged(p, 'SubnetSet', items));
  },
);

function element(world: World, subnet: Subnet): JsonObject {
  const total = totalOf(cidr(subnet.cidr));
  const used = rows(world.hosts).filter((host) => host.subnet === subnet.id).length;
  return {
    VpcId: subnet.vpc,
    SubnetId: subnet.id,
    SubnetName: labelOf(world, subnet.id).name,
    CidrBlock: subnet.cidr,
    IsDefault: false,
    Zone: subnet.zone,
    RouteTableId: rows(world.routeTables).find((table) => table.vpc === subnet.vpc && table.main)?.id ?? '',
    NetworkAclId: rows(world.networkAcls).find((acl) => acl.subnets.includes(subnet.id))?.id ?? '',
    CreatedTime: time(labelOf(world, subnet.id).created),
    TotalIpAddressCount: total,
    AvailableIpAddressCount: total - used,
    TagSet: [],
  };
}
