import { addressOfHost } from '../lookup.js';
import type { NoRoute } from '../model.js';
import type { World } from '../world.js';
import { anyNetwork, attachmentsOfInstance, isActive } from './lookup.js';
import { synced } from './routes/sync.js';
import type { CcnAttachment } from './state/ccn.js';
import { whyOutside } from './why/attachment.js';
import { destinationsOf, instanceName, whyServesOne } from './why/destination.js';
import { whyNotBehind, whyNotByOwnGateway } from './why/own-gateway.js';
import { whyNotRouted } from './why/route.js';

/** For any router of the cloud's accounts, and any host. Throws `TypeError` for a host that does not exist. */
export function whyNoRoute(given: World, router: string, host: string, address: string): NoRoute {
  const world = synced(given);
  if (addressOfHost(world, host) === undefined) throw new TypeError(`no host ${host}`);
  if (!instanceName(world, router)) return unknown(router, address);
  const alone = whyNotBehind(world, router, address);
  if (alone) return alone;
  const targets = destinationsOf(world, host, address);
  if (targets.includes(router)) return unknown(router, address);
  const here = attachmentOf(world, router);
  const there = thereOf(world, targets, here);
  const own = whyNotByOwnGateway(world, router, targets, address);
  if (own && !(here && isActive(here) && there?.CcnId === here.CcnId)) return own;
  if (!here || !isActive(here)) return whyOutside(world, router, here, there?.CcnId);
  const target = targets.find((id) => anyNetwork(world, id)) ?? targets[0];
  if (target === undefined) return unknown(router, address);
  if (!there)
    return whyServesOne(world, target) ?? whyOutside(world, target, attachmentOf(world, target), here.CcnId);
  if (here.CcnId !== there.CcnId) return apart(here, there);
  return whyNotRouted(world, here, there, address) ?? unknown(router, address);
}

/** The attachment that tells most: the active one, else the latest. */
const attachmentOf = (world: World, instance: string): CcnAttachment | undefined => {
  const rows = attachmentsOfInstance(world, instance);
  return rows.find(isActive) ?? rows.at(-1);
};

/** The attachment by which a CCN could lead to one of the instances; one of this CCN before any other's. */
function thereOf(
  world: World,
  targets: readonly string[],
  here: CcnAttachment | undefined,
): CcnAttachment | undefined {
  const rows = targets.flatMap((id) => attachmentsOfInstance(world, id).filter(isActive));
  return rows.find(({ CcnId }) => CcnId === here?.CcnId) ?? rows[0];
}

const unknown = (router: string, address: string): NoRoute => ({
  code: 'NO_ROUTE',
  object: router,
  text: `${router} has no route to ${address}`,
});

const apart = (here: CcnAttachment, there: CcnAttachment): NoRoute => ({
  code: 'ATTACHED_ELSEWHERE',
  object: there.InstanceId,
  text:
    `${here.InstanceId} is in ${here.CcnId}, ${there.InstanceId} in ${there.CcnId}: ` +
    'CCNs are not connected with each other',
});
