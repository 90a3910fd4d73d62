import type { Fabric, FabricLink, Router } from '../../fabric/fabric.js';
import { rows } from '../../model/json.js';
import { hostsOf } from '../lookup.js';
import type { Vpc, World } from '../world.js';
import { attachmentLinkId } from './fabric/ids.js';
import { peeringLinks } from './fabric/peering.js';
import { transitLinks, transitRouters } from './fabric/transit.js';
import { borderLinks, borderRouters, type Learning } from './fabric/vbr.js';
import { fabricHost, vpcRouter } from './fabric/vpc.js';
import { attachmentsOf } from './lookup.js';
import { routesOf } from './routes/domain.js';
import { learnedBy } from './routes/learn.js';

/** What packets see of Alibaba Cloud: a router a VPC, one a VBR, and one for each region of each CEN. */
export function fabricOf(world: World): Fabric {
  const vpcs = rows(world.vpcs).filter((vpc) => world.accounts[vpc.account]?.cloud === 'alibaba');
  const cens = rows(world.alibaba.cens).map((cen) => ({ cen, routes: routesOf(world, cen.CenId) }));
  const learning = new Map<string, Learning>();
  for (const { cen, routes } of cens) {
    for (const { ChildInstanceId: network, Status } of attachmentsOf(world, cen.CenId)) {
      if (Status !== 'Attached') continue;
      const { learned } = learnedBy(world, cen, network, routes);
      learning.set(network, { learned, link: attachmentLinkId(cen.CenId, network) });
    }
  }
  return {
    hosts: byId(vpcs.flatMap((vpc) => hostsOf(world, vpc.id).map((host) => fabricHost(world, host, vpc.id)))),
    routers: byId<Router>([
      ...vpcs.map((vpc) => routerFor(world, vpc, learning.get(vpc.id))),
      ...borderRouters(world, (network) => learning.get(network)),
      ...cens.flatMap(({ cen, routes }) => transitRouters(world, cen, routes)),
    ]),
    links: byId<FabricLink>([
      ...cens.flatMap(({ cen }) => transitLinks(world, cen)),
      ...borderLinks(world),
      ...peeringLinks(world),
    ]),
  };
}

const routerFor = (world: World, vpc: Vpc, learning: Learning | undefined): Router =>
  vpcRouter(world, vpc, learning?.learned ?? [], learning?.link ?? '');

const byId = <T extends { readonly id: string }>(items: readonly T[]): Record<string, T> =>
  Object.fromEntries(items.map((item) => [item.id, item]));
