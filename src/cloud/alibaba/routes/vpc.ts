import { find } from '../../lookup.js';
import type { World } from '../../world.js';
import { attachmentOfNetwork } from '../lookup.js';
import { type CenRoute, routesOf } from './domain.js';
import { learnedBy } from './learn.js';

/** What a VPC has learned from the CEN it is in; nothing while it is not Attached. */
export function learnedRoutesOf(world: World, vpc: string): readonly CenRoute[] {
  const row = attachmentOfNetwork(world, vpc);
  const cen = row?.Status === 'Attached' ? find(world.alibaba.cens, row.CenId) : undefined;
  return cen ? learnedBy(world, cen, vpc, routesOf(world, cen.CenId)).learned : [];
}
