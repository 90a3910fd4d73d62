import { unreachable } from '../../../model/never.js';
import type { World } from '../../world.js';
import type { RouteMap } from '../state/routes.js';
import type { MapRecord } from './cen-route.js';
import type { Attributes } from './map-match.js';
import { type Gate, gateTo, mapsOf } from './maps.js';
import type { OwnRoute } from './own.js';
import type { Offer } from './publish.js';

/** A published route on its way between the routers of a CEN; one that a map denied goes no further. */
export interface Traveller extends Offer, Attributes {
  readonly inMaps: readonly MapRecord[];
  readonly outMaps: readonly MapRecord[];
  readonly denied?: RouteMap;
}

export const DEFAULT_PREFERENCE = 50;

export const setOut = (offer: Offer): Traveller => ({
  ...offer,
  preference: DEFAULT_PREFERENCE,
  communities: [],
  inMaps: [],
  outMaps: [],
});

/** The way between the routers of a CEN. */
export interface Ways {
  /** The router of a region takes the route. */
  readonly enter: (route: Traveller, region: string) => Traveller;
  /** The router of the route's own region gives it to the router of another. */
  readonly leave: (route: Traveller, region: string) => Traveller;
}

export function waysOf(world: World, CenId: string): Ways {
  const enter = remembered((region) =>
    gateTo(mapsOf(world, CenId, region, 'RegionIn'), { kind: 'router', region }),
  );
  const leave = remembered((pair) => {
    const [from = '', region = ''] = pair.split(' ');
    return gateTo(mapsOf(world, CenId, from, 'RegionOut'), { kind: 'router', region });
  });
  return {
    enter: (route, region) => pass(route, enter(region), 'inMaps'),
    leave: (route, region) => pass(route, leave(`${route.region} ${region}`), 'outMaps'),
  };
}

type Mapped = OwnRoute & Attributes & Pick<Traveller, 'inMaps' | 'outMaps'>;
type Denied = Pick<Traveller, 'denied'>;

/** Past one gate, whose maps are noted in the list. */
export function pass<T extends Mapped>(
  route: T & Denied,
  gate: Gate,
  list: 'inMaps' | 'outMaps',
): T & Denied {
  if (route.denied) return route;
  const passage = gate(route);
  switch (passage.kind) {
    case 'untouched':
      return route;
    case 'denied':
      return { ...route, denied: passage.by };
    case 'permitted':
      return { ...route, ...passage.attributes, [list]: [...route[list], ...passage.by.map(recordOf)] };
    default:
      return unreachable(passage);
  }
}

const recordOf = ({ CenRegionId, RouteMapId }: RouteMap): MapRecord => ({
  RegionId: CenRegionId,
  RouteMapId,
});

function remembered<T>(make: (key: string) => T): (key: string) => T {
  const made = new Map<string, T>();
  return (key) => {
    const value = made.get(key) ?? make(key);
    made.set(key, value);
    return value;
  };
}
