import type { Fabric } from '../fabric/fabric.js';
import { rows } from '../model/json.js';
import { broken } from './faults.js';
import { find } from './lookup.js';
import { CLOUDS } from './registry.js';
import type { Obstacle, Remedies, Remedy, WhyHopeless } from './remedies.js';
import { siteRemedies } from './sites/remedies.js';
import type { CloudName, Fault, World } from './world.js';

/**
 * Everything that may help against an obstacle, best first: mending what is broken, then what the cloud of the router
 * where it stopped can do, then the others, then what is done outside of clouds.
 */
export const remediesFor: Remedies = (world, fabric, obstacle) => [
  ...repairs(world, fabric, obstacle),
  ...cloudsFor(world, fabric, obstacle).flatMap((cloud) => CLOUDS[cloud].remedies(world, fabric, obstacle)),
  ...siteRemedies(world, fabric, obstacle),
];

/** Why nothing can help, as the cloud of the router where it stopped knows, or another one. */
export const whyHopeless: WhyHopeless = (world, fabric, obstacle) =>
  cloudsFor(world, fabric, obstacle)
    .map((cloud) => CLOUDS[cloud].whyHopeless(world, fabric, obstacle))
    .find((why) => why !== undefined);

function cloudsFor(world: World, fabric: Fabric, { router = '' }: Obstacle): readonly CloudName[] {
  const account = find(fabric.routers, router)?.account ?? '';
  const own = find(world.accounts, account)?.cloud;
  const all = Object.keys(CLOUDS).sort() as CloudName[];
  return own === undefined ? all : [own, ...all.filter((cloud) => cloud !== own)];
}

/** Of what the obstacle names, if a fault is on it. A way that is too slow may be the one that serves for a broken one. */
function repairs(world: World, fabric: Fabric, { object, narrow }: Obstacle): Remedy[] {
  if (narrow) return rows(world.faults).map((fault) => ({ kind: 'heal', fault }));
  const line = find(fabric.links, object)?.line?.id ?? object;
  const possible: readonly Fault[] = [
    { kind: 'host', host: object },
    { kind: 'line', line },
    { kind: 'region-connection', link: object },
  ];
  return possible.filter((fault) => broken(world, fault)).map((fault) => ({ kind: 'heal', fault }));
}
