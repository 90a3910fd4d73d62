import { newId } from '../../ids.js';
import type { World } from '../../world.js';
import { type Refusal, refuse } from '../errors.js';
import { attachmentsOf } from '../lookup.js';
import { areaOf } from '../regions.js';
import type { Cen } from '../state/cen.js';
import { putRow } from '../tables.js';
import { later } from '../transitions.js';
import { TAKES } from './durations.js';
import { transitRouterIn } from './lookup.js';
import type { TransitRouter, TransitRouterRouteTable } from './state.js';

/** A CEN has one transit router in a region, of one edition. */
export function whyNoRouterIn(world: World, { CenId }: Cen, region: string): Refusal | undefined {
  if (!areaOf(region)) return refuse('IllegalParam.RegionId', `There is no region ${region}.`);
  const present = transitRouterIn(world, CenId, region);
  if (present) return refuse('InstanceExist.TransitRouterInstance', `It is ${present.TransitRouterId}.`);
  const basic = attachmentsOf(world, CenId).find((row) => row.ChildInstanceRegionId === region);
  return (
    basic &&
    refuse(
      'InstanceExist.TransitRouterInstance',
      `It is Basic: ${basic.ChildInstanceId} is ${basic.Status} to it.`,
    )
  );
}

interface Texts {
  readonly TransitRouterName?: string | undefined;
  readonly TransitRouterDescription?: string | undefined;
}

/** A transit router that is Creating, and its default route table. */
export function withTransitRouter(
  world: World,
  cen: Cen,
  RegionId: string,
  { TransitRouterName = '', TransitRouterDescription = '' }: Texts = {},
): readonly [TransitRouter, World] {
  const [TransitRouterId, named] = newId(world, 'tr-');
  const row: TransitRouter = {
    TransitRouterId,
    CenId: cen.CenId,
    RegionId,
    account: cen.account,
    TransitRouterName,
    TransitRouterDescription,
    Status: 'Creating',
    created: world.now,
    order: world.serial,
  };
  const [, tabled] = withRouteTable(putRow(named, 'transitRouters', TransitRouterId, row), {
    TransitRouterId,
    TransitRouterRouteTableType: 'System',
    TransitRouterRouteTableName: '',
    TransitRouterRouteTableDescription: '',
    Status: 'Active',
  });
  return [row, later(tabled, TAKES.transitRouter, 'TransitRouterSettled', { id: TransitRouterId })];
}

type NewTable = Omit<TransitRouterRouteTable, 'TransitRouterRouteTableId' | 'created' | 'order'>;

/** A route table and its id. */
export function withRouteTable(world: World, table: NewTable): readonly [string, World] {
  const [TransitRouterRouteTableId, named] = newId(world, 'vtb-');
  const row = { ...table, TransitRouterRouteTableId, created: world.now, order: world.serial };
  return [
    TransitRouterRouteTableId,
    putRow(named, 'transitRouterRouteTables', TransitRouterRouteTableId, row),
  ];
}
