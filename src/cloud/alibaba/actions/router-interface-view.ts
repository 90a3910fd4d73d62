import { type JsonObject, rows } from '../../../model/json.js';
import { find } from '../../lookup.js';
import type { World } from '../../world.js';
import { accept, action } from '../action.js';
import { filterBy, filters, PAGING, paged, seconds } from '../answer.js';
import { inOrder } from '../lookup.js';
import { optional, text } from '../params.js';
import { oppositeUid, ownerUid, routerOf } from '../router-interface/lookup.js';
import type { RouterInterface } from '../state/router-interface.js';
import { VPC } from './common.js';

export const describeRouterInterfaces = action(
  VPC,
  'DescribeRouterInterfaces',
  { RegionId: optional(text), Filter: filters, ...PAGING },
  (world, caller, p) => {
    const matches = filterBy<RouterInterface>(
      p.Filter,
      {
        RouterInterfaceId: (row) => [row.RouterInterfaceId],
        RouterId: (row) => [routerOf(row.vpc)],
        RouterType: () => ['VRouter'],
        RouterInterfaceOwnerId: (row) => [ownerUid(world, row)],
        OppositeInterfaceId: (row) => [row.OppositeInterfaceId ?? ''],
        OppositeInterfaceOwnerId: (row) => [oppositeUid(world, row)],
        Status: (row) => [row.Status],
        Name: (row) => [row.Name ?? ''],
      },
      false,
      'InvalidFilterKey.ValueNotSupported',
    );
    if (!matches.ok) return matches;
    const items = inOrder(rows(world.alibaba.routerInterfaces))
      .filter((row) => row.account === caller.id && (p.RegionId ?? row.region) === row.region)
      .filter(matches.test)
      .map((row) => element(world, row));
    return accept(world, paged(p, 'RouterInterfaceSet', 'RouterInterfaceType', items));
  },
);

const element = (world: World, row: RouterInterface): JsonObject => ({
  RouterInterfaceId: row.RouterInterfaceId,
  Name: row.Name ?? '',
  Description: row.Description ?? '',
  Status: row.Status,
  BusinessStatus: 'Normal',
  Role: row.Role,
  Spec: row.Spec,
  Bandwidth: row.Bandwidth,
  RouterType: 'VRouter',
  RouterId: routerOf(row.vpc),
  VpcInstanceId: row.vpc,
  CreationTime: seconds(row.created),
  OppositeRegionId: row.OppositeRegionId,
  OppositeRouterType: 'VRouter',
  OppositeInterfaceOwnerId: oppositeUid(world, row),
  ...oppositeOf(world, row),
});

/** An interface that went away is still named. */
function oppositeOf(world: World, { OppositeInterfaceId }: RouterInterface): JsonObject {
  if (OppositeInterfaceId === undefined) return {};
  const other = find(world.alibaba.routerInterfaces, OppositeInterfaceId);
  return {
    OppositeInterfaceId,
    OppositeInterfaceStatus: other?.Status ?? 'Deleted',
    ...(other && {
      OppositeInterfaceSpec: other.Spec,
      OppositeBandwidth: other.Bandwidth,
      OppositeRouterId: routerOf(other.vpc),
      OppositeVpcInstanceId: other.vpc,
    }),
  };
}
