import { cidr, contains, hasIp, ip } from '../../../model/cidr.js';
import { find, subnetsOf } from '../../lookup.js';
import type { NoRoute } from '../../model.js';
import type { World } from '../../world.js';
import { routeTableOf } from '../lookup.js';
import { routesIn } from '../routes/ccn-routes.js';
import { rivalOf } from '../routes/clash.js';
import { mainTableIdOf, userRoutesAgainst } from '../routes/vpc-routes.js';
import type { CcnAttachment } from '../state/ccn.js';
import type { CcnRoute } from '../state/routes.js';
import { whyNotTaken } from './policy.js';
import { whyUnpublished } from './unpublished.js';

/** Both are in one CCN: which switch is off, and what stands against the route. */
export function whyNotRouted(
  world: World,
  here: CcnAttachment,
  there: CcnAttachment,
  address: string,
): NoRoute | undefined {
  const table = routeTableOf(world, here)?.RouteTableId ?? '';
  const routes = routesIn(world, table).filter(
    (route) => route.InstanceId === there.InstanceId && hasIp(cidr(route.DestinationCidrBlock), ip(address)),
  );
  const [route] = routes;
  if (!route) return whyNotTaken(world, here, there, address) ?? whyUnpublished(world, there, address);
  const enabled = routes.find(({ Enabled }) => Enabled);
  return enabled ? whyNotInVpc(world, here, enabled) : whyDisabled(world, route);
}

const nameOf = (route: CcnRoute): string =>
  `CCN route ${route.RouteId} for ${route.DestinationCidrBlock} to ${route.InstanceId}`;

function whyDisabled(world: World, route: CcnRoute): NoRoute {
  const ccn = find(world.tencent.ccns, route.CcnId);
  const enabled = routesIn(world, route.RouteTableId).filter(({ Enabled }) => Enabled);
  const rival = ccn && rivalOf(ccn, enabled, route);
  if (!rival)
    return {
      code: 'ROUTE_DISABLED',
      object: route.RouteId,
      text: `${nameOf(route)} is disabled (EnableCcnRoutes enables it)`,
    };
  const same = rival.DestinationCidrBlock === route.DestinationCidrBlock;
  return {
    code: 'ROUTE_CONFLICT',
    object: route.RouteId,
    text:
      `${nameOf(route)} is disabled: ${nameOf(rival)} ${same ? 'has the same block' : 'overlaps it'} and ` +
      `${same ? 'has to be disabled first (DisableCcnRoutes)' : 'came first (EnableCcnRoutes enables both)'}`,
  };
}

function whyNotInVpc(world: World, here: CcnAttachment, route: CcnRoute): NoRoute | undefined {
  const vpc = here.InstanceId;
  const routeTable = mainTableIdOf(world, vpc);
  const entry = find(world.tencent.vpcCcnRoutes, `${routeTable}/${route.RouteId}`);
  if (!entry) return undefined;
  const block = cidr(route.DestinationCidrBlock);
  const local = subnetsOf(world, vpc).find((subnet) => contains(cidr(subnet.cidr), block));
  if (local)
    return {
      code: 'ROUTE_CONFLICT',
      object: local.id,
      text: `${nameOf(route)} is hidden by subnet ${local.id} (${local.cidr}) of ${vpc} itself`,
    };
  if (entry.Enabled) return undefined;
  const off = `${nameOf(route)} is off in route table ${routeTable} of ${vpc}`;
  const [user] = userRoutesAgainst(world, routeTable, route.DestinationCidrBlock);
  return user
    ? {
        code: 'ROUTE_CONFLICT',
        object: entry.RouteItemId,
        text: `${off}: the VPC's own route ${user.id} for ${user.cidr} stands against it (EnableRoutes enables it)`,
      }
    : { code: 'ROUTE_DISABLED', object: entry.RouteItemId, text: `${off} (EnableRoutes enables it)` };
}
