import type { Fabric, FabricHost, FabricLink, Route, Router } from '../../fabric/fabric.js';
import { oneABlock } from '../../fabric/table.js';
import { cidr, formatIp } from '../../model/cidr.js';
import { rows } from '../../model/json.js';
import type { DataCentre, DataCentreRoute } from '../world.js';

/** The hosts of a data centre; their gateway has the first address of its block. */
export const dataCentreHosts = (centre: DataCentre): FabricHost[] =>
  rows(centre.hosts).map(({ id, address }) => ({
    id,
    address,
    subnet: centre.id,
    subnetCidr: cidr(centre.cidr),
    gateway: formatIp(cidr(centre.cidr).base + 1),
    router: centre.id,
    up: true,
  }));

/**
 * The router of a data centre: its hosts, its static routes, and what it learns by BGP. It filters nothing. A static
 * route over a way that is down yields to one learned for the same block, but to no other.
 */
export function dataCentreRouter(centre: DataCentre, clouds: Fabric, links: readonly FabricLink[]): Router {
  const ways = links.filter(({ ends }) => ends.includes(centre.id));
  const fixed = staticRoutes(centre, ways);
  return {
    id: centre.id,
    kind: 'idc',
    label: `data centre ${centre.id}`,
    region: '',
    account: '',
    tables: {
      main: oneABlock([
        ...ownRoutes(centre),
        ...fixed.filter(({ up }) => up).map(({ route }) => route),
        ...learnedRoutes(clouds, ways),
        ...fixed.map(({ route }) => route),
      ]),
    },
  };
}

/** Addresses of the block that no host has lead nowhere. */
const ownRoutes = (centre: DataCentre): Route[] => [
  ...rows(centre.hosts).map(
    ({ id, address }): Route => ({
      cidr: cidr(address),
      target: { kind: 'host', host: id },
      origin: { object: centre.id, text: `network of data centre ${centre.id}` },
    }),
  ),
  {
    cidr: cidr(centre.cidr),
    target: { kind: 'blackhole' },
    origin: {
      object: centre.id,
      text: `network of data centre ${centre.id}, where no host has the address`,
    },
  },
];

interface Fixed {
  readonly route: Route;
  readonly up: boolean;
}

/** One route a block: over the first way that is up, or else over the first that there is. */
function staticRoutes(centre: DataCentre, ways: readonly FabricLink[]): Fixed[] {
  const byBlock = new Map<string, DataCentreRoute[]>();
  for (const route of centre.routes) {
    const block = cidr(route.cidr).text;
    byBlock.set(block, [...(byBlock.get(block) ?? []), route]);
  }
  return [...byBlock].map(([block, routes]) => staticRoute(centre, block, routes, ways));
}

function staticRoute(
  centre: DataCentre,
  block: string,
  routes: readonly DataCentreRoute[],
  ways: readonly FabricLink[],
): Fixed {
  const usable = routes.flatMap(({ via }) =>
    ways.filter((way) => isVia(way, via)).map((way) => ({ via, way })),
  );
  const chosen = usable.find(({ way }) => way.up) ?? usable[0];
  const via = chosen?.via ?? routes.map((route) => route.via).join(', ');
  return {
    up: chosen?.way.up ?? false,
    route: {
      cidr: cidr(block),
      target: chosen ? { kind: 'link', link: chosen.way.id } : { kind: 'blackhole' },
      origin: {
        object: centre.id,
        text: `static route of ${centre.id} to ${block} via ${via}${chosen ? '' : ', which is not there'}`,
      },
    },
  };
}

/** A way is named by its border, by its leased line, or by its IPsec connection. */
const isVia = ({ id, kind, ends, line }: FabricLink, via: string): boolean =>
  kind === 'line' ? ends[0] === via || line?.id === via : id === via;

/** Over lines with BGP: what the borders know, but for what leads back here, over whichever line. */
function learnedRoutes(clouds: Fabric, ways: readonly FabricLink[]): Route[] {
  const lines = ways.filter(({ kind }) => kind === 'line');
  const back = new Set(lines.flatMap((line) => blocksInto(clouds, line)));
  return lines
    .filter(({ up, line }) => up && line?.bgp)
    .flatMap((line) =>
      borderRoutes(clouds, line)
        .filter(({ target, cidr: block }) => target.kind === 'link' && !back.has(block.text))
        .map((route) => learnedRoute(route, line)),
    );
}

const borderRoutes = (clouds: Fabric, { ends: [border] }: FabricLink): readonly Route[] =>
  clouds.routers[border]?.tables.main ?? [];

/** The blocks that a border sends into the data centre. */
const blocksInto = (clouds: Fabric, line: FabricLink): string[] =>
  borderRoutes(clouds, line).flatMap(({ target, cidr: block }) =>
    target.kind === 'link' && target.link === line.id ? [block.text] : [],
  );

const learnedRoute = ({ cidr: block, origin }: Route, line: FabricLink): Route => ({
  cidr: block,
  target: { kind: 'link', link: line.id },
  origin: { object: origin.object, text: `BGP route from ${line.ends[0]}: ${origin.text}` },
});
