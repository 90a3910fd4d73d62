import { hasIp, ip } from '../../../model/cidr.js';
import { find } from '../../lookup.js';
import { callsOf, type Obstacle, type Remedies, type Remedy, sweeping } from '../../remedies.js';
import type { World } from '../../world.js';
import { attachedTo, attachmentOfNetwork } from '../lookup.js';
import { offersOf } from '../routes/publish.js';
import type { Attachment } from '../state/cen.js';
import { destinationOf } from '../why/destination.js';
import { childParams, network } from './ends.js';
import { routeParams } from './publish.js';

/** Where another network's block stands in the way: it withdraws the route, or it leaves the CEN. */
export const giveWay: Remedies = (world, _fabric, obstacle) => {
  const senders = destinationOf(world, obstacle.from, obstacle.source).networks;
  const rivals = rivalsOf(world, obstacle, senders);
  return [
    ...rivals.flatMap((row) => withdrawn(world, row, obstacle)),
    ...rivals
      .filter(({ ChildInstanceId }) => !senders.includes(ChildInstanceId))
      .flatMap((row) => detached(world, row)),
  ].map(sweeping);
};

/** A CEN that lets no blocks overlap lets them do so from now on; the level is never raised again. */
export const lowerProtection: Remedies = (world, _fabric, { from, source }) =>
  destinationOf(world, from, source)
    .networks.flatMap((id) => find(world.alibaba.cens, attachmentOfNetwork(world, id)?.CenId ?? '') ?? [])
    .filter(({ ProtectionLevel }) => ProtectionLevel === 'FULL')
    .map(({ CenId, account }) => {
      const params = { CenId, ProtectionLevel: 'REDUCED' };
      return sweeping(callsOf(account, { action: 'ModifyCenAttribute', params }));
    });

/** The networks in the CENs of both ends that have a published route to the destination, but are not where it leads. */
function rivalsOf(world: World, obstacle: Obstacle, senders: readonly string[]): Attachment[] {
  const { networks } = destinationOf(world, obstacle.to, obstacle.destination);
  const cens = new Set(
    [...networks, ...senders].flatMap((id) => attachmentOfNetwork(world, id)?.CenId ?? []),
  );
  return [...cens]
    .flatMap((CenId) => attachedTo(world, CenId))
    .filter(({ ChildInstanceId }) => !networks.includes(ChildInstanceId))
    .filter((row) => routesTo(world, row, obstacle).length > 0);
}

const routesTo = (world: World, row: Attachment, { destination }: Obstacle) =>
  offersOf(world, row).filter(({ published, cidr }) => published && hasIp(cidr, ip(destination)));

function withdrawn(world: World, row: Attachment, obstacle: Obstacle): Remedy[] {
  const child = network(world, row.ChildInstanceId);
  if (!child) return [];
  return routesTo(world, row, obstacle).map((offer) =>
    callsOf(child.account, {
      action: 'WithdrawPublishedRouteEntries',
      params: { CenId: row.CenId, ...childParams(child), ...routeParams(offer) },
    }),
  );
}

function detached(world: World, { CenId, ChildInstanceId }: Attachment): Remedy[] {
  const child = network(world, ChildInstanceId);
  if (!child) return [];
  const params = { CenId, ...childParams(child) };
  return [callsOf(child.account, { action: 'DetachCenChildInstance', params })];
}
