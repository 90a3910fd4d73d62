import type { JsonObject } from '../../../model/json.js';
import { accountByUid, find } from '../../lookup.js';
import type { Account, World } from '../../world.js';
import { accept, action } from '../action.js';
import { minutes, PAGING, paged } from '../answer.js';
import { TAKES } from '../durations.js';
import { whyNotBasic } from '../enterprise/cen.js';
import { type Refusal, refuse } from '../errors.js';
import {
  attachmentKey,
  attachmentOfNetwork,
  attachmentsOf,
  cenOf,
  type Network,
  networkOf,
  routerInterfacesOf,
} from '../lookup.js';
import { optional } from '../params.js';
import { areaOf } from '../regions.js';
import type { Attachment, Cen } from '../state/cen.js';
import { putRow } from '../tables.js';
import { later } from '../transitions.js';
import { CHILD } from './child.js';
import { CBN, id, uid } from './common.js';

const ATTACHMENT = { ...CHILD, ChildInstanceOwnerId: optional(uid) };

interface Child {
  readonly ChildInstanceId: string;
  readonly ChildInstanceType: 'VPC' | 'VBR' | 'CCN';
  readonly ChildInstanceRegionId: string;
  readonly ChildInstanceOwnerId: string | undefined;
}

export const attachCenChildInstance = action(
  CBN,
  'AttachCenChildInstance',
  ATTACHMENT,
  (world, caller, p) => {
    const cen = cenOf(world, caller, p.CenId);
    if (!cen) return refuse('ParameterCenInstanceId', `CenId: ${p.CenId}.`);
    if (cen.Status !== 'Active')
      return refuse('InvalidOperation.CenInstanceStatus', `${cen.CenId} is ${cen.Status}.`);
    const child = childOf(world, caller, p);
    if (!child.ok) return child;
    const { network } = child;
    const refusal = whyNotAttachable(world, cen, network);
    if (refusal) return refusal;
    const row: Attachment = {
      CenId: cen.CenId,
      ChildInstanceId: network.id,
      ChildInstanceType: network.type,
      ChildInstanceRegionId: network.region,
      account: network.account,
      Status: 'Attaching',
      created: world.now,
      order: world.serial,
    };
    const key = attachmentKey(cen.CenId, network.id);
    const numbered = { ...world, serial: world.serial + 1 };
    return accept(later(putRow(numbered, 'attachments', key, row), TAKES.attach, 'Attached', { key }));
  },
);

/** The network a call names, looked up in the region and the account it names (the caller's own if none). */
function childOf(
  world: World,
  caller: Account,
  p: Child,
): { readonly ok: true; readonly network: Network } | Refusal {
  if (p.ChildInstanceType === 'CCN') return refuse('InstanceType.NotSupport', 'It is CCN.');
  if (!areaOf(p.ChildInstanceRegionId))
    return refuse('ParameterIllegal.ChildInstanceRegionId', `It is ${p.ChildInstanceRegionId}.`);
  const owner = p.ChildInstanceOwnerId === undefined ? caller : accountByUid(world, p.ChildInstanceOwnerId);
  if (owner?.cloud !== 'alibaba') return refuse('Bid.NotFound', `It is ${p.ChildInstanceOwnerId}.`);
  const network = networkOf(world, p.ChildInstanceType, p.ChildInstanceId);
  if (network?.account !== owner.id || network.region !== p.ChildInstanceRegionId) {
    const hint = p.ChildInstanceOwnerId === undefined ? '; ChildInstanceOwnerId names another owner' : '';
    return refuse(
      'ParameterInstanceId',
      `Account ${owner.uid} has no ${p.ChildInstanceType} ${p.ChildInstanceId} in ${p.ChildInstanceRegionId}${hint}.`,
    );
  }
  return { ok: true, network };
}

function whyNotAttachable(world: World, cen: Cen, network: Network): Refusal | undefined {
  const granted = find(world.alibaba.grants, attachmentKey(cen.CenId, network.id));
  if (network.account !== cen.account && !granted)
    return refuse(
      'Forbbiden.AttachChildInstanceAcrossUid',
      `${network.id}: its owner calls GrantInstanceToCen.`,
    );
  const unfit = whyUnfit(world, network);
  if (unfit) return unfit;
  const present = attachmentOfNetwork(world, network.id);
  if (present && present.Status !== 'Attached')
    return refuse('InvalidOperation.ChildInstanceStatus', `${network.id} is ${present.Status}.`);
  if (present)
    return refuse('InvalidOperation.ChildInstanceAlreadyAttached', `${network.id} is in ${present.CenId}.`);
  return whyNotBasic(world, cen, network.id, network.region) ?? whyOverQuota(world, cen, network.region);
}

/** A VBR must be active; a VPC is in a CEN or in an Express Connect peering, never in both. */
function whyUnfit(world: World, { id: network, type }: Network): Refusal | undefined {
  const [peering] = routerInterfacesOf(world, network);
  if (peering)
    return refuse('InvalidOperation.ChildInstanceRIAlreadyExist', `It is ${peering.RouterInterfaceId}.`);
  const vbr = type === 'VBR' ? find(world.alibaba.vbrs, network) : undefined;
  return vbr && vbr.Status !== 'active'
    ? refuse('InstanceStatus.NotSupport', `${network} is ${vbr.Status}.`)
    : undefined;
}

function whyOverQuota(world: World, cen: Cen, region: string): Refusal | undefined {
  const { networksPerRegion, regionsPerCen } = world.alibaba.quotas;
  const regions = attachmentsOf(world, cen.CenId).map((row) => row.ChildInstanceRegionId);
  const here = regions.filter((other) => other === region).length;
  if (here >= networksPerRegion) return refuse('QuotaExceeded.ChildInstance', `It is ${networksPerRegion}.`);
  if (here === 0 && new Set(regions).size >= regionsPerCen)
    return refuse('QuotaExceeded.Region', `It is ${regionsPerCen}.`);
  return undefined;
}

export const detachCenChildInstance = action(
  CBN,
  'DetachCenChildInstance',
  { ...ATTACHMENT, CenOwnerId: optional(uid) },
  (world, caller, p) => {
    const row = find(world.alibaba.attachments, attachmentKey(p.CenId, p.ChildInstanceId));
    const cen = find(world.alibaba.cens, p.CenId);
    if (!cen || (cen.account !== caller.id && row?.account !== caller.id))
      return refuse('ParameterCenInstanceId', `CenId: ${p.CenId}.`);
    if (!row || !names(world, row, p))
      return refuse('ParameterInstanceId', `${p.ChildInstanceId} is not in ${p.CenId} as described.`);
    if (cen.Status !== 'Active')
      return refuse('InvalidOperation.CenInstanceStatus', `${cen.CenId} is ${cen.Status}.`);
    if (row.Status !== 'Attached')
      return refuse('InvalidOperation.ChildInstanceStatus', `${row.ChildInstanceId} is ${row.Status}.`);
    const key = attachmentKey(row.CenId, row.ChildInstanceId);
    const leaving: Attachment = { ...row, Status: 'Detaching' };
    return accept(later(putRow(world, 'attachments', key, leaving), TAKES.detach, 'Detached', { key }));
  },
);

const names = (world: World, row: Attachment, p: Child): boolean =>
  row.ChildInstanceType === p.ChildInstanceType &&
  row.ChildInstanceRegionId === p.ChildInstanceRegionId &&
  (p.ChildInstanceOwnerId === undefined || world.accounts[row.account]?.uid === p.ChildInstanceOwnerId);

export const describeCenAttachedChildInstances = action(
  CBN,
  'DescribeCenAttachedChildInstances',
  {
    CenId: id,
    ChildInstanceRegionId: optional(id),
    ChildInstanceType: optional(CHILD.ChildInstanceType),
    ...PAGING,
  },
  (world, caller, p) => {
    const cen = cenOf(world, caller, p.CenId);
    if (!cen) return refuse('ParameterCenInstanceId', `CenId: ${p.CenId}.`);
    const items = attachmentsOf(world, cen.CenId)
      .filter(
        (row) =>
          p.ChildInstanceRegionId === undefined || row.ChildInstanceRegionId === p.ChildInstanceRegionId,
      )
      .filter((row) => p.ChildInstanceType === undefined || row.ChildInstanceType === p.ChildInstanceType)
      .map((row) => element(world, row));
    return accept(world, paged(p, 'ChildInstances', 'ChildInstance', items));
  },
);

const element = (world: World, row: Attachment): JsonObject => ({
  CenId: row.CenId,
  ChildInstanceId: row.ChildInstanceId,
  ChildInstanceType: row.ChildInstanceType,
  ChildInstanceRegionId: row.ChildInstanceRegionId,
  ChildInstanceOwnerId: Number(world.accounts[row.account]?.uid),
  ChildInstanceAttachTime: minutes(row.created),
  Status: row.Status,
});
