import { type Cidr, cidr, contains } from '../../../model/cidr.js';
import type { ChildInstanceType } from '../state/cen.js';
import type { RouteMap } from '../state/routes.js';
import type { OwnRoute } from './own.js';

/** What a route carries along; route maps change it. */
export interface Attributes {
  /** 1 to 100; the smaller is preferred. */
  readonly preference: number;
  readonly asPath: readonly number[];
  readonly communities: readonly string[];
}

/** Where a router gives a route to: the router of a region (its own, when it takes the route), or a network. */
export type Taker =
  | { readonly kind: 'router'; readonly region: string }
  | {
      readonly kind: 'network';
      readonly region: string;
      readonly id: string;
      readonly type: ChildInstanceType;
      readonly table: string;
    };

/** Asked of a route with the attributes it has by then. */
type Test = (route: OwnRoute, attributes: Attributes) => boolean;

/** Conditions about the taker count for routes that go out only; those about a network need one of the region. */
export function takerFits(map: RouteMap, taker: Taker): boolean {
  if (map.TransmitDirection === 'RegionIn') return true;
  const network = taker.kind === 'network' ? taker : undefined;
  const ids = map.DestinationInstanceIds;
  const reverse = map.DestinationInstanceIdsReverseMatch ?? false;
  return (
    among(map.DestinationRegionIds, taker.region) &&
    (!ids || (network !== undefined && ids.includes(network.id) !== reverse)) &&
    among(map.DestinationRouteTableIds, network?.table) &&
    among(map.DestinationChildInstanceTypes, network?.type)
  );
}

/** All that a map asks of a route itself. */
export function routeTest(map: RouteMap): Test {
  const blocks = map.DestinationCidrBlocks?.map(cidr);
  const exact = map.CidrMatchMode === 'Complete';
  const ids = map.SourceInstanceIds;
  const reverse = map.SourceInstanceIdsReverseMatch ?? false;
  return (route, { asPath, communities }) =>
    map.MatchAddressType !== 'IPv6' &&
    (!ids || ids.includes(route.network) !== reverse) &&
    among(map.SourceRegionIds, route.region) &&
    among(map.SourceRouteTableIds, route.table) &&
    among(map.SourceChildInstanceTypes, route.networkType) &&
    among(map.RouteTypes, route.type) &&
    (!blocks || blocks.some((block) => fitsBlock(block, route.cidr, exact))) &&
    fitsList(map.MatchAsns, asPath, map.AsPathMatchMode) &&
    fitsList(map.MatchCommunitySet, communities, map.CommunityMatchMode);
}

const among = <T>(list: readonly T[] | undefined, value: T | undefined): boolean =>
  !list || (value !== undefined && list.includes(value));

const fitsBlock = (block: Cidr, route: Cidr, exact: boolean): boolean =>
  exact ? block.text === route.text : contains(block, route);

/** Include: they have one in common. Complete: they are the same, in the same order. */
function fitsList<T>(
  wanted: readonly T[] | undefined,
  found: readonly T[],
  mode: 'Include' | 'Complete' | undefined,
): boolean {
  if (!wanted) return true;
  return mode === 'Complete' ? wanted.join() === found.join() : wanted.some((one) => found.includes(one));
}
