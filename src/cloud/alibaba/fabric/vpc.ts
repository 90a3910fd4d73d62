import type { Route, Router } from '../../../fabric/fabric.js';
import { oneABlock } from '../../../fabric/table.js';
import { type Cidr, type Ip, lastOf } from '../../../model/cidr.js';
import { ownRoutesOf } from '../../lookup.js';
import { entryRoute, localRoutes } from '../../vpc-fabric.js';
import type { Vpc, World } from '../../world.js';
import { publishedRoutes } from '../enterprise/fabric.js';
import type { CenRoute } from '../routes/cen-route.js';
import { filterOf } from './filter.js';
import { nextHop } from './next-hop.js';
import { peeringsOf, withoutTransit } from './peering.js';

/** `learned`: the routes the VPC takes from its CEN, and the link they lead to. */
export function vpcRouter(world: World, vpc: Vpc, learned: readonly CenRoute[], link: string): Router {
  const filter = filterOf(world, vpc.id);
  const peerings = peeringsOf(world, vpc.id);
  const main = oneABlock([
    ...localRoutes(world, vpc.id, 'system route of vSwitch'),
    ...ownRoutesOf(world, vpc.id).map((entry) => entryRoute(entry, nextHop(world, vpc.id, entry))),
    ...learned.map((route) => learnedRoute(route, link)),
    ...publishedRoutes(world, vpc.id),
  ]);
  return {
    id: vpc.id,
    kind: 'vpc',
    label: `VPC ${vpc.id} (${vpc.region}, account ${vpc.account})`,
    region: vpc.region,
    account: vpc.account,
    ...(peerings.length === 0
      ? { tables: { main } }
      : {
          tables: { main, peered: withoutTransit(main, peerings) },
          ingressTables: Object.fromEntries(peerings.map((peering) => [peering, 'peered'])),
        }),
    ...(filter && { filter }),
  };
}

export const learnedRoute = (route: CenRoute, link: string): Route => ({
  cidr: route.cidr,
  target: { kind: 'link', link },
  origin: { object: route.object, text: `CEN route to ${route.text}` },
});

/** The vSwitch's gateway has the last address but two: .253 in a /24. */
export const gatewayOf = (block: Cidr): Ip => lastOf(block) - 2;
