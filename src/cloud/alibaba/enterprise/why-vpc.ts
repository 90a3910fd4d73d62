import { hasIp, ip } from '../../../model/cidr.js';
import type { NoRoute } from '../../model.js';
import type { Host, Vpc, World } from '../../world.js';
import { publishedTo } from './publish.js';
import { activeRoutes } from './routes.js';
import type { VpcAttachment } from './state.js';
import { whyNoAssociation, whyNotInTable } from './why-table.js';

/** Why an attached VPC has no route to a host of another one: what its transit router does not write into it. */
export function whyNotPublished(world: World, row: VpcAttachment, to: Vpc, host: Host): NoRoute {
  const { VpcId, TransitRouterAttachmentId: object, TransitRouterId: router } = row;
  if (!row.AutoPublishRouteEnabled)
    return {
      code: 'NO_ROUTE',
      object,
      text:
        `${VpcId} has no route to ${host.address}: ${router} writes none into it while AutoPublishRouteEnabled of ${object} is off ` +
        `(UpdateTransitRouterVpcAttachmentAttribute), nor has its own table one (CreateRouteEntry, NextHopType Attachment)`,
    };
  const { table, why } = whyNoAssociation(world, row, router);
  if (why) return why;
  const address = ip(host.address);
  const refused = publishedTo(world, row).refused.find((route) => hasIp(route.cidr, address));
  if (refused) return { code: 'NO_ROUTE', object: refused.object, text: refused.reason };
  const known = activeRoutes(world, router, table).find((route) => hasIp(route.cidr, address));
  return known
    ? { code: 'NO_ROUTE', object, text: `${known.text} leads back into ${VpcId}` }
    : whyNotInTable(world, router, table, to);
}
