import type { NoRoute } from '../../model.js';
import type { Vpc, World } from '../../world.js';
import {
  associationAt,
  attachmentsOfVpc,
  carries,
  peerAttachmentOf,
  propagates,
  resourceOf,
  tableFor,
} from './lookup.js';
import type { PeerAttachment, TransitRouterAttachment } from './state.js';

type Table =
  | { readonly table: string; readonly why?: undefined }
  | { readonly table?: undefined; readonly why: NoRoute };

/** The table for packets that come in by an attachment, or why there is none. */
export function whyNoAssociation(world: World, row: TransitRouterAttachment, router: string): Table {
  const id = row.TransitRouterAttachmentId;
  const table = tableFor(world, id, router);
  if (table !== undefined) return { table };
  const present = associationAt(world, id, router);
  const text = present
    ? `${nameOf(row)} is ${present.Status} with ${present.TransitRouterRouteTableId}`
    : `${nameOf(row)} is associated with no route table of ${router} (AssociateTransitRouterAttachmentWithRouteTable), so what comes in by it is dropped`;
  return { why: { code: 'NOT_ASSOCIATED', object: id, text } };
}

const nameOf = (row: TransitRouterAttachment): string =>
  `attachment ${row.TransitRouterAttachmentId} (${resourceOf(row)})`;

/** Why a table of a transit router has no route to a VPC: what is missing first on the way the routes take. */
export function whyNotInTable(world: World, router: string, table: string, vpc: Vpc): NoRoute {
  const CenId = world.alibaba.transitRouters[router]?.CenId;
  const target = attachmentsOfVpc(world, vpc.id).find((row) => row.CenId === CenId);
  if (!target || !carries(target))
    return {
      code: 'NOT_ATTACHED',
      object: vpc.id,
      text: target
        ? `${vpc.id} is ${target.Status}, not Attached, to ${target.TransitRouterId}`
        : `${vpc.id} is attached to no transit router of ${CenId}; CreateTransitRouterVpcAttachment attaches it`,
    };
  if (target.TransitRouterId !== router)
    return whyNotAcross(world, router, table, vpc, target.TransitRouterId);
  return propagates(world, target.TransitRouterAttachmentId, table)
    ? noRoute(table, `${table} of ${router} has no route to ${vpc.id}`)
    : notLearned(target, table);
}

const noRoute = (object: string, text: string): NoRoute => ({ code: 'NO_ROUTE', object, text });

const notLearned = (row: TransitRouterAttachment, table: string): NoRoute => ({
  code: 'NOT_PROPAGATED',
  object: row.TransitRouterAttachmentId,
  text: `${table} does not learn the routes of ${nameOf(row)}: EnableTransitRouterRouteTablePropagation, or a static route (CreateTransitRouterRouteEntry)`,
});

/** The VPC is at another transit router of the CEN. */
function whyNotAcross(world: World, router: string, table: string, vpc: Vpc, other: string): NoRoute {
  const peer = peerAttachmentOf(world, router, other);
  if (!peer || !carries(peer))
    return {
      code: 'NO_REGION_CONNECTION',
      object: peer?.TransitRouterAttachmentId ?? router,
      text: peer
        ? `${peer.TransitRouterAttachmentId} between ${router} and ${other} is ${peer.Status}`
        : `nothing connects ${router} and ${other}: CreateTransitRouterPeerAttachment does`,
    };
  return whyNotOver(world, router, table, vpc, peer, other);
}

function whyNotOver(
  world: World,
  router: string,
  table: string,
  vpc: Vpc,
  peer: PeerAttachment,
  other: string,
): NoRoute {
  if (!propagates(world, peer.TransitRouterAttachmentId, table)) return notLearned(peer, table);
  if (!peer.AutoPublishRouteEnabled)
    return {
      code: 'NOT_PROPAGATED',
      object: peer.TransitRouterAttachmentId,
      text: `${peer.TransitRouterAttachmentId} publishes no routes from ${other} to ${router}: AutoPublishRouteEnabled is off (UpdateTransitRouterPeerAttachmentAttribute)`,
    };
  const there = whyNoAssociation(world, peer, other);
  return there.why ?? whyNotInTable(world, other, there.table, vpc);
}
