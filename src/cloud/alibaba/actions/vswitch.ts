import { type Cidr, cidr, contains, overlaps, parseCidr } from '../../../model/cidr.js';
import { drop, put, rows } from '../../../model/json.js';
import { roomOf } from '../../addresses.js';
import { newId } from '../../ids.js';
import { allSubnetsOf, mainTableOf } from '../../lookup.js';
import type { Subnet, Vpc, World } from '../../world.js';
import { accept, action } from '../action.js';
import { PAGING, paged } from '../answer.js';
import { hasMask, KEPT_ADDRESSES, VSWITCH_MASK } from '../blocks.js';
import { TAKES } from '../durations.js';
import { attachmentsOfVpc } from '../enterprise/lookup.js';
import { type Refusal, refuse } from '../errors.js';
import { attachmentOfNetwork } from '../lookup.js';
import { creation, described, ownVpc, statusOf, vpcAsked, vSwitchAsked } from '../networks.js';
import { optional, text } from '../params.js';
import { later } from '../transitions.js';
import { clientToken, descriptionOr, id, nameOr, VPC } from './common.js';

export const createVSwitch = action(
  VPC,
  'CreateVSwitch',
  {
    RegionId: optional(text),
    ZoneId: id,
    CidrBlock: id,
    VpcId: id,
    VSwitchName: optional(nameOr('InvalidVSwitchName.Malformed')),
    Description: optional(descriptionOr('InvalidVSwitchDiscription.Malformed')),
    ClientToken: optional(clientToken),
  },
  (world, caller, p) => {
    const found = vpcAsked(world, caller, p);
    if (!found.ok) return found;
    const vpc = found.row;
    if (!isZone(vpc.region, p.ZoneId)) return refuse('InvalidZoneId.NotFound', `It is ${p.ZoneId}.`);
    const block = parseCidr(p.CidrBlock);
    if (!block || block.text !== p.CidrBlock)
      return refuse('InvalidCidrBlock.Malformed', `It is ${p.CidrBlock}.`);
    const refusal = whyNotBlock(world, vpc, block) ?? whyNotNow(world, vpc);
    if (refusal) return refusal;
    const [VSwitchId, named] = newId(world, 'vsw-');
    const row: Subnet = {
      id: VSwitchId,
      vpc: vpc.id,
      cidr: block.text,
      zone: p.ZoneId,
      ...described(world, p.VSwitchName, p.Description),
      transition: 'Pending',
    };
    const made = { ...named, subnets: put(named.subnets, VSwitchId, row) };
    return accept(later(made, TAKES.createVSwitch, 'VSwitchAvailable', { id: VSwitchId }), { VSwitchId });
  },
);

/** `cn-hangzhou-b`, `ap-southeast-1a`: the region and a letter. */
const isZone = (region: string, zone: string): boolean =>
  zone.startsWith(region) && /^-?[a-z]$/.test(zone.slice(region.length));

function whyNotBlock(world: World, vpc: Vpc, block: Cidr): Refusal | undefined {
  if (!hasMask(block, VSWITCH_MASK)) return refuse('InvalidCirdrBlock.MaskLength', `It is /${block.bits}.`);
  if (!vpc.cidrs.some((outer) => contains(cidr(outer), block)))
    return refuse('InvalidParameter', `${block.text} is not in ${vpc.id} (${vpc.cidrs.join(', ')}).`);
  const other = allSubnetsOf(world, vpc.id).find((subnet) => overlaps(cidr(subnet.cidr), block));
  if (other) return refuse('InvalidCidrBlock.Overlapped', `${other.id} has ${other.cidr}.`);
  const entry = mainTableOf(world, vpc.id)?.entries.find((row) => contains(block, cidr(row.cidr)));
  return entry && refuse('InvalidCidrBlock.Overlapped', `The route ${entry.id} leads to ${entry.cidr}.`);
}

/** One vSwitch of a VPC is created after the other, and none while the VPC enters or leaves a CEN. */
function whyNotNow(world: World, vpc: Vpc): Refusal | undefined {
  if (vpc.transition) return refuse('IncorrectVpcStatus', `${vpc.id} is ${vpc.transition}.`);
  const vSwitches = allSubnetsOf(world, vpc.id);
  const busy = vSwitches.find(({ transition }) => transition !== undefined);
  if (busy) return refuse('IncorrectVSwitchStatus', `${busy.id} is ${busy.transition}.`);
  const moving = movingAttachment(world, vpc.id);
  if (moving) return refuse('CreateVSwitch.IncorrectStatus.cbnStatus', moving);
  const { vSwitchesPerVpc } = world.alibaba.quotas;
  return vSwitches.length >= vSwitchesPerVpc
    ? refuse('QuotaExceeded.VSwitch', `It is ${vSwitchesPerVpc}.`)
    : undefined;
}

function movingAttachment(world: World, vpc: string): string | undefined {
  const row = attachmentOfNetwork(world, vpc);
  return row && row.Status !== 'Attached' ? `${vpc} is ${row.Status} to ${row.CenId}.` : undefined;
}

export const deleteVSwitch = action(
  VPC,
  'DeleteVSwitch',
  { VSwitchId: id, RegionId: optional(text) },
  (world, caller, p) => {
    const found = vSwitchAsked(world, caller, p);
    if (!found.ok) return found;
    const { id: vSwitch, vpc, transition } = found.row;
    if (transition) return refuse('IncorrectVSwitchStatus', `${vSwitch} is ${transition}.`);
    const moving = movingAttachment(world, vpc);
    if (moving) return refuse('DeleteVSwitch.IncorrectStatus.cbnStatus', moving);
    const host = rows(world.hosts).find(({ subnet }) => subnet === vSwitch);
    if (host) return refuse('DependencyViolation.Instance', `${host.id} is in ${vSwitch}.`);
    const acl = rows(world.networkAcls).find(({ subnets }) => subnets.includes(vSwitch));
    if (acl) return refuse('DependencyViolation.NetworkAcl', `${acl.id} is associated with ${vSwitch}.`);
    const gate = attachmentsOfVpc(world, vpc).find(({ ZoneMappings }) =>
      ZoneMappings.some(({ VSwitchId }) => VSwitchId === vSwitch),
    );
    if (gate)
      return refuse('DependencyViolation.NetworkInterface', `It serves ${gate.TransitRouterAttachmentId}.`);
    return accept({ ...world, subnets: drop(world.subnets, vSwitch) });
  },
);

export const describeVSwitches = action(
  VPC,
  'DescribeVSwitches',
  {
    RegionId: optional(text),
    VpcId: optional(text),
    VSwitchId: optional(text),
    ZoneId: optional(text),
    VSwitchName: optional(text),
    ...PAGING,
  },
  (world, caller, p) => {
    const wanted = p.VSwitchId?.split(',');
    const items = rows(world.subnets)
      .filter((row) => ownVpc(world, caller, row.vpc, p) && (p.VpcId ?? row.vpc) === row.vpc)
      .filter((row) => (wanted?.includes(row.id) ?? true) && (p.ZoneId ?? row.zone) === row.zone)
      .filter((row) => p.VSwitchName === undefined || p.VSwitchName === row.name)
      .map((row) => ({
        VSwitchId: row.id,
        VSwitchName: row.name ?? '',
        Description: row.description ?? '',
        VpcId: row.vpc,
        CidrBlock: row.cidr,
        ZoneId: row.zone,
        Status: statusOf(row),
        AvailableIpAddressCount: roomOf(cidr(row.cidr), KEPT_ADDRESSES) - hostsIn(world, row.id),
        RouteTable: { RouteTableId: mainTableOf(world, row.vpc)?.id ?? '', RouteTableType: 'System' },
        NetworkAclId: rows(world.networkAcls).find((acl) => acl.subnets.includes(row.id))?.id ?? '',
        IsDefault: false,
        ...creation(row),
      }));
    return accept(world, paged(p, 'VSwitches', 'VSwitch', items));
  },
);

const hostsIn = (world: World, vSwitch: string): number =>
  rows(world.hosts).filter(({ subnet }) => subnet === vSwitch).length;
