import type { World } from '../../world.js';
import { attachmentOfNetwork } from '../lookup.js';
import type { CenRoute } from '../routes/cen-route.js';
import { learnedBy } from '../routes/learn.js';
import { attachmentLinkId } from './ids.js';

/** The routes that a network takes from its CEN, and the cable they lead to. */
export interface Learning {
  readonly learned: readonly CenRoute[];
  readonly link: string;
}

/** For the router of a VPC or a VBR; a network in no CEN learns nothing. */
export function learningOf(world: World, network: string): Learning {
  const row = attachmentOfNetwork(world, network);
  if (!row) return { learned: [], link: '' };
  return { learned: learnedBy(world, row).learned, link: attachmentLinkId(row.CenId, network) };
}
