import { type JsonObject, rows } from '../../../model/json.js';
import { find } from '../../lookup.js';
import type { World } from '../../world.js';
import { accept, action } from '../action.js';
import { filterBy, filters, orderBy, ordered, PAGING, paged, time } from '../answer.js';
import { refuse } from '../errors.js';
import { inOrder, networkOf, ownCcn, routeTableOf } from '../lookup.js';
import { optional } from '../params.js';
import { areaOf } from '../regions.js';
import type { CcnAttachment } from '../state/ccn.js';
import { putRow } from '../tables.js';
import { ccnId, VPC } from './common.js';
import { instances, namedRows } from './instances.js';

const ORDER = [
  'CcnId',
  'InstanceType',
  'InstanceId',
  'InstanceName',
  'InstanceRegion',
  'AttachedTime',
  'State',
] as const;

/** The owner of a CCN sees all of its instances, the owner of a network those of his own. */
export const describeCcnAttachedInstances = action(
  VPC,
  'DescribeCcnAttachedInstances',
  { CcnId: optional(ccnId), Filters: filters, ...orderBy(ORDER, 'AttachedTime'), ...PAGING },
  (world, caller, p) => {
    const matches = filterBy<CcnAttachment>(p.Filters, FIELDS);
    if (!matches.ok) return matches;
    const found = inOrder(rows(world.tencent.attachments))
      .filter((row) => row.account === caller.id || ownCcn(world, caller, row.CcnId))
      .filter((row) => (p.CcnId ?? row.CcnId) === row.CcnId)
      .filter(matches.test)
      .map((row) => element(world, row));
    return accept(world, paged(p, 'InstanceSet', ordered(found, p.OrderField, p.OrderDirection)));
  },
);

const FIELDS = {
  'ccn-id': (row: CcnAttachment) => [row.CcnId],
  'instance-type': (row: CcnAttachment) => [row.InstanceType],
  'instance-region': (row: CcnAttachment) => [row.InstanceRegion],
  'instance-id': (row: CcnAttachment) => [row.InstanceId],
};

function element(world: World, row: CcnAttachment): JsonObject {
  const ccn = find(world.tencent.ccns, row.CcnId);
  const table = routeTableOf(world, row);
  return {
    CcnId: row.CcnId,
    InstanceType: row.InstanceType,
    InstanceId: row.InstanceId,
    InstanceName: row.InstanceId,
    InstanceRegion: row.InstanceRegion,
    InstanceUin: world.accounts[row.account]?.uid ?? '',
    CidrBlock: networkOf(world, row.InstanceType, row.InstanceId)?.blocks ?? [],
    State: row.State,
    AttachedTime: time(row.created),
    CcnUin: world.accounts[ccn?.account ?? '']?.uid ?? '',
    InstanceArea: areaOf(row.InstanceRegion) ?? '',
    Description: row.Description,
    RouteTableId: table?.RouteTableId ?? '',
    RouteTableName: table?.Name ?? '',
    OrderType: row.OrderType,
  };
}

/** The description changes; a RouteTableId is taken and changes nothing (AssociateInstancesToCcnRouteTable does). */
export const modifyCcnAttachedInstancesAttribute = action(
  VPC,
  'ModifyCcnAttachedInstancesAttribute',
  { CcnId: ccnId, Instances: instances },
  (world, caller, p) => {
    const found = namedRows(world, p.CcnId, p.Instances);
    const ccn = ownCcn(world, caller, p.CcnId);
    if (!found.ok || (!ccn && found.rows.some(({ account }) => account !== caller.id)))
      return refuse('ResourceNotFound', `Account ${caller.uid} has no such instance in ${p.CcnId}.`);
    return accept(
      found.rows.reduce((current, row, i) => {
        const Description = p.Instances[i]?.Description ?? row.Description;
        return putRow(current, 'attachments', `${row.CcnId}/${row.InstanceId}`, { ...row, Description });
      }, world),
    );
  },
);
