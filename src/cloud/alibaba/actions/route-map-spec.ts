import { type ErrorCode, type Refusal, refuse } from '../errors.js';
import { flag, integer, list, matching, oneOf, optional, or, type Values } from '../params.js';
import type { RouteMap } from '../state/routes.js';
import { block } from './child.js';
import { description, id } from './common.js';

const ids = list(id, 32);
const types = list(oneOf(['VPC', 'VBR', 'CCN', 'VPN']), 32);
const mode = optional(oneOf(['Include', 'Complete']));
const asns = list(integer(1, 4_294_967_295), 32);
const PART = '([1-9]\\d{0,3}|[1-5]\\d{4}|6[0-4]\\d{3}|65[0-4]\\d\\d|655[0-2]\\d|6553[0-5])';
const communities = list(
  matching(new RegExp(`^${PART}:${PART}$`), 'InvalidParameter', 'is n:m with numbers from 1 to 65535'),
  32,
);

/** All that a route map says: what it asks of routes, and what it does with those that fit. */
export const DEFINITION = {
  Description: or(description, ''),
  Priority: integer(1, 100),
  MapResult: oneOf(['Permit', 'Deny']),
  NextPriority: optional(integer(1, 100)),
  SourceInstanceIds: ids,
  SourceInstanceIdsReverseMatch: optional(flag),
  DestinationInstanceIds: ids,
  DestinationInstanceIdsReverseMatch: optional(flag),
  SourceRouteTableIds: ids,
  DestinationRouteTableIds: ids,
  SourceRegionIds: ids,
  DestinationRegionIds: ids,
  SourceChildInstanceTypes: types,
  DestinationChildInstanceTypes: types,
  DestinationCidrBlocks: list(block, 32),
  CidrMatchMode: mode,
  RouteTypes: list(oneOf(['System', 'Custom', 'BGP']), 32),
  MatchAsns: asns,
  AsPathMatchMode: mode,
  MatchCommunitySet: communities,
  CommunityMatchMode: mode,
  MatchAddressType: optional(oneOf(['IPv4', 'IPv6'])),
  Preference: optional(integer(1, 100)),
  CommunityOperateMode: optional(oneOf(['Additive', 'Replace'])),
  OperateCommunitySet: communities,
  PrependAsPath: asns,
};

type Given = Values<typeof DEFINITION>;

/** The definition of a map without what was not given. */
export type Definition = Omit<
  RouteMap,
  'RouteMapId' | 'CenId' | 'CenRegionId' | 'TransmitDirection' | 'Status' | 'order'
>;

export const definitionOf = (p: Given): Definition => ({
  Description: p.Description,
  Priority: p.Priority,
  MapResult: p.MapResult,
  ...present({
    NextPriority: p.NextPriority,
    SourceInstanceIds: p.SourceInstanceIds,
    SourceInstanceIdsReverseMatch: p.SourceInstanceIdsReverseMatch,
    DestinationInstanceIds: p.DestinationInstanceIds,
    DestinationInstanceIdsReverseMatch: p.DestinationInstanceIdsReverseMatch,
    SourceRouteTableIds: p.SourceRouteTableIds,
    DestinationRouteTableIds: p.DestinationRouteTableIds,
    SourceRegionIds: p.SourceRegionIds,
    DestinationRegionIds: p.DestinationRegionIds,
    SourceChildInstanceTypes: p.SourceChildInstanceTypes,
    DestinationChildInstanceTypes: p.DestinationChildInstanceTypes,
    DestinationCidrBlocks: p.DestinationCidrBlocks,
    CidrMatchMode: p.CidrMatchMode,
    RouteTypes: p.RouteTypes,
    MatchAsns: p.MatchAsns,
    AsPathMatchMode: p.AsPathMatchMode,
    MatchCommunitySet: p.MatchCommunitySet,
    CommunityMatchMode: p.CommunityMatchMode,
    MatchAddressType: p.MatchAddressType,
    Preference: p.Preference,
    CommunityOperateMode: p.CommunityOperateMode,
    OperateCommunitySet: p.OperateCommunitySet,
    PrependAsPath: p.PrependAsPath,
  }),
});

type Present<T> = { readonly [K in keyof T]?: Exclude<T[K], undefined> };

/** An empty list is none: it would fit nothing. */
const present = <T extends object>(values: T): Present<T> =>
  Object.fromEntries(
    Object.entries(values).filter(
      ([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0),
    ),
  ) as Present<T>;

/** What contradicts itself; `place` is where the map acts. */
export function whyInconsistent(
  map: Definition,
  place: Pick<RouteMap, 'CenRegionId' | 'TransmitDirection'>,
): Refusal | undefined {
  const code: ErrorCode = 'InvalidParameter';
  if (map.NextPriority !== undefined && map.NextPriority <= map.Priority)
    return refuse(code, `NextPriority ${map.NextPriority} must be greater than Priority ${map.Priority}.`);
  if (!map.PrependAsPath) return undefined;
  if (place.TransmitDirection === 'RegionOut')
    return map.DestinationInstanceIds
      ? undefined
      : refuse(code, 'PrependAsPath in direction RegionOut needs DestinationInstanceIds.');
  return map.SourceInstanceIds && map.SourceRegionIds?.join() === place.CenRegionId
    ? undefined
    : refuse(
        code,
        'PrependAsPath in direction RegionIn needs SourceInstanceIds, and its own region in SourceRegionIds.',
      );
}
