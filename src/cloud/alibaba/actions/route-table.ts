import { type JsonObject, rows } from '../../../model/json.js';
import { find, subnetsOf } from '../../lookup.js';
import type { RouteTable, Vpc, World } from '../../world.js';
import { accept, action } from '../action.js';
import { PAGING, paged } from '../answer.js';
import { SERVICE_BLOCK } from '../blocks.js';
import { refuse } from '../errors.js';
import { ownVpc, statusOf, vRouterId } from '../networks.js';
import { integer, oneOf, optional, or, text } from '../params.js';
import { learnedRoutesOf } from '../routes/vpc.js';
import { id, VPC } from './common.js';

export const describeRouteTableList = action(
  VPC,
  'DescribeRouteTableList',
  {
    RegionId: optional(text),
    VpcId: optional(text),
    RouteTableId: optional(text),
    RouterId: optional(text),
    ...PAGING,
  },
  (world, caller, p) => {
    const items = rows(world.routeTables).flatMap((table) => {
      const vpc = ownVpc(world, caller, table.vpc, p);
      return vpc &&
        (p.VpcId ?? vpc.id) === vpc.id &&
        (p.RouteTableId ?? table.id) === table.id &&
        (p.RouterId ?? vRouterId(vpc.id)) === vRouterId(vpc.id)
        ? [tableElement(world, table, vpc, caller.uid)]
        : [];
    });
    return accept(world, paged(p, 'RouterTableList', 'RouterTableListType', items));
  },
);

const tableElement = (world: World, table: RouteTable, vpc: Vpc, owner: string): JsonObject => ({
  RouteTableId: table.id,
  VpcId: vpc.id,
  RouterId: vRouterId(vpc.id),
  RouterType: 'VRouter',
  RouteTableType: table.main ? 'System' : 'Custom',
  Status: 'Available',
  OwnerId: Number(owner),
  VSwitchIds: { VSwitchId: table.main ? subnetsOf(world, vpc.id).map((subnet) => subnet.id) : [] },
});

export const describeRouteEntryList = action(
  VPC,
  'DescribeRouteEntryList',
  {
    RegionId: optional(text),
    RouteTableId: id,
    RouteEntryType: optional(oneOf(['System', 'Custom', 'BGP', 'CEN', 'ECR'])),
    DestinationCidrBlock: optional(text),
    NextHopType: optional(text),
    NextHopId: optional(text),
    MaxResult: or(integer(1, 500), 50),
    NextToken: optional(text),
  },
  (world, caller, p) => {
    const table = find(world.routeTables, p.RouteTableId);
    if (!table || !ownVpc(world, caller, table.vpc, p))
      return refuse('InvalidRouteTableId.NotFound', `RouteTableId: ${p.RouteTableId}.`);
    const entries = entriesOf(world, table).filter(
      (row) =>
        (p.RouteEntryType ?? row.type) === row.type &&
        (p.DestinationCidrBlock ?? row.cidr) === row.cidr &&
        (p.NextHopType ?? row.nextHopType) === row.nextHopType &&
        (p.NextHopId ?? row.nextHopId) === row.nextHopId,
    );
    const from = Number(p.NextToken ?? 0) || 0;
    const next = from + p.MaxResult;
    return accept(world, {
      RouteEntrys: { RouteEntry: entries.slice(from, next).map((row) => entryElement(table, row)) },
      ...(next < entries.length ? { NextToken: String(next) } : {}),
    });
  },
);

interface Listed {
  readonly id: string;
  readonly name: string;
  readonly cidr: string;
  readonly status: string;
  readonly type: 'System' | 'Custom' | 'CEN';
  readonly nextHopType: string;
  readonly nextHopId: string;
}

/** System routes, then the user's, then what the VPC learned from its CEN. */
const entriesOf = (world: World, table: RouteTable): Listed[] => [
  ...subnetsOf(world, table.vpc).map((subnet) => system(table, subnet.cidr, 'local')),
  system(table, SERVICE_BLOCK.text, 'service'),
  ...table.entries.map((entry) => ({
    ...entry,
    name: entry.name ?? '',
    status: statusOf(entry),
    type: 'Custom' as const,
  })),
  ...(table.main ? learned(world, table) : []),
];

const system = (table: RouteTable, cidr: string, nextHopType: string): Listed => ({
  id: '',
  name: '',
  cidr,
  status: 'Available',
  type: 'System',
  nextHopType,
  nextHopId: nextHopType === 'local' ? table.vpc : '',
});

const learned = (world: World, table: RouteTable): Listed[] =>
  learnedRoutesOf(world, table.vpc).map((route) => ({
    id: '',
    name: '',
    cidr: route.cidr.text,
    status: 'Available',
    type: 'CEN',
    nextHopType: route.networkType,
    nextHopId: route.network,
  }));

const entryElement = (table: RouteTable, row: Listed): JsonObject => ({
  RouteTableId: table.id,
  RouteEntryId: row.id,
  RouteEntryName: row.name,
  DestinationCidrBlock: row.cidr,
  Status: row.status,
  Type: row.type,
  IpVersion: 'IPv4',
  NextHops: {
    NextHop: [
      { NextHopType: row.nextHopType, NextHopId: row.nextHopId, Enabled: 1, Weight: 0, NextHopRegionId: '' },
    ],
  },
});
