import { rows } from '../../../model/json.js';
import { find } from '../../lookup.js';
import type { Obstacle, Remedies, Remedy } from '../../remedies.js';
import type { World } from '../../world.js';
import { attachmentsOfInstance, inOrder, occupies } from '../lookup.js';
import type { Ccn } from '../state/ccn.js';
import { destinationsOf } from '../why/destination.js';
import { gatewayForCcn } from './gateway.js';
import { joined, joinedToNew, joiningOf } from './join.js';

/** An instance that is in no CCN, or in another one than the other side: into one in which both are. */
export const attaching: Remedies = (world, _fabric, obstacle) => {
  const { object, router = '' } = obstacle;
  const who = joiningOf(world, object);
  if (!who) return gatewayForCcn(world, obstacle);
  const peers = peersOf(world, obstacle);
  const ccns = ccnsFor(world, who.account, peers);
  return [
    ...ccns.flatMap((ccn) => joined(world, who, ccn)),
    ...movingHere(world, object, router),
    ...joinedToNew(world, who),
  ];
};

/** The instances at the other end. */
const peersOf = (world: World, { object, router = '', to, destination }: Obstacle): readonly string[] =>
  object === router ? destinationsOf(world, to, destination) : [router];

/** The CCNs of the other end, then one's own, then those of the other end's owners. */
function ccnsFor(world: World, account: string, peers: readonly string[]): readonly Ccn[] {
  const theirs = peers
    .flatMap((id) => attachmentsOfInstance(world, id).filter(occupies))
    .flatMap(({ CcnId }) => find(world.tencent.ccns, CcnId) ?? []);
  const all = inOrder(rows(world.tencent.ccns));
  const owners = new Set(peers.flatMap((id) => joiningOf(world, id)?.account ?? []));
  return [
    ...new Set([
      ...theirs,
      ...all.filter((ccn) => ccn.account === account),
      ...all.filter((ccn) => owners.has(ccn.account)),
    ]),
  ];
}

/** The near side moves into the CCN of the far one. */
function movingHere(world: World, object: string, router: string): readonly Remedy[] {
  const near = object === router ? undefined : joiningOf(world, router);
  if (!near) return [];
  return attachmentsOfInstance(world, object)
    .filter(occupies)
    .flatMap(({ CcnId }) => find(world.tencent.ccns, CcnId) ?? [])
    .flatMap((ccn) => joined(world, near, ccn));
}
