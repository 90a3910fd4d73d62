import { type JsonObject, rows } from '../../../model/json.js';
import { newId } from '../../ids.js';
import { accept, action, type Outcome } from '../action.js';
import { filterBy, filters, PAGING, paged, time } from '../answer.js';
import { refuse } from '../errors.js';
import { attachmentsOf, inOrder, ownCcn, routeTablesOf } from '../lookup.js';
import { list, optional, or, record, text } from '../params.js';
import type { CcnRouteTable } from '../state/routes.js';
import { dropRow, putRow } from '../tables.js';
import { ccnId, upTo, VPC } from './common.js';
import { instances, namedRows } from './instances.js';
import { ownTable } from './own-table.js';

const tableName = upTo(60);

/** A new table takes in no route until it has policies. */
export const createCcnRouteTables = action(
  VPC,
  'CreateCcnRouteTables',
  { RouteTable: list(record({ CcnId: ccnId, Name: tableName, Description: or(upTo(100), '') })) },
  (world, caller, { RouteTable }) => {
    if (RouteTable.length === 0) return refuse('MissingParameter', 'Parameter: RouteTable.');
    let current = world;
    const made: CcnRouteTable[] = [];
    for (const { CcnId, Name, Description } of RouteTable) {
      if (!ownCcn(world, caller, CcnId))
        return refuse('ResourceNotFound', `Account ${caller.uid} has no CCN ${CcnId}.`);
      const { routeTablesPerCcn } = world.tencent.quotas;
      if (routeTablesOf(current, CcnId).length >= routeTablesPerCcn)
        return refuse('UnsupportedOperation.RouteTableExceedPerVbcLimit', `It is ${routeTablesPerCcn}.`);
      const [RouteTableId, named] = newId(current, 'ccnrtb-', 8);
      const table: CcnRouteTable = {
        RouteTableId,
        CcnId,
        Name,
        Description,
        IsDefaultTable: false,
        inputPolicies: [],
        created: world.now,
        order: current.serial,
      };
      made.push(table);
      current = putRow(named, 'ccnRouteTables', RouteTableId, table);
    }
    return accept(current, { CcnRouteTableSet: made.map(element) });
  },
);

/** `RouteTableInfo` carries new texts. */
export const modifyCcnRouteTables = action(
  VPC,
  'ModifyCcnRouteTables',
  {
    RouteTableInfo: list(
      record({ RouteTableId: text, Name: optional(tableName), Description: optional(upTo(100)) }),
    ),
  },
  (world, caller, { RouteTableInfo }) => {
    if (RouteTableInfo.length === 0) return refuse('MissingParameter', 'Parameter: RouteTableInfo.');
    let current = world;
    for (const { RouteTableId, Name, Description } of RouteTableInfo) {
      const found = ownTable(current, caller, RouteTableId);
      if (!found.ok) return found;
      if (found.table.IsDefaultTable)
        return refuse('UnsupportedOperation.NotSupportModifyDefaultCcnRouteTable', `It is ${RouteTableId}.`);
      current = putRow(current, 'ccnRouteTables', RouteTableId, {
        ...found.table,
        Name: Name ?? found.table.Name,
        Description: Description ?? found.table.Description,
      });
    }
    return accept(current);
  },
);

export const deleteCcnRouteTables = action(
  VPC,
  'DeleteCcnRouteTables',
  { RouteTableId: list(text) },
  (world, caller, { RouteTableId: ids }) => {
    if (ids.length === 0) return refuse('MissingParameter', 'Parameter: RouteTableId.');
    let current = world;
    for (const id of ids) {
      const found = ownTable(current, caller, id);
      if (!found.ok) return found;
      if (found.table.IsDefaultTable)
        return refuse('UnsupportedOperation.NotSupportDeleteDefaultCcnRouteTable', `It is ${id}.`);
      const bound = attachmentsOf(current, found.table.CcnId).find((row) => row.RouteTableId === id);
      if (bound)
        return refuse('UnsupportedOperation.RouteTableCanNotDelete', `${bound.InstanceId} is bound to it.`);
      current = dropRow(current, 'ccnRouteTables', id);
    }
    return accept(current);
  },
);

export const describeCcnRouteTables = action(
  VPC,
  'DescribeCcnRouteTables',
  { RouteTableId: list(text), CcnId: optional(ccnId), Filters: filters, ...PAGING },
  (world, caller, p) => {
    const matches = filterBy<CcnRouteTable>(p.Filters, {
      'ccn-id': (table) => [table.CcnId],
      'route-table-id': (table) => [table.RouteTableId],
      'route-table-name': (table) => [table.Name],
      'is-default-table': (table) => [String(table.IsDefaultTable).toUpperCase()],
    });
    if (!matches.ok) return matches;
    const found = inOrder(rows(world.tencent.ccnRouteTables))
      .filter(({ CcnId }) => ownCcn(world, caller, CcnId) && (p.CcnId ?? CcnId) === CcnId)
      .filter(({ RouteTableId }) => p.RouteTableId.length === 0 || p.RouteTableId.includes(RouteTableId))
      .filter(matches.test);
    return accept(world, paged(p, 'CcnRouteTableSet', found.map(element)));
  },
);

const element = (table: CcnRouteTable): JsonObject => ({
  CcnId: table.CcnId,
  CcnRouteTableId: table.RouteTableId,
  RouteTableId: table.RouteTableId,
  Name: table.Name,
  Description: table.Description,
  IsDefaultTable: table.IsDefaultTable,
  CreateTime: time(table.created),
});

/** Binds instances to the table in which their packets shall look up. */
export const associateInstancesToCcnRouteTable = action(
  VPC,
  'AssociateInstancesToCcnRouteTable',
  { CcnId: ccnId, RouteTableId: text, Instances: instances },
  (world, caller, p): Outcome => {
    if (!ownCcn(world, caller, p.CcnId))
      return refuse('ResourceNotFound', `Account ${caller.uid} has no CCN ${p.CcnId}.`);
    const table = ownTable(world, caller, p.RouteTableId);
    if (!table.ok || table.table.CcnId !== p.CcnId)
      return refuse('UnsupportedOperation.CcnRouteTableNotExist', `It is ${p.RouteTableId}.`);
    const found = namedRows(world, p.CcnId, p.Instances);
    if (!found.ok) return refuse('ResourceNotFound', found.error.message);
    const waiting = found.rows.find(({ State }) => State !== 'ACTIVE');
    if (waiting)
      return refuse(
        'UnsupportedOperation.InvalidInstanceState',
        `${waiting.InstanceId} is ${waiting.State}.`,
      );
    return accept(
      found.rows.reduce(
        (current, row) =>
          putRow(current, 'attachments', `${row.CcnId}/${row.InstanceId}`, {
            ...row,
            RouteTableId: p.RouteTableId,
          }),
        world,
      ),
    );
  },
);
