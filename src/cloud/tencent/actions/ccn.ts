import type { JsonObject } from '../../../model/json.js';
import { newId } from '../../ids.js';
import type { World } from '../../world.js';
import { accept, action } from '../action.js';
import { filterBy, filters, orderBy, ordered, PAGING, paged, time } from '../answer.js';
import { boughtOf } from '../bandwidth.js';
import { type Refusal, refuse } from '../errors.js';
import { attachmentsOf, ccnsOf, isAssociated, ownCcn, routeTablesOf } from '../lookup.js';
import { flag, list, oneOf, optional, or } from '../params.js';
import { withDefaultTable } from '../routes/tables.js';
import type { Ccn } from '../state/ccn.js';
import { change, putRow } from '../tables.js';
import { ccnId, tags, upTo, VPC } from './common.js';

export const createCcn = action(
  VPC,
  'CreateCcn',
  {
    CcnName: upTo(60),
    CcnDescription: or(upTo(100), ''),
    QosLevel: or(oneOf(['PT', 'AU', 'AG']), 'AU'),
    InstanceChargeType: or(oneOf(['PREPAID', 'POSTPAID']), 'POSTPAID'),
    InstanceMeteringType: or(oneOf(['BANDWIDTH', 'TRAFFIC']), 'BANDWIDTH'),
    BandwidthLimitType: optional(oneOf(['OUTER_REGION_LIMIT', 'INTER_REGION_LIMIT'])),
    Tags: tags,
  },
  (world, caller, { Tags, ...p }) => {
    const prepaid = p.InstanceChargeType === 'PREPAID';
    if (prepaid && p.BandwidthLimitType === 'OUTER_REGION_LIMIT')
      return refuse('UnsupportedOperation.PrepaidCcnOnlySupportInterRegionLimit');
    if (prepaid && p.InstanceMeteringType === 'TRAFFIC')
      return refuse('UnsupportedOperation.PrepaidCcnOnlySupportBandwidthMetering');
    const { ccnsPerAccount, classicRoutes } = world.tencent.quotas;
    if (ccnsOf(world, caller.id).length >= ccnsPerAccount)
      return refuse('LimitExceeded', `Of CCNs an account has ${ccnsPerAccount}.`);
    if (Object.hasOwn(world.tencent.arrears, caller.id))
      return refuse('UnsupportedOperation.InsufficientFunds', `Account ${caller.uid} is in arrears.`);
    const [CcnId, named] = newId(world, 'ccn-', 8);
    const ccn: Ccn = {
      ...p,
      CcnId,
      account: caller.id,
      State: 'AVAILABLE',
      BandwidthLimitType: p.BandwidthLimitType ?? (prepaid ? 'INTER_REGION_LIMIT' : 'OUTER_REGION_LIMIT'),
      RouteECMPFlag: false,
      RouteOverlapFlag: !classicRoutes,
      TrafficMarkingPolicyFlag: false,
      TagSet: Tags,
      created: world.now,
      order: world.serial,
    };
    const made = withDefaultTable(putRow(named, 'ccns', CcnId, ccn), CcnId);
    return accept(made, { Ccn: element(made, ccn) });
  },
);

export const modifyCcnAttribute = action(
  VPC,
  'ModifyCcnAttribute',
  {
    CcnId: ccnId,
    CcnName: optional(upTo(60)),
    CcnDescription: optional(upTo(100)),
    RouteECMPFlag: optional(flag),
    RouteOverlapFlag: optional(flag),
    TrafficMarkingPolicyFlag: optional(flag),
  },
  (world, caller, { CcnId, ...given }) => {
    const ccn = ownCcn(world, caller, CcnId);
    if (!ccn) return refuse('ResourceNotFound', `CcnId: ${CcnId}.`);
    if (Object.values(given).every((value) => value === undefined))
      return refuse('MissingParameter', 'One of CcnName and CcnDescription is needed.');
    if (given.RouteOverlapFlag === false && !world.tencent.quotas.classicRoutes)
      return refuse('UnsupportedOperation.CcnRouteOverlapFlagDisableNotSupported');
    const row: Ccn = {
      ...ccn,
      CcnName: given.CcnName ?? ccn.CcnName,
      CcnDescription: given.CcnDescription ?? ccn.CcnDescription,
      RouteECMPFlag: given.RouteECMPFlag ?? ccn.RouteECMPFlag,
      RouteOverlapFlag: given.RouteOverlapFlag ?? ccn.RouteOverlapFlag,
      TrafficMarkingPolicyFlag: given.TrafficMarkingPolicyFlag ?? ccn.TrafficMarkingPolicyFlag,
    };
    return accept(putRow(world, 'ccns', CcnId, row));
  },
);

export const deleteCcn = action(VPC, 'DeleteCcn', { CcnId: ccnId }, (world, caller, { CcnId }) => {
  if (!ownCcn(world, caller, CcnId)) return refuse('ResourceNotFound', `CcnId: ${CcnId}.`);
  const refusal = whyInUse(world, CcnId);
  if (refusal) return refusal;
  const { ccns, attachments, bandwidthLimits, ccnRouteTables, ccnRoutes } = world.tencent;
  return accept(
    change(world, {
      ccns: without(ccns, CcnId),
      attachments: without(attachments, CcnId),
      bandwidthLimits: without(bandwidthLimits, CcnId),
      ccnRouteTables: without(ccnRouteTables, CcnId),
      ccnRoutes: without(ccnRoutes, CcnId),
    }),
  );
});

/** Applications that wait or came to nothing go with the CCN. */
function whyInUse(world: World, CcnId: string): Refusal | undefined {
  const instance = attachmentsOf(world, CcnId).find(isAssociated);
  if (instance)
    return refuse(
      'UnsupportedOperation.ExistCcnInstancesNotSupportDeleteCcn',
      `${instance.InstanceId} is ${instance.State}.`,
    );
  const custom = routeTablesOf(world, CcnId).find((table) => !table.IsDefaultTable);
  if (custom)
    return refuse(
      'UnsupportedOperation.ExistCcnCustomRouteTablesNotSupportDeleteCcn',
      `It is ${custom.RouteTableId}.`,
    );
  const [bought] = boughtOf(world, CcnId);
  return bought && refuse('UnsupportedOperation.BandwidthNotExpired', `It is ${bought.RegionFlowControlId}.`);
}

const without = <T extends { readonly CcnId: string }>(
  table: Readonly<Record<string, T>>,
  CcnId: string,
): Record<string, T> => Object.fromEntries(Object.entries(table).filter(([, row]) => row.CcnId !== CcnId));

export const describeCcns = action(
  VPC,
  'DescribeCcns',
  {
    CcnIds: list(ccnId),
    Filters: filters,
    ...orderBy(['CcnId', 'CcnName', 'CreateTime', 'State', 'QosLevel'], 'CreateTime'),
    ...PAGING,
  },
  (world, caller, p) => {
    if (p.CcnIds.length > 0 && p.Filters.length > 0)
      return refuse('InvalidParameter.Coexist', 'They are CcnIds and Filters.');
    const strange = p.CcnIds.find((id) => !ownCcn(world, caller, id));
    if (strange !== undefined) return refuse('ResourceNotFound', `CcnId: ${strange}.`);
    const matches = filterBy<Ccn>(p.Filters, FIELDS, ({ TagSet }) => TagSet);
    if (!matches.ok) return matches;
    const found = ccnsOf(world, caller.id)
      .filter((ccn) => p.CcnIds.length === 0 || p.CcnIds.includes(ccn.CcnId))
      .filter(matches.test)
      .map((ccn) => element(world, ccn));
    return accept(world, paged(p, 'CcnSet', ordered(found, p.OrderField, p.OrderDirection)));
  },
);

const FIELDS = {
  'ccn-id': (ccn: Ccn) => [ccn.CcnId],
  'ccn-name': (ccn: Ccn) => [ccn.CcnName],
  'ccn-description': (ccn: Ccn) => [ccn.CcnDescription],
  state: (ccn: Ccn) => [ccn.State],
  'tag-key': (ccn: Ccn) => ccn.TagSet.map(({ Key }) => Key),
};

const element = (world: World, { account: _owner, created, order: _order, ...ccn }: Ccn): JsonObject => ({
  ...ccn,
  TagSet: ccn.TagSet.map((tag) => ({ ...tag })),
  CreateTime: time(created),
  InstanceCount: attachmentsOf(world, ccn.CcnId).filter(isAssociated).length,
  RouteTableCount: routeTablesOf(world, ccn.CcnId).length,
  RouteTableFlag: true,
  IsSecurityLock: false,
});
