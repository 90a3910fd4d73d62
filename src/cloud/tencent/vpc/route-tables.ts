import type { JsonObject } from '../../../model/json.js';
import { find, subnetsOf } from '../../lookup.js';
import type { RouteTable, World } from '../../world.js';
import { accept, action } from '../action.js';
import { VPC } from '../actions/common.js';
import { filters, PAGING, paged, time } from '../answer.js';
import { chosen } from '../listing.js';
import { list, optional, text } from '../params.js';
import { labelOf } from './common.js';
import { routeElement, routesOfTable, tablesOfAccount } from './route-rows.js';

/** A VPC has one table, which serves all its subnets. */
export function tableElement(world: World, table: RouteTable): JsonObject {
  const { name, created } = labelOf(world, table.id);
  const whole = find(world.tencent.vpcSettings, table.vpc)?.EnableRouteVpcPublish ?? false;
  const subnets = subnetsOf(world, table.vpc);
  const blocks = whole ? (find(world.vpcs, table.vpc)?.cidrs ?? []) : subnets.map(({ cidr }) => cidr);
  const attached = Object.values(world.tencent.attachments).some(
    (row) => row.InstanceId === table.vpc && row.State === 'ACTIVE',
  );
  return {
    VpcId: table.vpc,
    RouteTableId: table.id,
    RouteTableName: name,
    Main: table.main,
    AssociationSet: subnets.map(({ id }) => ({ SubnetId: id, RouteTableId: table.id })),
    RouteSet: routesOfTable(world, table).map((route) => routeElement(world, table, route)),
    LocalCidrForCcn: blocks.map((Cidr) => ({ Cidr, PublishedToVbc: attached })),
    CreatedTime: time(created),
    TagSet: [],
  };
}

export const describeRouteTables = action(
  VPC,
  'DescribeRouteTables',
  { Region: optional(text), RouteTableIds: list(text), Filters: filters, ...PAGING },
  (world, caller, p) => {
    const found = chosen(tablesOfAccount(world, caller.id, p.Region), (table) => table.id, {
      ids: p.RouteTableIds,
      filters: p.Filters,
      fields: {
        'route-table-id': (table) => [table.id],
        'route-table-name': (table) => [labelOf(world, table.id).name],
        'vpc-id': (table) => [table.vpc],
        'association.main': (table) => [String(table.main)],
      },
    });
    if (!found.ok) return found;
    const items = found.rows.map((table) => tableElement(world, table));
    return accept(world, paged(p, 'RouteTableSet', items));
  },
);
