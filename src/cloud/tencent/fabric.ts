import type { Fabric, FabricLink, Router } from '../../fabric/fabric.js';
import { rows } from '../../model/json.js';
import { hostsOf } from '../lookup.js';
import { fabricHost } from '../vpc-fabric.js';
import type { World } from '../world.js';
import { borderLinks, borderRouters, vpnRouters } from './fabric/border.js';
import { transitLinks, transitRouters } from './fabric/transit.js';
import { gatewayOf, vpcRouter } from './fabric/vpc.js';
import { synced } from './routes/sync.js';

/** What packets see of Tencent Cloud: a router a VPC and a gateway, and one for each region of each CCN. */
export function fabricOf(given: World): Fabric {
  const world = synced(given);
  const vpcs = rows(world.vpcs).filter((vpc) => world.accounts[vpc.account]?.cloud === 'tencent');
  const ccns = rows(world.tencent.ccns);
  return {
    hosts: byId(
      vpcs.flatMap(({ id }) => hostsOf(world, id).map((host) => fabricHost(world, host, id, gatewayOf))),
    ),
    routers: byId<Router>([
      ...vpcs.map((vpc) => vpcRouter(world, vpc)),
      ...ccns.flatMap((ccn) => transitRouters(world, ccn)),
      ...borderRouters(world),
      ...vpnRouters(world),
    ]),
    links: byId<FabricLink>([...ccns.flatMap((ccn) => transitLinks(world, ccn)), ...borderLinks(world)]),
  };
}

const byId = <T extends { readonly id: string }>(items: readonly T[]): Record<string, T> =>
  Object.fromEntries(items.map((item) => [item.id, item]));
