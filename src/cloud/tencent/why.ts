import { addressOfHost } from '../lookup.js';
import type { NoRoute } from '../model.js';
import type { World } from '../world.js';
import { attachmentsOfInstance, isActive } from './lookup.js';
import { synced } from './routes/sync.js';
import type { CcnAttachment } from './state.js';
import { whyOutside } from './why/attachment.js';
import { destinationsOf, instanceName } from './why/destination.js';
import { whyNotRouted } from './why/route.js';

/** For any router of the cloud's accounts, and any host. Throws `TypeError` for a host that does not exist. */
export function whyNoRoute(given: World, router: string, host: string): NoRoute {
  const world = synced(given);
  const address = addressOfHost(world, host);
  if (address === undefined) throw new TypeError(`no host ${host}`);
  if (!instanceName(world, router)) return unknown(router, address);
  const targets = destinationsOf(world, host, address);
  if (targets.includes(router)) return unknown(router, address);
  const here = attachmentOf(world, router);
  const there = targets.map((id) => attachmentOf(world, id)).find((row) => row && isActive(row));
  const [target] = targets;
  if (!here || !isActive(here)) return whyOutside(world, router, here, there?.CcnId);
  if (target === undefined) return unknown(router, address);
  if (!there) return whyOutside(world, target, attachmentOf(world, target), here.CcnId);
  if (here.CcnId !== there.CcnId) return apart(here, there);
  return whyNotRouted(world, here, there, address) ?? unknown(router, address);
}

/** The attachment that tells most: the active one, else the latest. */
const attachmentOf = (world: World, instance: string): CcnAttachment | undefined => {
  const rows = attachmentsOfInstance(world, instance);
  return rows.find(isActive) ?? rows.at(-1);
};

const unknown = (router: string, address: string): NoRoute => ({
  code: 'NO_ROUTE',
  object: router,
  text: `${router} has no route to ${address}`,
});

const apart = (here: CcnAttachment, there: CcnAttachment): NoRoute => ({
  code: 'NOT_ATTACHED',
  object: there.InstanceId,
  text:
    `${here.InstanceId} is in ${here.CcnId}, ${there.InstanceId} in ${there.CcnId}: ` +
    'CCNs are not connected with each other',
});
