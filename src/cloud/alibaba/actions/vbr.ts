import { newId } from '../../ids.js';
import { accountByUid, find } from '../../lookup.js';
import type { Account, Line, World } from '../../world.js';
import { accept, action } from '../action.js';
import { type Refusal, refuse } from '../errors.js';
import { optional, text } from '../params.js';
import type { Vbr } from '../state/vbr.js';
import { ownsLine, putVbr, vbrOf, vbrsOnLine } from '../vbr/lookup.js';
import { changedPeering, foreignPeering, isComplete, ownPeering } from '../vbr/peering.js';
import { clientToken, id, uid, VPC } from './common.js';
import { PEERING, resourceDescription, resourceName, vbrBandwidth, vlanId } from './vbr-params.js';

export const createVirtualBorderRouter = action(
  VPC,
  'CreateVirtualBorderRouter',
  {
    RegionId: optional(text),
    PhysicalConnectionId: id,
    VbrOwnerId: optional(uid),
    VlanId: vlanId,
    ...PEERING,
    Bandwidth: optional(vbrBandwidth),
    CircuitCode: optional(text),
    Name: optional(resourceName),
    Description: optional(resourceDescription),
    ClientToken: optional(clientToken),
  },
  (world, caller, p) => {
    const line = find(world.lines, p.PhysicalConnectionId);
    if (line?.account !== caller.id || (p.RegionId ?? line.region) !== line.region)
      return refuse('InvalidPhysicalConnectionId.NotFound', `It is ${p.PhysicalConnectionId}.`);
    const owner = p.VbrOwnerId === undefined ? caller : accountByUid(world, p.VbrOwnerId);
    if (owner?.cloud !== 'alibaba') return refuse('InvalidVbrOwnerId.NotFound', `It is ${p.VbrOwnerId}.`);
    const refusal = whyNoRoom(world, line, p.VlanId);
    if (refusal) return refusal;
    const peering = owner === caller ? ownPeering(p) : foreignPeering(p);
    if (!peering.ok) return peering;
    const [VbrId, named] = newId(world, 'vbr-');
    const [RouteTableId, numbered] = newId(named, 'vtb-');
    const vbr: Vbr = {
      VbrId,
      account: owner.id,
      region: line.region,
      Name: p.Name ?? '',
      ...(p.Description !== undefined && { Description: p.Description }),
      PhysicalConnectionId: line.id,
      ...(p.Bandwidth !== undefined && { Bandwidth: p.Bandwidth }),
      VlanId: p.VlanId,
      ...peering.value,
      Status: owner === caller ? 'active' : 'unconfirmed',
      RouteTableId,
      routes: [],
      created: world.now,
      order: world.serial,
    };
    return accept(putVbr(numbered, vbr), { VbrId });
  },
);

function whyNoRoom(world: World, line: Line, VlanId: number): Refusal | undefined {
  const others = vbrsOnLine(world, line.id);
  if (others.some((vbr) => vbr.VlanId === VlanId)) return refuse('InvalidVlanId.Used', `It is ${VlanId}.`);
  const { vbrsPerLine } = world.alibaba.quotas;
  return others.length >= vbrsPerLine
    ? refuse('QuotaExceeded.vbrPerpConn', `It is ${vbrsPerLine}.`)
    : undefined;
}

/** Once the owner of an unconfirmed VBR has filled in all addresses it becomes active. */
export const modifyVirtualBorderRouterAttribute = action(
  VPC,
  'ModifyVirtualBorderRouterAttribute',
  {
    RegionId: optional(text),
    VbrId: id,
    VlanId: optional(vlanId),
    ...PEERING,
    Bandwidth: optional(vbrBandwidth),
    CircuitCode: optional(text),
    Name: optional(resourceName),
    Description: optional(resourceDescription),
    ClientToken: optional(clientToken),
  },
  (world, caller, p) => {
    const found = vbrOf(world, caller, p.VbrId, p.RegionId);
    if (!found.ok) return found;
    const { vbr } = found;
    const refusal = p.VlanId === undefined ? undefined : whyNoVlan(world, caller, vbr, p.VlanId);
    if (refusal) return refusal;
    const peering = changedPeering(vbr, vbr.account === caller.id, p);
    if (!peering.ok) return peering;
    const confirmed = vbr.Status === 'unconfirmed' && isComplete(peering.value);
    const changed: Vbr = {
      ...vbr,
      ...peering.value,
      VlanId: p.VlanId ?? vbr.VlanId,
      Name: p.Name ?? vbr.Name,
      ...(p.Bandwidth !== undefined && { Bandwidth: p.Bandwidth }),
      ...(p.Description !== undefined && { Description: p.Description }),
      Status: confirmed ? 'active' : vbr.Status,
    };
    return accept(putVbr(world, changed));
  },
);

function whyNoVlan(world: World, caller: Account, vbr: Vbr, VlanId: number): Refusal | undefined {
  if (!ownsLine(world, vbr, caller)) return refuse('Forbidden.VlanIdNotAllowedByCaller');
  const used = vbrsOnLine(world, vbr.PhysicalConnectionId).some(
    (other) => other.VbrId !== vbr.VbrId && other.VlanId === VlanId,
  );
  return used ? refuse('InvalidVlanId.Used', `It is ${VlanId}.`) : undefined;
}
