import { rows } from '../../../model/json.js';
import type { Call } from '../../call.js';
import { find } from '../../lookup.js';
import { callsOf, type Remedies, type Remedy, sweeping } from '../../remedies.js';
import type { World } from '../../world.js';
import { attachmentKey, attachmentOfNetwork, attachmentsOf, inOrder, type Network } from '../lookup.js';
import type { Cen } from '../state/cen.js';
import { childParams, endsOf, network, uidOf } from './ends.js';
import { raisedQuota } from './quota.js';

/** Both networks into one CEN instance of the Basic Edition. */
export const attach: Remedies = (world, _fabric, obstacle) => {
  const { from, to } = endsOf(world, obstacle);
  return from.flatMap((here) =>
    to.filter((there) => there !== here).flatMap((there) => joined(world, here, there)),
  );
};

function joined(world: World, a: string, b: string): Remedy[] {
  const [one, other] = [network(world, a), network(world, b)];
  if (!one || !other) return [];
  const [here, there] = [attachmentOfNetwork(world, a), attachmentOfNetwork(world, b)];
  if (here && there)
    return here.CenId === there.CenId
      ? []
      : [...moved(world, other, there.CenId, here.CenId), ...moved(world, one, here.CenId, there.CenId)];
  if (here) return [...attached(world, other, here.CenId), ...moved(world, one, here.CenId, undefined)];
  if (there) return [...attached(world, one, there.CenId), ...moved(world, other, there.CenId, undefined)];
  const cens = censFor(world, [one.account, other.account]);
  return [
    ...cens.flatMap(({ CenId }) => attached(world, one, CenId)),
    ...makers(world, [one, other]).map((as) => callsOf(as, { action: 'CreateCen', params: {} })),
  ];
}

/** Accounts that have no empty CEN. */
const makers = (world: World, networks: readonly Network[]): string[] =>
  [...new Set(networks.map(({ account }) => account))].filter((account) =>
    censFor(world, [account]).every(({ CenId }) => attachmentsOf(world, CenId).length > 0),
  );

/** Of accounts, the first one's first. */
const censFor = (world: World, accounts: readonly string[]): Cen[] =>
  inOrder(rows(world.alibaba.cens).filter(({ account }) => accounts.includes(account))).sort(
    (a, b) => accounts.indexOf(a.account) - accounts.indexOf(b.account),
  );

/** The network's owner grants it, if the CEN is another account's; then the CEN's owner attaches it. */
function attached(world: World, child: Network, CenId: string): Remedy[] {
  const calls = attachCalls(world, child, CenId);
  return calls.length === 0 ? [] : [{ kind: 'calls', calls }, ...withRoom(world, child, CenId, calls)];
}

/** Where a CEN has as many networks in a region as it may have, the quota is raised, or another one makes room. */
function withRoom(world: World, child: Network, CenId: string, calls: readonly Call[]): Remedy[] {
  const { networksPerRegion } = world.alibaba.quotas;
  const here = attachmentsOf(world, CenId).filter((row) => row.ChildInstanceRegionId === child.region);
  if (here.length < networksPerRegion) return [];
  return [
    raisedQuota(world, 'networksPerRegion', here.length + 1),
    ...here
      .flatMap((row) => network(world, row.ChildInstanceId) ?? [])
      .map((other) => sweeping({ kind: 'calls', calls: [detachCall(other, CenId), ...calls] })),
  ];
}

function attachCalls(world: World, child: Network, CenId: string): Call[] {
  const cen = find(world.alibaba.cens, CenId);
  if (!cen) return [];
  const foreign = child.account !== cen.account;
  const granted = find(world.alibaba.grants, attachmentKey(CenId, child.id)) !== undefined;
  const owner = foreign ? { ChildInstanceOwnerId: uidOf(world, child.account) } : {};
  return [
    ...(foreign && !granted ? [grant(world, child, cen)] : []),
    {
      as: cen.account,
      action: 'AttachCenChildInstance',
      params: { CenId, ...childParams(child), ...owner },
    },
  ];
}

const grant = (
  world: World,
  { id, type, region, account }: Network,
  { CenId, account: owner }: Cen,
): Call => ({
  as: account,
  action: 'GrantInstanceToCen',
  params: {
    RegionId: region,
    CenId,
    CenOwnerId: uidOf(world, owner),
    InstanceId: id,
    InstanceType: type,
  },
});

/** Out of one CEN, and into another if one is named: a network is in one at most. */
function moved(world: World, child: Network, from: string, to: string | undefined): Remedy[] {
  const joining = to === undefined ? [] : attachCalls(world, child, to);
  return [sweeping({ kind: 'calls', calls: [detachCall(child, from), ...joining] })];
}

const detachCall = (child: Network, CenId: string): Call => ({
  as: child.account,
  action: 'DetachCenChildInstance',
  params: { CenId, ...childParams(child) },
});
