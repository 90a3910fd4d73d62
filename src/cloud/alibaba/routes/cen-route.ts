import type { ChildInstanceType } from '../state/cen.js';
import type { RouteMap } from '../state/routes.js';
import type { Attributes } from './map-match.js';
import { DEFAULT_MAP } from './maps.js';
import type { Offer } from './publish.js';

/** A published route as a router of a CEN holds it, or as a network sees it. */
export interface CenRoute extends Offer, Attributes {
  readonly status: RouteStatus;
  /** Why it is Rejected or Prohibited. */
  readonly obstacle?: Obstacle;
  /** The maps that permitted it on its way here. */
  readonly inMaps: readonly MapRecord[];
  readonly outMaps: readonly MapRecord[];
}

/** Active: it serves. Candidate: it would if the Active one went. Rejected: a conflict. Prohibited: a route map. */
export type RouteStatus = 'Active' | 'Candidate' | 'Rejected' | 'Prohibited';

export interface MapRecord {
  readonly RegionId: string;
  readonly RouteMapId: string;
}

export interface Obstacle {
  readonly code: 'ROUTE_CONFLICT' | 'ROUTE_DENIED';
  /** What has to change: where the route comes from, or the route map. */
  readonly object: string;
  /** For people. */
  readonly text: string;
  /** The network that does not take the route, or whose route serves instead, and its block; of a denial the route's. */
  readonly other: Other;
}

export interface Other {
  readonly cidr: string;
  readonly network: string;
  readonly networkType: ChildInstanceType;
  readonly region: string;
}

export const denied = (
  { cidr, text }: Pick<Offer, 'cidr' | 'text'>,
  map: RouteMap,
  other: Other,
  taker: string,
): Pick<CenRoute, 'status' | 'obstacle'> => ({
  status: 'Prohibited',
  obstacle: {
    code: 'ROUTE_DENIED',
    object: map.RouteMapId,
    text: `${cidr.text} of ${text} does not get to ${taker}: ${nameOf(map)} denies it in direction ${map.TransmitDirection} of ${map.CenRegionId}`,
    other,
  },
});

const nameOf = ({ RouteMapId, Priority }: RouteMap): string =>
  RouteMapId === DEFAULT_MAP ? `the ${DEFAULT_MAP}` : `route map ${RouteMapId} (priority ${Priority})`;

export const rejected = (
  route: Pick<Offer, 'object'>,
  text: string,
  other: Other,
): Pick<CenRoute, 'status' | 'obstacle'> => ({
  status: 'Rejected',
  obstacle: { code: 'ROUTE_CONFLICT', object: route.object, text, other },
});

export const otherOf = ({ cidr, network, networkType, region }: Offer): Other => ({
  cidr: cidr.text,
  network,
  networkType,
  region,
});
