import { type Cidr, cidr } from '../../../model/cidr.js';
import { lineUp } from '../../faults.js';
import { find } from '../../lookup.js';
import type { World } from '../../world.js';
import { attachmentOfNetwork } from '../lookup.js';
import type { Vbr } from '../state/vbr.js';

/** A route of a VBR into its data centre. */
export interface BorderRoute {
  readonly cidr: Cidr;
  readonly type: 'Custom' | 'BGP';
  /** The static route's id, or the VBR's. */
  readonly object: string;
  readonly text: string;
  readonly asPath: readonly number[];
}

/** Whether a VBR exchanges routes with its data centre: a session that calls set up needs a peer. */
export const speaksBgp = ({ bgp }: Vbr): boolean =>
  bgp !== undefined && (bgp.BgpGroupId === undefined || bgp.BgpPeerId !== undefined);

/** Whether packets pass between a VBR and its data centre now. */
export const lineOpen = (world: World, vbr: Vbr): boolean =>
  vbr.Status === 'active' &&
  find(world.lines, vbr.PhysicalConnectionId) !== undefined &&
  lineUp(world, vbr.PhysicalConnectionId);

/** Every route a VBR can hold into its data centre: static ones, and those of BGP, whether the line is up or not. */
export const possibleRoutes = (vbr: Vbr): BorderRoute[] => [
  ...vbr.routes.map(
    (route): BorderRoute => ({
      cidr: cidr(route.cidr),
      type: 'Custom',
      object: route.id,
      text: `static route ${route.id} of ${vbr.VbrId}`,
      asPath: [],
    }),
  ),
  ...(speaksBgp(vbr) ? (vbr.bgp?.announced ?? []) : []).map(
    (route): BorderRoute => ({
      cidr: cidr(route.cidr),
      type: 'BGP',
      object: vbr.VbrId,
      text: `BGP route of ${vbr.VbrId}`,
      asPath: route.asPath,
    }),
  ),
];

/** The routes a VBR holds into its data centre now: static ones always, those of BGP while the line is up. */
export function borderRoutes(world: World, vbr: Vbr): BorderRoute[] {
  const open = lineOpen(world, vbr);
  return possibleRoutes(vbr).filter(({ type }) => open || type === 'Custom');
}

/**
 * The routes that a VBR gives to its CEN now. A static route stays published over a line that is down, unless a
 * health check notices.
 */
export function announcedRoutes(world: World, vbr: Vbr): BorderRoute[] {
  if (vbr.Status !== 'active') return [];
  const noticed = !lineOpen(world, vbr) && movesTraffic(world, vbr);
  return borderRoutes(world, vbr).filter(({ type }) => type === 'BGP' || !noticed);
}

const movesTraffic = (world: World, { VbrId, healthCheck }: Vbr): boolean =>
  healthCheck !== undefined &&
  !healthCheck.HealthCheckOnly &&
  attachmentOfNetwork(world, VbrId)?.CenId === healthCheck.CenId;
