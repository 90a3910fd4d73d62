import type { Fabric, FabricLink } from '../../../fabric/fabric.js';
import { put } from '../../../model/json.js';
import { holds, homeBlock } from '../../home.js';
import { find } from '../../lookup.js';
import type { Obstacle, Remedies, Remedy } from '../../remedies.js';
import type { DataCentre, World } from '../../world.js';

/** A static route of the data centre at whose router a packet stopped, or from which it came. */
export const rerouting: Remedies = (world, fabric, obstacle) => {
  const centre = find(world.dataCentres, find(fabric.hosts, obstacle.from)?.router ?? '');
  if (!centre || holds(centre.cidr, obstacle.destination)) return [];
  const cidr = homeBlock(world, obstacle.to, obstacle.destination);
  return waysOf(fabric, centre, obstacle)
    .filter((via) => !leads(centre, cidr, via))
    .map((via) => withRoute(world, centre, cidr, via));
};

/** Its ways by their names in a file: those that are up and whose other end knows the address first. */
function waysOf(fabric: Fabric, { id }: DataCentre, { destination }: Obstacle): readonly string[] {
  const rank = (link: FabricLink): number =>
    (link.up ? 0 : 2) + (knows(fabric, farEnd(link, id), destination) ? 0 : 1);
  const ways = Object.values(fabric.links)
    .filter(({ ends }) => ends.includes(id))
    .sort((a, b) => rank(a) - rank(b) || (a.id < b.id ? -1 : 1));
  return [...new Set(ways.map((link) => (link.kind === 'line' ? link.ends[0] : link.id)))];
}

const farEnd = ({ ends: [a, b] }: FabricLink, near: string): string => (a === near ? b : a);

const knows = (fabric: Fabric, router: string, address: string): boolean =>
  (find(fabric.routers, router)?.tables.main ?? []).some(
    ({ cidr, target }) => target.kind !== 'blackhole' && holds(cidr.text, address),
  );

const leads = ({ routes }: DataCentre, cidr: string, via: string): boolean =>
  routes.some((route) => route.cidr === cidr && route.via === via);

/** The new route serves before others for the same block. */
function withRoute(world: World, centre: DataCentre, cidr: string, via: string): Remedy {
  const routes = [{ cidr, via }, ...centre.routes];
  return {
    kind: 'file',
    text:
      `the router of data centre ${centre.id} needs a static route: ` +
      `data_centres.${centre.id}.routes needs { cidr: ${cidr}, via: ${via} }`,
    world: { ...world, dataCentres: put(world.dataCentres, centre.id, { ...centre, routes }) },
  };
}
