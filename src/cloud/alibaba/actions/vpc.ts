import { rows } from '../../../model/json.js';
import { subnetsOf } from '../../lookup.js';
import { accept, action } from '../action.js';
import { PAGING, paged } from '../answer.js';
import { optional, text } from '../params.js';
import { VPC } from './common.js';

export const describeVpcs = action(
  VPC,
  'DescribeVpcs',
  { RegionId: optional(text), VpcId: optional(text), ...PAGING },
  (world, caller, p) => {
    const items = rows(world.vpcs)
      .filter((vpc) => vpc.account === caller.id)
      .filter((vpc) => (p.RegionId ?? vpc.region) === vpc.region && (p.VpcId ?? vpc.id) === vpc.id)
      .map((vpc) => ({
        VpcId: vpc.id,
        RegionId: vpc.region,
        Status: 'Available',
        CidrBlock: vpc.cidrs[0] ?? '',
        SecondaryCidrBlocks: { SecondaryCidrBlock: vpc.cidrs.slice(1) },
        VSwitchIds: { VSwitchId: subnetsOf(world, vpc.id).map((subnet) => subnet.id) },
        OwnerId: Number(caller.uid),
      }));
    return accept(world, paged(p, 'Vpcs', 'Vpc', items));
  },
);

export const describeVSwitches = action(
  VPC,
  'DescribeVSwitches',
  { RegionId: optional(text), VpcId: optional(text), VSwitchId: optional(text), ...PAGING },
  (world, caller, p) => {
    const items = rows(world.subnets)
      .filter((subnet) => (p.VpcId ?? subnet.vpc) === subnet.vpc && (p.VSwitchId ?? subnet.id) === subnet.id)
      .filter((subnet) => {
        const vpc = world.vpcs[subnet.vpc];
        return vpc?.account === caller.id && (p.RegionId ?? vpc.region) === vpc.region;
      })
      .map((subnet) => ({
        VSwitchId: subnet.id,
        VpcId: subnet.vpc,
        CidrBlock: subnet.cidr,
        ZoneId: subnet.zone,
        Status: 'Available',
      }));
    return accept(world, paged(p, 'VSwitches', 'VSwitch', items));
  },
);
