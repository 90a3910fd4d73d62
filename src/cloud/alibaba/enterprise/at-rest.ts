import { find } from '../../lookup.js';
import type { Account, World } from '../../world.js';
import { type ErrorCode, type Refusal, refuse } from '../errors.js';
import { transitRouterId } from '../fabric/ids.js';
import { attachmentsOf, cenOf, censOf } from '../lookup.js';
import type { Cen } from '../state/cen.js';
import { type Got, got } from './call.js';
import { endsOf, transitRouterOf } from './lookup.js';
import type { TransitRouter, TransitRouterAttachment, TransitRouterRouteTable } from './state.js';

/** A CEN of the caller's that can have Enterprise Edition transit routers and has no change under way. */
export function cenAtRest(world: World, caller: Account, CenId: string): Got<Cen> {
  const cen = cenOf(world, caller, CenId);
  if (!cen) return refuse('InvalidCenId.NotFound', `CenId: ${CenId}.`);
  if (cen.Status !== 'Active')
    return refuse('InvalidOperation.CenInstanceStatus', `${CenId} is ${cen.Status}.`);
  return cen.ProtectionLevel === 'FULL'
    ? refuse('OperationUnsupported.CenFullLevel', `The protection level of ${CenId} is FULL.`)
    : got(cen);
}

/** `busy`: the code for a transit router that is in transition. */
export function routerAtRest(
  world: World,
  caller: Account,
  id: string,
  busy: ErrorCode = 'IncorrectStatus.TransitRouter',
): Got<TransitRouter> {
  const row = transitRouterOf(world, caller, id);
  if (!row)
    return isBasic(world, caller, id)
      ? refuse('OperationUnsupported.TransitRouterType', `${id} is Basic.`)
      : refuse('InvalidTransitRouterId.NotFound', `TransitRouterId: ${id}.`);
  const cen = cenAtRest(world, caller, row.CenId);
  if (!cen.ok) return cen;
  return row.Status === 'Active' ? got(row) : refuse(busy, `${id} is ${row.Status}.`);
}

/** Whether it is the transit router that attached networks of the Basic Edition imply. */
export const isBasic = (world: World, caller: Account, id: string): boolean =>
  censOf(world, caller.id).some(({ CenId }) =>
    attachmentsOf(world, CenId).some((row) => transitRouterId(CenId, row.ChildInstanceRegionId) === id),
  );

/** An attachment whose transit routers are the caller's, none of them in transition. */
export function attachmentAtRest(world: World, caller: Account, id: string): Got<TransitRouterAttachment> {
  const row = find(world.alibaba.transitRouterAttachments, id);
  if (!row || !transitRouterOf(world, caller, row.TransitRouterId))
    return refuse('InvalidTransitRouterAttachmentId.NotFound', `TransitRouterAttachmentId: ${id}.`);
  const refusal = firstRefusal(endsOf(row).map((router) => routerAtRest(world, caller, router)));
  if (refusal) return refusal;
  return row.Status === 'Attached'
    ? got(row)
    : refuse('IncorrectStatus.Attachment', `${id} is ${row.Status}.`);
}

export function tableAtRest(world: World, caller: Account, id: string): Got<TransitRouterRouteTable> {
  const row = find(world.alibaba.transitRouterRouteTables, id);
  if (!row || !transitRouterOf(world, caller, row.TransitRouterId))
    return refuse('InvalidTransitRouterRouteTableId.NotFound', `TransitRouterRouteTableId: ${id}.`);
  const router = routerAtRest(world, caller, row.TransitRouterId);
  if (!router.ok) return router;
  return row.Status === 'Active'
    ? got(row)
    : refuse('IncorrectStatus.TransitRouterRouteTable', `${id} is ${row.Status}.`);
}

const firstRefusal = (results: readonly Got<unknown>[]): Refusal | undefined =>
  results.find((result): result is Refusal => !result.ok);
