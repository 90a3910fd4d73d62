import { type JsonObject, put, rows } from '../../../model/json.js';
import { find, subnetsOf } from '../../lookup.js';
import type { Account, Vpc, World } from '../../world.js';
import { accept, action } from '../action.js';
import { tags, VPC } from '../actions/common.js';
import { filters, PAGING, paged, time } from '../answer.js';
import { refuse } from '../errors.js';
import { chosen } from '../listing.js';
import { attachmentsOfInstance, occupies } from '../lookup.js';
import { flag, list, optional, or, text } from '../params.js';
import { putRow } from '../tables.js';
import { secondaryBlocks } from './assistant-blocks.js';
import { isVpcBlock } from './blocks.js';
import { block, labelOf, name, named, ownVpc, region, unread } from './common.js';
import { withoutVpc } from './removal.js';

const SETTINGS = {
  EnableMulticast: unread,
  DnsServers: unread,
  DomainName: unread,
  EnableRouteVpcPublishIpv6: unread,
};

/** The VPC gets a main route table with it. */
export const createVpc = action(
  VPC,
  'CreateVpc',
  {
    Region: region,
    VpcName: name,
    CidrBlock: block,
    EnableRouteVpcPublish: or(flag, false),
    ...SETTINGS,
    Tags: tags,
  },
  (world, caller, p) => {
    if (!isVpcBlock(p.CidrBlock))
      return refuse('InvalidParameterValue', `${p.CidrBlock.text} is not a block that a VPC can have.`);
    const { vpcsPerRegion } = world.tencent.quotas;
    const here = rows(world.vpcs).filter((vpc) => vpc.account === caller.id && vpc.region === p.Region);
    if (here.length >= vpcsPerRegion)
      return refuse('LimitExceeded', `${vpcsPerRegion} VPCs are allowed in a region.`);
    const [id, first] = named(world, 'vpc-', p.VpcName);
    const [table, second] = named(first, 'rtb-', 'default');
    const vpc: Vpc = { id, account: caller.id, region: p.Region, cidrs: [p.CidrBlock.text] };
    const made: World = {
      ...second,
      vpcs: put(second.vpcs, id, vpc),
      routeTables: put(second.routeTables, table, { id: table, vpc: id, main: true, entries: [] }),
    };
    return accept(publishing(made, id, p.EnableRouteVpcPublish), { Vpc: element(made, vpc) });
  },
);

const publishing = (world: World, vpc: string, EnableRouteVpcPublish: boolean): World =>
  (find(world.tencent.vpcSettings, vpc)?.EnableRouteVpcPublish ?? false) === EnableRouteVpcPublish
    ? world
    : putRow(world, 'vpcSettings', vpc, { EnableRouteVpcPublish });

export const modifyVpcAttribute = action(
  VPC,
  'ModifyVpcAttribute',
  {
    VpcId: text,
    VpcName: optional(name),
    EnableRouteVpcPublish: optional(flag),
    EnableCdcPublish: unread,
    ...SETTINGS,
  },
  (world, caller, p) => {
    const found = ownVpc(world, caller, p.VpcId);
    if (!found.ok) return found;
    const { id } = found.row;
    const renamed =
      p.VpcName === undefined
        ? world
        : putRow(world, 'labels', id, { ...labelOf(world, id), name: p.VpcName });
    return accept(
      p.EnableRouteVpcPublish === undefined ? renamed : publishing(renamed, id, p.EnableRouteVpcPublish),
    );
  },
);

/** Its route tables and network ACLs go with it. */
export const deleteVpc = action(VPC, 'DeleteVpc', { VpcId: text }, (world, caller, p) => {
  const found = ownVpc(world, caller, p.VpcId, 'UnsupportedOperation.AppIdMismatch');
  if (!found.ok) return found;
  const { id } = found.row;
  const user = userOf(world, id);
  if (user !== undefined) return refuse('ResourceInUse', `${user} is in ${id}.`);
  return accept(withoutVpc(world, id));
});

/** Something that stands in a VPC, or that it stands in. */
function userOf(world: World, vpc: string): string | undefined {
  const subnet = subnetsOf(world, vpc)[0]?.id;
  const gateway = rows(world.vpnGateways).find((row) => row.vpc === vpc)?.id;
  const direct = rows(world.tencent.directConnectGateways).find((row) => row.NetworkInstanceId === vpc);
  const ccn = attachmentsOfInstance(world, vpc).find(occupies)?.CcnId;
  return subnet ?? gateway ?? direct?.DirectConnectGatewayId ?? ccn;
}

export const describeVpcs = action(
  VPC,
  'DescribeVpcs',
  { Region: optional(text), VpcIds: list(text), Filters: filters, ...PAGING },
  (world, caller, p) => {
    const own = vpcsOf(world, caller, p.Region);
    const found = chosen(own, (vpc) => vpc.id, {
      ids: p.VpcIds,
      filters: p.Filters,
      fields: {
        'vpc-id': (vpc) => [vpc.id],
        'vpc-name': (vpc) => [labelOf(world, vpc.id).name],
        'cidr-block': (vpc) => vpc.cidrs,
        'is-default': () => ['false'],
      },
    });
    if (!found.ok) return found;
    return accept(
      world,
      paged(
        p,
        'VpcSet',
        found.rows.map((vpc) => element(world, vpc)),
      ),
    );
  },
);

const vpcsOf = (world: World, caller: Account, place: string | undefined): Vpc[] =>
  rows(world.vpcs).filter((vpc) => vpc.account === caller.id && (place ?? vpc.region) === vpc.region);

const element = (world: World, vpc: Vpc): JsonObject => ({
  VpcId: vpc.id,
  VpcName: labelOf(world, vpc.id).name,
  CidrBlock: vpc.cidrs[0] ?? '',
  IsDefault: false,
  EnableMulticast: false,
  CreatedTime: time(labelOf(world, vpc.id).created),
  AssistantCidrSet: secondaryBlocks(vpc),
  EnableRouteVpcPublish: find(world.tencent.vpcSettings, vpc.id)?.EnableRouteVpcPublish ?? false,
  TagSet: [],
});
