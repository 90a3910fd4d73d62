import { accountByUid, find } from '../../lookup.js';
import type { Account, World } from '../../world.js';
import { accept, action } from '../action.js';
import { applied, attached, waiting } from '../attachments.js';
import { type Refusal, refuse } from '../errors.js';
import { attachmentsOfInstance, type Network, networkOf, occupies } from '../lookup.js';
import { optional } from '../params.js';
import { areaOf } from '../regions.js';
import { whyNoRoom } from '../room.js';
import type { Ccn } from '../state/ccn.js';
import { ccnId, uin, VPC } from './common.js';
import { instances, type NamedInstance, namedRows } from './instances.js';

/** The network's owner calls; a CCN of another account is named with its owner's UIN. */
export const attachCcnInstances = action(
  VPC,
  'AttachCcnInstances',
  { CcnId: ccnId, CcnUin: optional(uin), Instances: instances },
  (world, caller, p) => {
    const found = ccnOf(world, caller, p.CcnId, p.CcnUin);
    if (!found.ok) return found;
    const { ccn } = found;
    if (ccn.State === 'ISOLATED')
      return refuse('UnsupportedOperation.InvalidState', `${ccn.CcnId} is ISOLATED.`);
    const networks: Network[] = [];
    for (const named of p.Instances) {
      const network = attachable(world, caller, ccn, named);
      if (!network.ok) return network;
      networks.push(network.network);
    }
    const refusal = whyNoRoom(
      world,
      ccn,
      networks.map(({ region }) => region),
    );
    if (refusal) return refusal;
    const enter = ccn.account === caller.id ? attached : applied;
    return accept(
      networks.reduce((current, network, i) => enter(current, ccn, network, said(p.Instances[i])), world),
    );
  },
);

function ccnOf(
  world: World,
  caller: Account,
  CcnId: string,
  CcnUin: string | undefined,
): { readonly ok: true; readonly ccn: Ccn } | Refusal {
  const owner = CcnUin === undefined ? caller : accountByUid(world, CcnUin);
  if (owner?.cloud !== 'tencent') return refuse('UnsupportedOperation.UinNotFound', `It is ${CcnUin}.`);
  const ccn = find(world.tencent.ccns, CcnId);
  if (ccn?.account === owner.id) return { ok: true, ccn };
  const hint = CcnUin === undefined ? '; CcnUin names another owner' : '';
  return refuse('ResourceNotFound', `Account ${owner.uid} has no CCN ${CcnId}${hint}.`);
}

const said = (named: NamedInstance | undefined) => ({
  ...(named?.Description === undefined ? {} : { Description: named.Description }),
  ...(named?.OrderType === undefined ? {} : { OrderType: named.OrderType }),
  RouteTableId: named?.RouteTableId ?? '',
});

function attachable(
  world: World,
  caller: Account,
  ccn: Ccn,
  named: NamedInstance,
): { readonly ok: true; readonly network: Network } | Refusal {
  const { InstanceId, InstanceRegion, InstanceType, RouteTableId } = named;
  if (InstanceType === 'BMVPC')
    return refuse('UnsupportedOperation', 'VPCs of bare-metal hosts are not emulated.');
  if (!areaOf(InstanceRegion))
    return refuse('InvalidParameterValue', `There is no region ${InstanceRegion}.`);
  const network = networkOf(world, InstanceType, InstanceId);
  if (network?.account !== caller.id || network.region !== InstanceRegion)
    return refuse(
      'ResourceNotFound',
      `Account ${caller.uid} has no ${InstanceType} ${InstanceId} in ${InstanceRegion}.`,
    );
  if (InstanceType !== 'VPC' && ccn.account !== caller.id)
    return refuse('UnsupportedOperation.CcnCrossAccount', `${InstanceId} is a ${InstanceType}.`);
  const present = attachmentsOfInstance(world, InstanceId).find(occupies);
  if (present)
    return refuse(
      'UnsupportedOperation.CcnAttached',
      `${InstanceId} is ${present.State} in ${present.CcnId}.`,
    );
  if (RouteTableId !== '' && find(world.tencent.ccnRouteTables, RouteTableId)?.CcnId !== ccn.CcnId)
    return refuse('UnsupportedOperation.CcnRouteTableNotExist', `It is ${RouteTableId}.`);
  return { ok: true, network };
}

/** After the seven days the network's owner asks again. */
export const resetAttachCcnInstances = action(
  VPC,
  'ResetAttachCcnInstances',
  { CcnId: ccnId, CcnUin: uin, Instances: instances },
  (world, caller, p) => {
    const found = ccnOf(world, caller, p.CcnId, p.CcnUin);
    if (!found.ok) return refuse('ResourceNotFound', `Account ${p.CcnUin} has no CCN ${p.CcnId}.`);
    const named = namedRows(world, p.CcnId, p.Instances);
    if (!named.ok || named.rows.some(({ account }) => account !== caller.id))
      return refuse(
        'ResourceNotFound',
        `Account ${caller.uid} has applied to ${p.CcnId} for no such instance.`,
      );
    const refusal = named.rows.map((row) => whyNotAgain(world, row.InstanceId, row.State)).find(Boolean);
    if (refusal) return refusal;
    return accept(named.rows.reduce((current, row) => waiting(current, row), world));
  },
);

function whyNotAgain(world: World, InstanceId: string, State: string): Refusal | undefined {
  if (State !== 'EXPIRED')
    return refuse('UnsupportedOperation', `The application of ${InstanceId} is ${State}, not EXPIRED.`);
  const elsewhere = attachmentsOfInstance(world, InstanceId).find(occupies);
  return (
    elsewhere && refuse('UnsupportedOperation', `${InstanceId} is ${elsewhere.State} in ${elsewhere.CcnId}.`)
  );
}
