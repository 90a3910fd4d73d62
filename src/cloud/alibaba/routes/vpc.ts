import type { World } from '../../world.js';
import { attachmentOfNetwork } from '../lookup.js';
import type { CenRoute } from './cen-route.js';
import { learnedBy } from './learn.js';

/** What a VPC has learned from the CEN it is in; nothing while it is not Attached. */
export function learnedRoutesOf(world: World, vpc: string): readonly CenRoute[] {
  const row = attachmentOfNetwork(world, vpc);
  return row ? learnedBy(world, row).learned : [];
}
