import { rows } from '../../../model/json.js';
import type { World } from '../../world.js';
import type { RouteMap } from '../state/routes.js';
import { type Attributes, routeTest, type Taker, takerFits } from './map-match.js';
import type { OwnRoute } from './own.js';

type Travelling = OwnRoute & Attributes;

/** What the maps of one router make of a route: no map fits; these permit it; this one denies it. */
export type Passage =
  | { readonly kind: 'untouched' }
  | { readonly kind: 'permitted'; readonly attributes: Attributes; readonly by: readonly RouteMap[] }
  | { readonly kind: 'denied'; readonly by: RouteMap };

export type Gate = (route: Travelling) => Passage;

export const DEFAULT_MAP = 'default route map 5000';

/** Every CEN has it and shows it nowhere: VBRs and CCNs do not learn each other's routes. */
const defaultMap = (CenId: string, CenRegionId: string): RouteMap => ({
  RouteMapId: DEFAULT_MAP,
  CenId,
  CenRegionId,
  Description: '',
  Priority: 5000,
  TransmitDirection: 'RegionOut',
  MapResult: 'Deny',
  SourceChildInstanceTypes: ['VBR', 'CCN'],
  DestinationChildInstanceTypes: ['VBR', 'CCN'],
  Status: 'Active',
  order: 0,
});

/** The maps that act in a region and a direction, the most urgent first. */
export function mapsOf(
  world: World,
  CenId: string,
  region: string,
  direction: RouteMap['TransmitDirection'],
): RouteMap[] {
  const own = rows(world.alibaba.routeMaps).filter(
    (map) =>
      map.CenId === CenId &&
      map.CenRegionId === region &&
      map.TransmitDirection === direction &&
      (map.Status === 'Active' || map.Status === 'Modifying'),
  );
  const all = direction === 'RegionOut' ? [...own, defaultMap(CenId, region)] : own;
  return all.sort((a, b) => a.Priority - b.Priority);
}

/**
 * Asks the maps in turn: the first that fits decides, unless it permits and names a next priority, where the asking
 * goes on. What no map fits is permitted.
 */
export function gateTo(maps: readonly RouteMap[], taker: Taker): Gate {
  const steps = maps.filter((map) => takerFits(map, taker)).map((map) => ({ map, fits: routeTest(map) }));
  return (route) => {
    let attributes: Attributes = route;
    const by: RouteMap[] = [];
    let from = 0;
    for (const { map, fits } of steps) {
      if (map.Priority < from || !fits(route, attributes)) continue;
      if (map.MapResult === 'Deny') return { kind: 'denied', by: map };
      attributes = changed(attributes, map);
      by.push(map);
      if (map.NextPriority === undefined) break;
      from = map.NextPriority;
    }
    return by.length === 0 ? UNTOUCHED : { kind: 'permitted', attributes, by };
  };
}

const UNTOUCHED: Passage = { kind: 'untouched' };

const changed = (before: Attributes, map: RouteMap): Attributes => ({
  preference: map.Preference ?? before.preference,
  asPath: [...(map.PrependAsPath ?? []), ...before.asPath],
  communities: communitiesAfter(before.communities, map),
});

function communitiesAfter(before: readonly string[], map: RouteMap): readonly string[] {
  const given = map.OperateCommunitySet;
  if (!given) return before;
  return map.CommunityOperateMode === 'Replace' ? given : [...new Set([...before, ...given])];
}
