import { compareCidr } from '../../../model/cidr.js';
import { grouped } from '../../lookup.js';
import type { World } from '../../world.js';
import { regionsOf } from '../lookup.js';
import { type CenRoute, denied, otherOf, rejected } from './cen-route.js';
import { winnerOf } from './conflict.js';
import { type Offer, offersIn } from './publish.js';
import { setOut, type Traveller, type Ways, waysOf } from './travel.js';

export type { CenRoute } from './cen-route.js';

/** The routes of a CEN. */
export interface Domain {
  /** All that its networks have, published or not, in the order of attachment. */
  readonly offers: readonly Offer[];
  readonly regions: ReadonlyMap<string, RegionDomain>;
}

/** What the router of one region knows. */
export interface RegionDomain {
  /** Every published route, whatever became of it, in the order of blocks, then of attachment. */
  readonly routes: readonly CenRoute[];
  /** Where packets from other regions go, one route a block: to local networks, never on to a third region. */
  readonly local: readonly Offer[];
  /** The routes of local networks that at least one other region is given. */
  readonly given: ReadonlySet<string>;
}

const known = new WeakMap<World, Map<string, Domain>>();

/** Derived once for each CEN of a world. */
export function domainOf(world: World, CenId: string): Domain {
  const domains = known.get(world) ?? new Map<string, Domain>();
  known.set(world, domains);
  const domain = domains.get(CenId) ?? derive(world, CenId);
  domains.set(CenId, domain);
  return domain;
}

function derive(world: World, CenId: string): Domain {
  const regions = regionsOf(world, CenId);
  const offers = offersIn(world, CenId);
  const ways = waysOf(world, CenId);
  const homes = offers
    .filter(({ published }) => published)
    .map((offer) => ways.enter(setOut(offer), offer.region));
  const served = new Map(regions.map((region) => [region, servedAt(homes, region)]));
  const domain = (region: string): RegionDomain => ({
    routes: routesAt(homes, region, ways, served),
    local: [...(served.get(region)?.values() ?? [])].sort((a, b) => compareCidr(a.cidr, b.cidr)),
    given: givenBy(homes, region, ways, regions),
  });
  return { offers, regions: new Map(regions.map((region) => [region, domain(region)])) };
}

/** By block: the route of a local network that serves packets from other regions; they are offered no other. */
type Served = ReadonlyMap<string, Traveller>;

function servedAt(homes: readonly Traveller[], region: string): Served {
  const local = homes.filter((home) => home.region === region && !home.denied);
  const byBlock = grouped(local, ({ cidr }) => cidr.text);
  return new Map(
    [...byBlock].flatMap(([block, rivals]) => {
      const winner = winnerOf(rivals, region);
      return winner ? [[block, winner] as const] : [];
    }),
  );
}

function routesAt(
  homes: readonly Traveller[],
  region: string,
  ways: Ways,
  served: ReadonlyMap<string, Served>,
): CenRoute[] {
  const arrivals = homes.map((home) => ({
    route: home.region === region ? home : ways.enter(ways.leave(home, region), region),
    serving: served.get(home.region)?.get(home.cidr.text),
    home,
  }));
  return [...grouped(arrivals, ({ home }) => home.cidr.text).values()]
    .flatMap((rivals) => settled(rivals, region))
    .sort((a, b) => compareCidr(a.cidr, b.cidr) || a.order - b.order);
}

interface Arrival {
  /** As it came. */
  readonly route: Traveller;
  /** As it was in the region of its network. */
  readonly home: Traveller;
  /** What serves the block in the region of its network. */
  readonly serving: Traveller | undefined;
}

/** Rivals for one block in one region: one serves. */
function settled(rivals: readonly Arrival[], region: string): CenRoute[] {
  const able = rivals.filter(({ route, home, serving }) => !route.denied && home === serving);
  const winner = winnerOf(
    able.map(({ route }) => route),
    region,
  );
  return rivals.map(({ route: { denied: map, ...route }, serving }) => {
    if (map) return { ...route, ...denied(route, map, otherOf(route), `region ${region}`) };
    if (winner && winner.network === route.network) return { ...route, status: 'Active' };
    return { ...route, ...beaten(route, winner ?? serving) };
  });
}

/** VBRs stand in for each other; of networks that cannot, the later one is turned away. */
function beaten(
  route: Omit<Traveller, 'denied'>,
  by: Traveller | undefined,
): Pick<CenRoute, 'status' | 'obstacle'> {
  if (!by || (by.networkType === 'VBR' && route.networkType === 'VBR')) return { status: 'Candidate' };
  const text = `${route.cidr.text} of ${route.text} is published by ${by.text} already, which was attached first`;
  return rejected(route, text, otherOf(by));
}

const givenBy = (
  homes: readonly Traveller[],
  region: string,
  ways: Ways,
  regions: readonly string[],
): ReadonlySet<string> => {
  const others = regions.filter((other) => other !== region);
  const given = homes.filter(
    (home) => home.region === region && others.some((other) => !ways.leave(home, other).denied),
  );
  return new Set(given.map(routeKey));
};

/** A network has one route a block. */
export const routeKey = ({ network, cidr }: Pick<Offer, 'network' | 'cidr'>): string =>
  `${network} ${cidr.text}`;
