import type { Account, World } from '../../world.js';
import { type Refusal, refuse } from '../errors.js';
import { optional } from '../params.js';
import { areaOf } from '../regions.js';
import { cenAtRest, routerAtRest } from './at-rest.js';
import { id } from './call.js';
import { whyNoRouterIn, withTransitRouter } from './create.js';
import { transitRouterIn } from './lookup.js';
import type { TransitRouter } from './state.js';

/** Parameters that say where an attachment is made. */
export const PLACE = { TransitRouterId: optional(id), CenId: optional(id), RegionId: optional(id) };

interface Place {
  readonly TransitRouterId: string | undefined;
  readonly CenId: string | undefined;
  readonly RegionId: string | undefined;
}

export type Placed = { readonly ok: true; readonly world: World; readonly router: TransitRouter } | Refusal;

/** The transit router of a call: named by its id, or by CEN and region, where one is created if there is none. */
export function placeOf(world: World, caller: Account, { TransitRouterId, CenId, RegionId }: Place): Placed {
  if (TransitRouterId !== undefined) {
    const found = routerAtRest(world, caller, TransitRouterId);
    if (!found.ok) return found;
    return CenId === undefined || CenId === found.row.CenId
      ? { ok: true, world, router: found.row }
      : refuse('InvalidTransitRouterId.NotFound', `${TransitRouterId} is not in ${CenId}.`);
  }
  if (CenId === undefined || RegionId === undefined) return refuse('MissingParam.CenIdOrRegionId');
  const cen = cenAtRest(world, caller, CenId);
  if (!cen.ok) return cen;
  if (!areaOf(RegionId)) return refuse('IllegalParam.RegionId', `There is no region ${RegionId}.`);
  const present = transitRouterIn(world, CenId, RegionId);
  if (present) return placeOf(world, caller, { TransitRouterId: present.TransitRouterId, CenId, RegionId });
  const refusal = whyNoRouterIn(world, cen.row, RegionId);
  if (refusal) return refusal;
  const [router, made] = withTransitRouter(world, cen.row, RegionId);
  return { ok: true, world: made, router };
}
