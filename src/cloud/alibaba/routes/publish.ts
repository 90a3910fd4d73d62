import { find } from '../../lookup.js';
import type { World } from '../../world.js';
import { attachedTo, attachmentKey } from '../lookup.js';
import type { Attachment } from '../state/cen.js';
import type { Publication } from '../state/routes.js';
import { type OwnRoute, ownRoutes } from './own.js';

/** A network's route, and whether its CEN has it. */
export interface Offer extends OwnRoute {
  readonly published: boolean;
  /** What a call decided, or the default; the route is published if it is usable besides. */
  readonly wanted: boolean;
  /** The place of its network in the order of attachment. */
  readonly order: number;
}

export const publicationKey = (CenId: string, network: string, block: string): string =>
  `${attachmentKey(CenId, network)}/${block}`;

/** All routes that the attached networks of a CEN have, published or not, in the order of attachment. */
export const offersIn = (world: World, CenId: string): Offer[] =>
  attachedTo(world, CenId).flatMap((row) => offersOf(world, row));

export const offersOf = (world: World, row: Attachment): Offer[] =>
  ownRoutes(world, row).map((route) => {
    const wanted = decided(world, row, route)?.published ?? route.byDefault;
    return { ...route, wanted, published: wanted && !route.unusable, order: row.order };
  });

/** What a call decided about this very route. */
function decided(world: World, row: Attachment, route: OwnRoute): Publication | undefined {
  const key = publicationKey(row.CenId, row.ChildInstanceId, route.cidr.text);
  const found = find(world.alibaba.publications, key);
  return found && (found.object ?? route.object) === route.object ? found : undefined;
}
