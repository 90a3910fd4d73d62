import type { World } from '../../world.js';
import { refusalFor } from '../routes/learn.js';
import { attachmentsOfVpc, carries, tableFor } from './lookup.js';
import { activeRoutes, type RankedRoute } from './routes.js';
import type { VpcAttachment } from './state.js';

/** What an attachment writes into the route table of its VPC, and what the VPC refuses of it. */
export interface PublishedToVpc {
  readonly attachment: VpcAttachment;
  readonly learned: readonly RankedRoute[];
  readonly refused: readonly (RankedRoute & { readonly reason: string })[];
}

/**
 * With AutoPublishRouteEnabled the routes of the associated table appear in the VPC, but those that lead back into
 * it. The VPC refuses what its vSwitches and its own routes contain.
 */
export function publishedTo(world: World, attachment: VpcAttachment): PublishedToVpc {
  const cen = world.alibaba.cens[attachment.CenId];
  const table = tableFor(world, attachment.TransitRouterAttachmentId, attachment.TransitRouterId);
  const learned: RankedRoute[] = [];
  const refused: (RankedRoute & { reason: string })[] = [];
  if (!cen || table === undefined || !carries(attachment) || !attachment.AutoPublishRouteEnabled)
    return { attachment, learned, refused };
  const refusal = refusalFor(world, cen, attachment.VpcId);
  for (const route of activeRoutes(world, attachment.TransitRouterId, table)) {
    if (route.nextHop?.TransitRouterAttachmentId === attachment.TransitRouterAttachmentId) continue;
    const reason = refusal(route);
    if (reason === undefined) learned.push(route);
    else refused.push({ ...route, reason });
  }
  return { attachment, learned, refused };
}

/** Of all attachments of a VPC; one of them publishes at most. */
export const allPublishedTo = (world: World, vpc: string): PublishedToVpc[] =>
  attachmentsOfVpc(world, vpc).map((row) => publishedTo(world, row));
