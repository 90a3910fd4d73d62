import { rows } from '../../../model/json.js';
import { allSubnetsOf } from '../../lookup.js';
import type { Vpc, World } from '../../world.js';
import { accept, action } from '../action.js';
import { PAGING, paged } from '../answer.js';
import { attachmentOfNetwork } from '../lookup.js';
import { creation, statusOf, vRouterId } from '../networks.js';
import { optional, text } from '../params.js';
import { VPC } from './common.js';

export const describeVpcs = action(
  VPC,
  'DescribeVpcs',
  { RegionId: optional(text), VpcId: optional(text), VpcName: optional(text), ...PAGING },
  (world, caller, p) => {
    const wanted = p.VpcId?.split(',');
    const items = rows(world.vpcs)
      .filter((vpc) => vpc.account === caller.id)
      .filter((vpc) => (p.RegionId ?? vpc.region) === vpc.region && (wanted?.includes(vpc.id) ?? true))
      .filter((vpc) => p.VpcName === undefined || p.VpcName === vpc.name)
      .map((vpc) => ({
        VpcId: vpc.id,
        VpcName: vpc.name ?? '',
        Description: vpc.description ?? '',
        RegionId: vpc.region,
        Status: statusOf(vpc),
        CidrBlock: vpc.cidrs[0] ?? '',
        SecondaryCidrBlocks: { SecondaryCidrBlock: vpc.cidrs.slice(1) },
        VRouterId: vRouterId(vpc.id),
        RouterTableIds: { RouterTableIds: tablesOf(world, vpc) },
        VSwitchIds: { VSwitchId: allSubnetsOf(world, vpc.id).map((subnet) => subnet.id) },
        CenStatus: attachmentOfNetwork(world, vpc.id)?.Status === 'Attached' ? 'Attached' : 'Detached',
        IsDefault: false,
        OwnerId: Number(caller.uid),
        ...creation(vpc),
      }));
    return accept(world, paged(p, 'Vpcs', 'Vpc', items));
  },
);

const tablesOf = (world: World, vpc: Vpc): string[] =>
  rows(world.routeTables).flatMap((table) => (table.vpc === vpc.id ? [table.id] : []));
