import { newId } from '../../ids.js';
import { find } from '../../lookup.js';
import type { Account, Vpc, World } from '../../world.js';
import { accept, action } from '../action.js';
import { TAKES } from '../durations.js';
import { type Refusal, refuse } from '../errors.js';
import { attachmentOfNetwork, routerInterfacesOf } from '../lookup.js';
import { oneOf, optional, or, text } from '../params.js';
import { areaOf } from '../regions.js';
import { changing, interfaceOf, putInterface, routerOf } from '../router-interface/lookup.js';
import { NEGATIVE, type Size, size } from '../router-interface/spec.js';
import type { RouterInterface } from '../state/router-interface.js';
import { clientToken, id, uid, VPC } from './common.js';
import { resourceDescription, resourceName } from './vbr-params.js';

/** What both calls may say of the interface, and of the other end. */
const FIELDS = {
  OppositeInterfaceId: optional(id),
  OppositeRouterId: optional(id),
  OppositeInterfaceOwnerId: optional(uid),
  Name: optional(resourceName),
  Description: optional(resourceDescription),
  ClientToken: optional(clientToken),
};

type Fields = Pick<
  RouterInterface,
  'OppositeRouterId' | 'OppositeInterfaceId' | 'OppositeInterfaceOwnerId' | 'Name' | 'Description'
>;

/** Those that a call gave. */
const given = (p: { readonly [K in keyof Fields]-?: string | undefined }): Fields => ({
  ...(p.OppositeInterfaceId !== undefined && { OppositeInterfaceId: p.OppositeInterfaceId }),
  ...(p.OppositeRouterId !== undefined && { OppositeRouterId: p.OppositeRouterId }),
  ...(p.OppositeInterfaceOwnerId !== undefined && { OppositeInterfaceOwnerId: p.OppositeInterfaceOwnerId }),
  ...(p.Name !== undefined && { Name: p.Name }),
  ...(p.Description !== undefined && { Description: p.Description }),
});

export const createRouterInterface = action(
  VPC,
  'CreateRouterInterface',
  {
    RegionId: optional(text),
    RouterType: oneOf(['VRouter', 'VBR'], 'InvalidRouterType.ValueNotSupported'),
    RouterId: id,
    Role: oneOf(['InitiatingSide', 'AcceptingSide'], 'InvalidRole.ValueNotSupported'),
    Spec: size,
    OppositeRegionId: id,
    OppositeRouterType: or(oneOf(['VRouter'], 'InvalidOppositeRouterType.ValueNotSupported'), 'VRouter'),
    ...FIELDS,
  },
  (world, caller, p) => {
    if (p.RouterType !== 'VRouter')
      return refuse('InvalidRouterType.ValueNotSupported', 'A VBR reaches VPCs through a CEN instance.');
    if (!areaOf(p.OppositeRegionId))
      return refuse('InvalidRegionId.NotFound', `OppositeRegionId: ${p.OppositeRegionId}.`);
    const vpc = vpcOf(world, caller, p.RouterId, p.RegionId);
    if (!vpc) return refuse('InvalidRouterId.NotFound', `RouterId: ${p.RouterId}.`);
    const refusal = whyNoInterface(world, vpc) ?? whyNoSize(p.Role, p.Spec);
    if (refusal) return refusal;
    const [RouterInterfaceId, named] = newId(world, 'ri-');
    const row: RouterInterface = {
      RouterInterfaceId,
      account: caller.id,
      region: vpc.region,
      vpc: vpc.id,
      Role: p.Role,
      ...(p.Role === 'AcceptingSide' ? NEGATIVE : p.Spec),
      OppositeRegionId: p.OppositeRegionId,
      ...given(p),
      Status: 'Idle',
      created: world.now,
      order: world.serial,
    };
    return accept(putInterface(named, row), { RouterInterfaceId });
  },
);

function vpcOf(world: World, caller: Account, RouterId: string, region: string | undefined): Vpc | undefined {
  const vpc = find(world.vpcs, RouterId.replace(/^vrt-/, ''));
  const named = vpc && routerOf(vpc.id) === RouterId && vpc.account === caller.id;
  return named && (region ?? vpc.region) === vpc.region ? vpc : undefined;
}

/** A VPC is in a CEN or in peerings, never in both. */
function whyNoInterface(world: World, vpc: Vpc): Refusal | undefined {
  const attached = attachmentOfNetwork(world, vpc.id);
  if (attached)
    return refuse('IncorrectStatus.CenRelation', `${vpc.id} is ${attached.Status} to ${attached.CenId}.`);
  const { routerInterfacesPerRouter } = world.alibaba.quotas;
  return routerInterfacesOf(world, vpc.id).length >= routerInterfacesPerRouter
    ? refuse('QuotaExceeded.RouterInterface', `It is ${routerInterfacesPerRouter}.`)
    : undefined;
}

const whyNoSize = (role: RouterInterface['Role'], { Spec, Bandwidth }: Size): Refusal | undefined =>
  role === 'InitiatingSide' && Bandwidth === 0
    ? refuse('InvalidSpec.ValudNotSupported', `${Spec} is for the AcceptingSide.`)
    : undefined;

/** What is said of the other end can change only before the two are connected. */
export const modifyRouterInterfaceAttribute = action(
  VPC,
  'ModifyRouterInterfaceAttribute',
  { RegionId: optional(text), RouterInterfaceId: id, ...FIELDS },
  (world, caller, p) => {
    const found = interfaceOf(world, caller, p.RouterInterfaceId, p.RegionId);
    if (!found.ok) return found;
    const { row } = found;
    const fields = given(p);
    const opposite = p.OppositeInterfaceId ?? p.OppositeInterfaceOwnerId ?? p.OppositeRouterId;
    if (opposite !== undefined && row.Status !== 'Idle')
      return refuse('InvalidParam.ModifyRouterInterface', `${row.RouterInterfaceId} is ${row.Status}.`);
    if (row.Status === 'Deleting') return refuse('IncorrectStatus', `It is ${row.Status}.`);
    return accept(putInterface(world, { ...row, ...fields }));
  },
);

/**
 * An interface that is Active is Activating until it has its new size; one that carries nothing has it at once. The
 * accepting side stays Negative.
 */
export const modifyRouterInterfaceSpec = action(
  VPC,
  'ModifyRouterInterfaceSpec',
  {
    RegionId: optional(text),
    RouterInterfaceId: id,
    Spec: size,
    ClientToken: optional(clientToken),
  },
  (world, caller, p) => {
    const found = interfaceOf(world, caller, p.RouterInterfaceId, p.RegionId);
    if (!found.ok) return found;
    const { row } = found;
    const refusal = whyNoSize(row.Role, p.Spec) ?? whyNotNegative(row.Role, p.Spec) ?? whyNotNow(row);
    if (refusal) return refusal;
    const sized = { ...row, ...p.Spec };
    const changed =
      row.Status === 'Active'
        ? changing(world, TAKES.modifyRouterInterfaceSpec, { ...sized, Status: 'Activating' })
        : putInterface(world, sized);
    return accept(changed, { Spec: p.Spec.Spec });
  },
);

const whyNotNegative = (role: RouterInterface['Role'], { Spec, Bandwidth }: Size): Refusal | undefined =>
  role === 'AcceptingSide' && Bandwidth > 0
    ? refuse('InvalidSpec.ValudNotSupported', `${Spec} is for the InitiatingSide.`)
    : undefined;

const whyNotNow = ({ RouterInterfaceId, Status }: RouterInterface): Refusal | undefined =>
  Status === 'Active' || Status === 'Idle' || Status === 'Inactive'
    ? undefined
    : refuse('InvalidInstance.StatusError', `${RouterInterfaceId} is ${Status}.`);
