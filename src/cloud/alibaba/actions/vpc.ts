import { type Cidr, parseCidr } from '../../../model/cidr.js';
import { drop, put, rows, type Table } from '../../../model/json.js';
import { newId } from '../../ids.js';
import { allSubnetsOf, mainTableOf } from '../../lookup.js';
import type { Vpc, World } from '../../world.js';
import { accept, action } from '../action.js';
import { hasMask, takenBy, VPC_MASK } from '../blocks.js';
import { TAKES } from '../durations.js';
import { attachmentsOfVpc } from '../enterprise/lookup.js';
import { type Refusal, refuse } from '../errors.js';
import { attachmentOfNetwork } from '../lookup.js';
import { described, mainTableId, unknownRegion, vpcAsked, vRouterId } from '../networks.js';
import { optional, or, text } from '../params.js';
import type { Grant } from '../state/cen.js';
import { change } from '../tables.js';
import { later } from '../transitions.js';
import { clientToken, descriptionOr, id, nameOr, VPC } from './common.js';

export const createVpc = action(
  VPC,
  'CreateVpc',
  {
    RegionId: id,
    CidrBlock: or(text, '172.16.0.0/12'),
    VpcName: optional(nameOr('InvalidVpcName.Malformed')),
    Description: optional(descriptionOr('InvalidVpcDiscription.Malformed')),
    ClientToken: optional(clientToken),
  },
  (world, caller, p) => {
    const unknown = unknownRegion(p.RegionId);
    if (unknown) return unknown;
    const block = parseCidr(p.CidrBlock);
    const refusal = whyNotBlock(block, p.CidrBlock);
    if (refusal || !block) return refusal ?? refuse('InvalidParameter');
    const { vpcsPerRegion } = world.alibaba.quotas;
    const here = rows(world.vpcs).filter((vpc) => vpc.account === caller.id && vpc.region === p.RegionId);
    if (here.length >= vpcsPerRegion) return refuse('QuotaExceeded.Vpc', `It is ${vpcsPerRegion}.`);
    const [VpcId, named] = newId(world, 'vpc-');
    const vpc: Vpc = {
      id: VpcId,
      account: caller.id,
      region: p.RegionId,
      cidrs: [block.text],
      ...described(world, p.VpcName, p.Description),
      transition: 'Pending',
    };
    const RouteTableId = mainTableId(VpcId);
    const made: World = {
      ...named,
      vpcs: put(named.vpcs, VpcId, vpc),
      routeTables: put(named.routeTables, RouteTableId, {
        id: RouteTableId,
        vpc: VpcId,
        main: true,
        entries: [],
      }),
    };
    const answer = { VpcId, VRouterId: vRouterId(VpcId), RouteTableId };
    return accept(later(made, TAKES.createVpc, 'VpcAvailable', { id: VpcId }), answer);
  },
);

function whyNotBlock(block: Cidr | undefined, given: string): Refusal | undefined {
  if (!block || block.text !== given) return refuse('InvalidParameter', `CidrBlock is ${given}.`);
  if (!hasMask(block, VPC_MASK))
    return refuse(
      'IllegalParam.CidrBlockMask',
      `It is /${VPC_MASK.shortest} to /${VPC_MASK.longest}, not /${block.bits}.`,
    );
  const taken = takenBy(block);
  return taken === undefined ? undefined : refuse('InvalidParameter', `CidrBlock is ${given}, and ${taken}.`);
}

export const deleteVpc = action(
  VPC,
  'DeleteVpc',
  { VpcId: id, RegionId: optional(text) },
  (world, caller, p) => {
    const found = vpcAsked(world, caller, p);
    if (!found.ok) return found;
    const vpc = found.row;
    if (vpc.transition) return refuse('IncorrectVpcStatus', `${vpc.id} is ${vpc.transition}.`);
    return whyNotDeletable(world, vpc) ?? accept(withoutVpc(world, vpc.id));
  },
);

function whyNotDeletable(world: World, { id: vpc }: Vpc): Refusal | undefined {
  const attached = attachmentOfNetwork(world, vpc);
  if (attached)
    return refuse(
      'IncorrectStatus.cbnStatus',
      `${vpc} is ${attached.Status} to ${attached.CenId}: detach it first.`,
    );
  const [gate] = attachmentsOfVpc(world, vpc);
  if (gate)
    return refuse('IncorrectStatus.cbnStatus', `${vpc} is attached by ${gate.TransitRouterAttachmentId}.`);
  const inVpc = <T extends { readonly vpc?: string }>(table: Table<T>): T | undefined =>
    rows(table).find((row) => row.vpc === vpc);
  const [vSwitch] = allSubnetsOf(world, vpc);
  if (vSwitch) return refuse('DependencyViolation.VSwitch', `It has ${vSwitch.id}.`);
  const group = inVpc(world.securityGroups);
  if (group) return refuse('DependencyViolation.SecurityGroup', `It has ${group.id}.`);
  const entry = mainTableOf(world, vpc)?.entries[0];
  if (entry) return refuse('DependencyViolation.RouteEntry', `It has ${entry.id}.`);
  const router = inVpc(world.alibaba.routerInterfaces);
  if (router) return refuse('DependencyViolation.RouterInterface', `It has ${router.RouterInterfaceId}.`);
  const gateway = inVpc(world.vpnGateways);
  if (gateway) return refuse('DependencyViolation.Tunnel', `It has ${gateway.id}.`);
  const acl = inVpc(world.networkAcls);
  return acl && refuse('DependencyViolation.NetworkAcl', `It has ${acl.id}.`);
}

/** With the VPC goes what was granted of it. */
function withoutVpc(world: World, vpc: string): World {
  const grants: Table<Grant> = Object.fromEntries(
    Object.entries(world.alibaba.grants).filter(([, grant]) => grant.InstanceId !== vpc),
  );
  const table = mainTableOf(world, vpc);
  return change(
    {
      ...world,
      vpcs: drop(world.vpcs, vpc),
      routeTables: table ? drop(world.routeTables, table.id) : world.routeTables,
    },
    { grants },
  );
}
