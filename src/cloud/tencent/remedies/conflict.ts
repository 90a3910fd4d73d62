import { rows } from '../../../model/json.js';
import { find, hostsOf } from '../../lookup.js';
import { type Remedies, type Remedy, sweeping } from '../../remedies.js';
import type { World } from '../../world.js';
import { routesIn } from '../routes/ccn-routes.js';
import { rivalOf } from '../routes/clash.js';
import { userRoutesAgainst } from '../routes/vpc-routes.js';
import { call, remedyOf } from './calls.js';
import { detached } from './detach.js';
import { switchedOff, tableWith } from './entries.js';
import { enabling } from './route-switch.js';

/** A route that another one keeps off or hides. */
export const conflicts: Remedies = (world, fabric, obstacle) => [
  ...enabling(world, fabric, obstacle),
  ...againstRival(world, obstacle.object),
  ...againstOwn(world, obstacle.object),
  ...againstSubnet(world, obstacle.object),
];

/** In the CCN's table: the other network's route goes off, or the other network leaves. */
function againstRival(world: World, RouteId: string): readonly Remedy[] {
  const route = find(world.tencent.ccnRoutes, RouteId);
  const ccn = route && find(world.tencent.ccns, route.CcnId);
  if (!ccn) return [];
  const enabled = routesIn(world, route.RouteTableId).filter(({ Enabled }) => Enabled);
  const rival = rivalOf(ccn, enabled, route);
  if (!rival) return [];
  const { CcnId } = ccn;
  const enable = call(ccn.account, 'EnableCcnRoutes', { CcnId, RouteIds: [RouteId] });
  return [
    sweeping(remedyOf(call(ccn.account, 'DisableCcnRoutes', { CcnId, RouteIds: [rival.RouteId] }), enable)),
    ...detached(world, CcnId, rival.InstanceId).map((leave) => sweeping(remedyOf(leave, enable))),
  ];
}

/** In the VPC's table: its own routes go off. */
function againstOwn(world: World, item: string): readonly Remedy[] {
  const pushed = rows(world.tencent.vpcCcnRoutes).find(({ RouteItemId }) => RouteItemId === item);
  const table = pushed && tableWith(world, pushed.routeTable);
  if (!table) return [];
  const off = userRoutesAgainst(world, table.id, pushed.DestinationCidrBlock).flatMap(({ id }) =>
    switchedOff(world, id),
  );
  return [
    sweeping(
      remedyOf(...off, call(table.account, 'EnableRoutes', { RouteTableId: table.id, RouteItemIds: [item] })),
    ),
  ];
}

/** A subnet of the VPC itself that nobody stands in can go. */
function againstSubnet(world: World, SubnetId: string): readonly Remedy[] {
  const subnet = find(world.subnets, SubnetId);
  const vpc = subnet && find(world.vpcs, subnet.vpc);
  if (!vpc || find(world.accounts, vpc.account)?.cloud !== 'tencent') return [];
  const used = hostsOf(world, vpc.id).some((host) => host.subnet === SubnetId);
  return used ? [] : [remedyOf(call(vpc.account, 'DeleteSubnet', { SubnetId }))];
}
