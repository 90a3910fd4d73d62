import { type Cidr, cidr, contains, parseCidr } from '../../../model/cidr.js';
import { rows } from '../../../model/json.js';
import { newId } from '../../ids.js';
import { find } from '../../lookup.js';
import type { Account, World } from '../../world.js';
import { accept, type Outcome } from '../action.js';
import { type Refusal, refuse } from '../errors.js';
import type { Vbr } from '../state/vbr.js';
import { putVbr, vlanInterface } from './lookup.js';

/** What CreateRouteEntry and DeleteRouteEntry say of a route. */
export interface RouteParams {
  readonly DestinationCidrBlock: string;
  readonly NextHopType?: string | undefined;
  readonly NextHopId?: string | undefined;
}

/** The VBR of the caller's whose route table that is. */
export const vbrOfTable = (world: World, caller: Account, RouteTableId: string): Vbr | undefined =>
  rows(world.alibaba.vbrs).find((vbr) => vbr.account === caller.id && vbr.RouteTableId === RouteTableId);

const SERVICE = cidr('100.64.0.0/10');

/** A static route into the data centre (CreateRouteEntry, Vpc 2016-04-28): over the VBR's line, for a new block. */
export function createVbrRoute(world: World, vbr: Vbr, params: RouteParams): Outcome {
  const refusal = whyBusy(world, vbr) ?? whyNoNextHop(vbr, params);
  if (refusal) return refusal;
  const read = newBlock(vbr, params.DestinationCidrBlock);
  if (!read.ok) return read;
  const { vbrStaticRoutes } = world.alibaba.quotas;
  if (vbr.routes.length >= vbrStaticRoutes) return refuse('QuotaExceeded', `It is ${vbrStaticRoutes}.`);
  const [id, named] = newId(world, 'rte-');
  return accept(putVbr(named, { ...vbr, routes: [...vbr.routes, { id, cidr: read.block.text }] }), {
    RouteEntryId: id,
  });
}

/** What DeleteRouteEntry says of a route: its id, or its block; both have to be the route's. */
export interface DeletedRoute {
  readonly RouteEntryId: string | undefined;
  readonly DestinationCidrBlock: string | undefined;
  readonly NextHopId: string | undefined;
}

/** Takes a static route away; its next hop, if given, must be the one it has. */
export function deleteVbrRoute(world: World, vbr: Vbr, params: DeletedRoute): Outcome {
  const { RouteEntryId, DestinationCidrBlock, NextHopId } = params;
  if (RouteEntryId === undefined && DestinationCidrBlock === undefined)
    return refuse('MissingParameter', 'Parameter: DestinationCidrBlock.');
  const refusal =
    whyBusy(world, vbr) ?? (NextHopId === undefined ? undefined : whyNoNextHop(vbr, { NextHopId }));
  if (refusal) return refusal;
  const meant = vbr.routes.find(
    (route) =>
      (RouteEntryId ?? route.id) === route.id &&
      (DestinationCidrBlock === undefined || parseCidr(DestinationCidrBlock)?.text === route.cidr),
  );
  if (!meant)
    return refuse(
      'InvalidRouteEntry.NotFound',
      `${vbr.VbrId} has none to ${DestinationCidrBlock ?? RouteEntryId}.`,
    );
  return accept(putVbr(world, { ...vbr, routes: vbr.routes.filter((route) => route !== meant) }));
}

function whyBusy(world: World, vbr: Vbr): Refusal | undefined {
  if (vbr.Status !== 'active') return refuse('InvalidVBRStatus', `${vbr.VbrId} is ${vbr.Status}.`);
  if (!find(world.lines, vbr.PhysicalConnectionId))
    return refuse('InvalidPhysicalConnectionBusinessStatus', `It is ${vbr.PhysicalConnectionId}.`);
  return undefined;
}

function whyNoNextHop(
  vbr: Vbr,
  { NextHopType, NextHopId }: Omit<RouteParams, 'DestinationCidrBlock'>,
): Refusal | undefined {
  if ((NextHopType ?? 'RouterInterface') !== 'RouterInterface')
    return refuse('InvalidNextHopType', `Routes of a VBR lead to a RouterInterface, not to ${NextHopType}.`);
  return NextHopId === vlanInterface(vbr)
    ? undefined
    : refuse('InvalidNextHop.NotFound', `${vbr.VbrId} has ${vlanInterface(vbr)}, not ${NextHopId}.`);
}

function newBlock(vbr: Vbr, text: string): { readonly ok: true; readonly block: Cidr } | Refusal {
  const block = parseCidr(text);
  if (!block) return refuse('InvalidCidrBlock.Malformed', `It is ${text}.`);
  if (contains(SERVICE, block)) return refuse('InvalidCidrBlock', `${SERVICE.text} is the cloud’s own.`);
  if (vbr.routes.some((route) => route.cidr === block.text))
    return refuse('InvalidCIDRBlock.Duplicate', `${vbr.VbrId} has a route to ${block.text}.`);
  return { ok: true, block };
}
