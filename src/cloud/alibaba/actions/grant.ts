import { type JsonObject, rows } from '../../../model/json.js';
import { find } from '../../lookup.js';
import type { Account, World } from '../../world.js';
import { accept, action, type Outcome } from '../action.js';
import { minutes, PAGING, paged, seconds } from '../answer.js';
import { type Refusal, refuse } from '../errors.js';
import { attachmentKey, type Network, networkOf } from '../lookup.js';
import { integer, matching, oneOf, optional, or, text } from '../params.js';
import { areaOf } from '../regions.js';
import type { Grant } from '../state/cen.js';
import { dropRow, putRow } from '../tables.js';
import { clientToken, uid, VPC } from './common.js';

const TYPE = oneOf(['VPC', 'VBR'], 'InstanceType.Invalid');
const GRANT = {
  RegionId: optional(text),
  InstanceId: text,
  InstanceType: or(TYPE, 'VPC'),
  CenId: matching(/^(cen|cbn)-/, 'IllegalParam.CenInstanceId', 'begins with cen-'),
  CenOwnerId: uid,
  ClientToken: optional(clientToken),
};

interface Named {
  readonly RegionId: string | undefined;
  readonly InstanceId: string;
  readonly InstanceType: 'VPC' | 'VBR';
}

/** The caller's own network; the network's owner alone grants, revokes and asks here. */
function ownNetwork(
  world: World,
  caller: Account,
  p: Named,
): { readonly ok: true; readonly network: Network } | Refusal {
  if (p.RegionId !== undefined && !areaOf(p.RegionId))
    return refuse('InvalidRegionId.NotFound', `It is ${p.RegionId}.`);
  const network = networkOf(world, p.InstanceType, p.InstanceId);
  return network?.account === caller.id && (p.RegionId ?? network.region) === network.region
    ? { ok: true, network }
    : refuse(
        p.InstanceType === 'VBR' ? 'InvalidVbr.NotFound' : 'InvalidInstanceId.NotFound',
        `Account ${caller.uid} has no ${p.InstanceType} ${p.InstanceId}.`,
      );
}

export const grantInstanceToCen = action(VPC, 'GrantInstanceToCen', GRANT, (world, caller, p) => {
  const own = ownNetwork(world, caller, p);
  if (!own.ok) return own;
  const cen = find(world.alibaba.cens, p.CenId);
  if (!cen || world.accounts[cen.account]?.uid !== p.CenOwnerId)
    return refuse('IllegalParam.CenInstanceId', `Account ${p.CenOwnerId} has no CEN instance ${p.CenId}.`);
  if (cen.account === caller.id)
    return refuse('Invalid.Grant', 'The CEN instance is in the same account and needs none.');
  if (own.network.type === 'VBR' && !world.alibaba.quotas.crossAccountVbrGrants)
    return refuse('Invalid.Grant', 'VBRs are not granted to other accounts, unless the cloud allows it.');
  return granted(world, own.network, { CenId: p.CenId, CenOwnerId: p.CenOwnerId });
});

/** A grant that stands already stays as it is. */
function granted(world: World, network: Network, cen: Pick<Grant, 'CenId' | 'CenOwnerId'>): Outcome {
  const key = attachmentKey(cen.CenId, network.id);
  if (find(world.alibaba.grants, key)) return accept(world);
  const { grantsPerNetwork } = world.alibaba.quotas;
  const others = rows(world.alibaba.grants).filter((row) => row.InstanceId === network.id);
  if (others.length >= grantsPerNetwork)
    return refuse('QuotaExceeded.CbnGrantRules', `It is ${grantsPerNetwork}.`);
  const row: Grant = {
    ...cen,
    InstanceId: network.id,
    InstanceType: network.type,
    InstanceRegionId: network.region,
    account: network.account,
    created: world.now,
  };
  return accept(putRow(world, 'grants', key, row));
}

export const revokeInstanceFromCen = action(VPC, 'RevokeInstanceFromCen', GRANT, (world, caller, p) => {
  const own = ownNetwork(world, caller, p);
  if (!own.ok) return own;
  const key = attachmentKey(p.CenId, own.network.id);
  const row = find(world.alibaba.grants, key);
  if (row?.CenOwnerId !== p.CenOwnerId)
    return refuse(
      'IllegalParam.CenInstanceId',
      `${p.InstanceId} is not granted to ${p.CenId} of ${p.CenOwnerId}.`,
    );
  const attached = find(world.alibaba.attachments, key);
  if (attached)
    return refuse('IncorrectStatus', `${p.InstanceId} is ${attached.Status} to ${p.CenId}: detach it first.`);
  return accept(dropRow(world, 'grants', key));
});

/**
 * Two products have an action of this name: Vpc's, for the owner of a network, is called with InstanceId; Cbn's, for
 * the owner of a CEN, without.
 */
export const describeGrantRulesToCen = action(
  `${VPC}, Cbn 2017-09-12`,
  'DescribeGrantRulesToCen',
  {
    RegionId: optional(text),
    InstanceId: optional(text),
    InstanceType: or(TYPE, 'VPC'),
    CenId: optional(text),
    ProductType: optional(text),
    ChildInstanceId: optional(text),
    ChildInstanceOwnerId: optional(uid),
    MaxResults: or(integer(1, 100), 100),
    NextToken: optional(text),
    ...PAGING,
  },
  (world, caller, p) => {
    const { InstanceId } = p;
    if (InstanceId === undefined) return accept(world, forCenOwner(world, caller, p));
    const own = ownNetwork(world, caller, { ...p, InstanceId });
    if (!own.ok) return own;
    const items = rows(world.alibaba.grants).filter((row) => row.InstanceId === InstanceId);
    return accept(world, paged(p, 'CenGrantRules', 'CbnGrantRule', items.map(forNetworkOwner)));
  },
);

const forNetworkOwner = (row: Grant): JsonObject => ({
  CenInstanceId: row.CenId,
  CenOwnerId: Number(row.CenOwnerId),
  CreationTime: seconds(row.created),
});

interface Wanted {
  readonly CenId: string | undefined;
  readonly ProductType: string | undefined;
  readonly RegionId: string | undefined;
  readonly ChildInstanceId: string | undefined;
  readonly ChildInstanceOwnerId: string | undefined;
  readonly MaxResults: number;
  readonly NextToken: string | undefined;
}

/** Ids that are unknown match nothing; they are no error. */
function forCenOwner(world: World, caller: Account, p: Wanted): JsonObject {
  const found = rows(world.alibaba.grants).filter(
    (row) =>
      row.CenOwnerId === caller.uid &&
      (p.CenId ?? row.CenId) === row.CenId &&
      (p.ProductType ?? row.InstanceType) === row.InstanceType &&
      (p.RegionId ?? row.InstanceRegionId) === row.InstanceRegionId &&
      (p.ChildInstanceId ?? row.InstanceId) === row.InstanceId &&
      (p.ChildInstanceOwnerId ?? world.accounts[row.account]?.uid) === world.accounts[row.account]?.uid,
  );
  const from = Number(p.NextToken ?? 0) || 0;
  const next = from + p.MaxResults;
  return {
    GrantRules: { GrantRule: found.slice(from, next).map((row) => forOwnerOfCen(world, row)) },
    TotalCount: found.length,
    MaxResults: p.MaxResults,
    ...(next < found.length ? { NextToken: String(next) } : {}),
  };
}

const forOwnerOfCen = (world: World, row: Grant): JsonObject => ({
  CenId: row.CenId,
  CenOwnerId: Number(row.CenOwnerId),
  ChildInstanceId: row.InstanceId,
  ChildInstanceOwnerId: Number(world.accounts[row.account]?.uid),
  ChildInstanceRegionId: row.InstanceRegionId,
  ChildInstanceType: row.InstanceType,
  CreateTime: minutes(row.created),
});
