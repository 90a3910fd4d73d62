import { find } from '../lookup.js';
import type { NoRoute } from '../model.js';
import type { World } from '../world.js';
import { whyNoEnterpriseRoute } from './enterprise/why.js';
import { transitRouterId } from './fabric/ids.js';
import { attachmentOfNetwork, regionsOf } from './lookup.js';
import { domainOf } from './routes/domain.js';
import { learnedBy } from './routes/learn.js';
import type { Attachment } from './state/cen.js';
import { apart, carries, notAttached } from './why/attachment.js';
import { type Destination, destinationOf } from './why/destination.js';
import { whyUnknown } from './why/route.js';

/** Throws `TypeError` for a host that does not exist. */
export function whyNoRoute(
  world: World,
  router: string,
  host: string,
  address: string,
  ingress?: string,
): NoRoute {
  const enterprise = whyNoEnterpriseRoute(world, router, host, ingress);
  if (enterprise) return enterprise;
  const to = destinationOf(world, host, address);
  const transit = transitOf(world, router);
  if (transit) return whyNotFromTransit(world, transit, to);
  if (find(world.vpcs, router) || find(world.alibaba.vbrs, router))
    return whyNotFromNetwork(world, router, to);
  return none(router, to);
}

interface Transit {
  readonly CenId: string;
  readonly region: string;
}

const transitOf = (world: World, router: string): Transit | undefined =>
  Object.keys(world.alibaba.cens)
    .flatMap((CenId) => regionsOf(world, CenId).map((region) => ({ CenId, region })))
    .find(({ CenId, region }) => transitRouterId(CenId, region) === router);

const none = (router: string, to: Destination): NoRoute => ({
  code: 'NO_ROUTE',
  object: router,
  text: `${router} has no route to ${to.address} (${to.place})`,
});

function whyNotFromTransit(world: World, { CenId, region }: Transit, to: Destination): NoRoute {
  const there = entryTo(world, to.networks, CenId);
  const [network] = to.networks;
  if (!there) return network === undefined ? none(CenId, to) : notAttached(world, network, undefined);
  if (there.CenId !== CenId) return apart(`the router of ${region}`, CenId, there);
  const seen = domainOf(world, CenId).regions.get(region)?.routes ?? [];
  return whyUnknown(world, CenId, `the router of ${region}`, seen, to);
}

function whyNotFromNetwork(world: World, network: string, to: Destination): NoRoute {
  const others = to.networks.filter((other) => other !== network);
  const [other] = others;
  if (other === undefined) return none(network, to);
  const here = attachmentOfNetwork(world, network);
  const there = entryTo(world, others, here?.CenId);
  if (!carries(here)) return notAttached(world, network, there);
  if (!there) return notAttached(world, other, here);
  if (there.CenId !== here.CenId) return apart(network, here.CenId, there);
  return whyUnknown(world, here.CenId, network, learnedBy(world, here).refused, to);
}

/** The attachment by which a CEN could lead to one of the networks; one of this CEN before any other's. */
function entryTo(
  world: World,
  networks: readonly string[],
  CenId: string | undefined,
): Attachment | undefined {
  const rows = networks.map((network) => attachmentOfNetwork(world, network)).filter(carries);
  return rows.find((row) => row.CenId === CenId) ?? rows[0];
}
