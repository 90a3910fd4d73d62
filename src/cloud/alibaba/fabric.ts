import type { Fabric, FabricLink, Router } from '../../fabric/fabric.js';
import { rows } from '../../model/json.js';
import { hostsOf } from '../lookup.js';
import { fabricHost } from '../vpc-fabric.js';
import type { Vpc, World } from '../world.js';
import { enterpriseLinks, enterpriseRouters } from './enterprise/fabric.js';
import { learningOf } from './fabric/learning.js';
import { peeringLinks } from './fabric/peering.js';
import { transitLinks, transitRouters } from './fabric/transit.js';
import { borderLinks, borderRouters } from './fabric/vbr.js';
import { gatewayOf, vpcRouter } from './fabric/vpc.js';

/** What packets see of Alibaba Cloud: a router a VPC, one a VBR, and one for each region of each CEN. */
export function fabricOf(world: World): Fabric {
  const vpcs = rows(world.vpcs).filter((vpc) => world.accounts[vpc.account]?.cloud === 'alibaba');
  const cens = rows(world.alibaba.cens);
  return {
    hosts: byId(
      vpcs.flatMap(({ id }) => hostsOf(world, id).map((host) => fabricHost(world, host, id, gatewayOf))),
    ),
    routers: byId<Router>([
      ...vpcs.map((vpc) => routerFor(world, vpc)),
      ...borderRouters(world, (network) => learningOf(world, network)),
      ...cens.flatMap((cen) => transitRouters(world, cen)),
      ...enterpriseRouters(world),
    ]),
    links: byId<FabricLink>([
      ...cens.flatMap((cen) => transitLinks(world, cen)),
      ...borderLinks(world),
      ...peeringLinks(world),
      ...enterpriseLinks(world),
    ]),
  };
}

function routerFor(world: World, vpc: Vpc): Router {
  const { learned, link } = learningOf(world, vpc.id);
  return vpcRouter(world, vpc, learned, link);
}

const byId = <T extends { readonly id: string }>(items: readonly T[]): Record<string, T> =>
  Object.fromEntries(items.map((item) => [item.id, item]));
