import type { World } from '../../world.js';
import { putRow } from '../tables.js';
import { later } from '../transitions.js';
import type { TransitRouterAttachment } from './state.js';

/** An attachment in a state that ends after `ms`. */
export const settling = (world: World, row: TransitRouterAttachment, ms: number): World =>
  later(
    putRow(world, 'transitRouterAttachments', row.TransitRouterAttachmentId, row),
    ms,
    'TransitRouterAttachmentSettled',
    { id: row.TransitRouterAttachmentId },
  );
