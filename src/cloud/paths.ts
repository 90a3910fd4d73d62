import type { Delay, Fabric, FabricLink } from '../fabric/fabric.js';
import { rows } from '../model/json.js';
import { pair } from './transit.js';
import type { Path, World } from './world.js';

type Both = readonly [Delay, Delay];

/** The key of a path in `World.paths`: the same way has one. */
export const pathId = (path: Path): string =>
  'line' in path ? `line ${path.line}` : `regions ${pair(...path.regions).join(' ')}`;

/** Lays delay, jitter and loss on the links that go the ways of `World.paths`. */
export function withPaths(world: World, fabric: Fabric): Fabric {
  const paths = rows(world.paths);
  if (paths.length === 0) return fabric;
  const links = { ...fabric.links };
  for (const link of rows(fabric.links)) {
    for (const path of paths) {
      const delay = 'line' in path ? ofLine(link, path.line, path.delay) : ofRegions(fabric, link, path);
      if (delay) links[link.id] = { ...link, delay };
    }
  }
  return { ...fabric, links };
}

const back = ([there, here]: Both): Both => [here, there];

/** The ends of a leased line's link are a border and the data centre, in this order. */
function ofLine({ id, kind, line }: FabricLink, wanted: string, delay: Both): Both | undefined {
  if (kind === 'line' && line?.id === wanted) return back(delay);
  return kind === 'tunnel' && id === wanted ? delay : undefined;
}

function ofRegions(
  fabric: Fabric,
  { kind, ends }: FabricLink,
  { regions, delay }: Path & { readonly regions: readonly [string, string] },
): Both | undefined {
  if (kind !== 'region-connection' && kind !== 'peering') return undefined;
  const [a, b] = ends.map((end) => fabric.routers[end]?.region);
  if (a === regions[0] && b === regions[1]) return delay;
  return a === regions[1] && b === regions[0] ? back(delay) : undefined;
}

/** The key under which `World.paths` has the way that a link goes, if it has it; absent: no path can be such a way. */
export function pathOf(fabric: Fabric, { id, kind, line, ends }: FabricLink): string | undefined {
  if (kind === 'line' || kind === 'tunnel') return `line ${line?.id ?? id}`;
  const [a, b] = ends.map((end) => fabric.routers[end]?.region);
  if ((kind !== 'region-connection' && kind !== 'peering') || a === undefined || b === undefined)
    return undefined;
  return `regions ${pair(a, b).join(' ')}`;
}
