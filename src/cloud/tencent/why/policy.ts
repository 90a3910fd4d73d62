import { cidr, hasIp, ip } from '../../../model/cidr.js';
import type { NoRoute } from '../../model.js';
import type { World } from '../../world.js';
import { routeTableOf } from '../lookup.js';
import { policyFor, takesIn } from '../routes/policy.js';
import { type Published, publishedIn } from '../routes/publish.js';
import type { CcnAttachment } from '../state/ccn.js';
import type { CcnRouteTable } from '../state/routes.js';

/** What an instance tells its CCN of an address. */
export const toldBy = (world: World, there: CcnAttachment, address: string): Published[] =>
  publishedIn(world, there.CcnId).filter(
    ({ from, block }) => from.InstanceId === there.InstanceId && hasIp(cidr(block), ip(address)),
  );

/** Why the table in which an instance looks up does not take in what another one publishes. */
export function whyNotTaken(
  world: World,
  here: CcnAttachment,
  there: CcnAttachment,
  address: string,
): NoRoute | undefined {
  const table = routeTableOf(world, here);
  const route = table && toldBy(world, there, address).find((one) => !takesIn(table, one));
  return (
    route && {
      code: 'ROUTE_DENIED',
      object: table.RouteTableId,
      text:
        `CCN route table ${table.RouteTableId}, in which ${here.InstanceId} looks up, does not take in ` +
        `${route.block} of ${there.InstanceId}: ${whyNot(table, route)} (ReplaceCcnRouteTableInputPolicys, ` +
        'or AssociateInstancesToCcnRouteTable with a table that does)',
    }
  );
}

function whyNot(table: CcnRouteTable, route: Published): string {
  const policy = policyFor(table, route);
  const called = policy?.Description ? ` "${policy.Description}"` : '';
  return policy ? `its policy${called} drops it` : 'none of its policies accepts it';
}
