import type { JsonObject, Table } from '../../../model/json.js';
import { rows } from '../../../model/json.js';
import { find } from '../../lookup.js';
import type { Account, World } from '../../world.js';
import { accept, type Outcome } from '../action.js';
import { refuse } from '../errors.js';
import { optional } from '../params.js';
import { attachmentAtRest, tableAtRest } from './at-rest.js';
import { fits, type Got, got, id, TOKENS, tokenPaged, WRITE } from './call.js';
import { endsOf, resourceOf, transitRouterOf } from './lookup.js';
import type { TransitRouterAttachment, TransitRouterRouteTable } from './state.js';

/** Parameters of the calls that tie an attachment to a route table. */
export const TIE = { TransitRouterAttachmentId: id, TransitRouterRouteTableId: id, ...WRITE };

interface Named {
  readonly TransitRouterAttachmentId: string;
  readonly TransitRouterRouteTableId: string;
}

interface Pair {
  readonly attachment: TransitRouterAttachment;
  readonly table: TransitRouterRouteTable;
}

/** Both at rest, the table at a transit router where the attachment ends. */
export function pairAtRest(world: World, caller: Account, p: Named): Got<Pair> {
  const attachment = attachmentAtRest(world, caller, p.TransitRouterAttachmentId);
  if (!attachment.ok) return attachment;
  const table = tableAtRest(world, caller, p.TransitRouterRouteTableId);
  if (!table.ok) return table;
  return endsOf(attachment.row).includes(table.row.TransitRouterId)
    ? got({ attachment: attachment.row, table: table.row })
    : refuse(
        'InvalidTransitRouterRouteTableId.NotFound',
        `${p.TransitRouterRouteTableId} is not at a transit router of ${p.TransitRouterAttachmentId}.`,
      );
}

export const TIES = {
  TransitRouterRouteTableId: optional(id),
  TransitRouterAttachmentId: optional(id),
  TransitRouterAttachmentResourceId: optional(id),
  TransitRouterAttachmentResourceType: optional(id),
  Status: optional(id),
  ...TOKENS,
};

type Wanted = { readonly [K in Exclude<keyof typeof TIES, 'MaxResults'>]: string | undefined } & {
  readonly MaxResults: number;
};

/** The answer of the calls that list associations and propagations. */
export function tiesListed(
  world: World,
  caller: Account,
  p: Wanted,
  name: string,
  table: Table<Named & { readonly Status: string }>,
): Outcome {
  const items = rows(table).flatMap((row): JsonObject[] => {
    const attachment = find(world.alibaba.transitRouterAttachments, row.TransitRouterAttachmentId);
    if (!attachment || !transitRouterOf(world, caller, attachment.TransitRouterId)) return [];
    const resource = resourceOf(attachment);
    const wanted =
      fits(p.TransitRouterRouteTableId, row.TransitRouterRouteTableId) &&
      fits(p.TransitRouterAttachmentId, row.TransitRouterAttachmentId) &&
      fits(p.TransitRouterAttachmentResourceId, resource) &&
      fits(p.TransitRouterAttachmentResourceType, attachment.ResourceType) &&
      fits(p.Status, row.Status);
    return wanted ? [{ ...row, ResourceId: resource, ResourceType: attachment.ResourceType }] : [];
  });
  return accept(world, tokenPaged(p, name, items));
}
