import { type JsonObject, rows } from '../../../model/json.js';
import { newId } from '../../ids.js';
import { find } from '../../lookup.js';
import type { Account, World } from '../../world.js';
import { accept, action, type Outcome } from '../action.js';
import { filterBy, filters, PAGING, paged, time } from '../answer.js';
import { attached } from '../attachments.js';
import { type Refusal, refuse } from '../errors.js';
import { attachmentsOfInstance, inOrder, networkOf, occupies, ownCcn } from '../lookup.js';
import { list, oneOf, optional, or, text } from '../params.js';
import { areaOf } from '../regions.js';
import { whyNoRoom } from '../room.js';
import type { DirectConnectGateway } from '../state/border.js';
import type { Ccn } from '../state/ccn.js';
import { change, dropRow, putRow } from '../tables.js';
import { upTo, VPC } from './common.js';
import { ownGateway } from './own-gateway.js';

const ROUTE_TYPE = oneOf(['BGP', 'STATIC']);

/** For a VPC, or for a CCN: with the CCN's id the gateway is associated at once. */
export const createDirectConnectGateway = action(
  VPC,
  'CreateDirectConnectGateway',
  {
    Region: text,
    DirectConnectGatewayName: upTo(60),
    NetworkType: oneOf(['VPC', 'CCN']),
    NetworkInstanceId: or(text, ''),
    GatewayType: or(oneOf(['NORMAL', 'NAT']), 'NORMAL'),
    ModeType: optional(oneOf(['standard', 'exquisite'])),
    Zone: optional(text),
    HaZoneGroupId: optional(text),
  },
  (world, caller, p): Outcome => {
    if (!areaOf(p.Region)) return refuse('InvalidParameterValue', `There is no region ${p.Region}.`);
    const refusal = p.NetworkType === 'VPC' ? whyNoVpc(world, caller, p) : whyNotForCcn(world, caller, p);
    if (refusal) return refusal;
    const [DirectConnectGatewayId, named] = newId(world, 'dcg-', 8);
    const row: DirectConnectGateway = {
      DirectConnectGatewayId,
      account: caller.id,
      DirectConnectGatewayName: p.DirectConnectGatewayName,
      region: p.Region,
      NetworkType: p.NetworkType,
      NetworkInstanceId: p.NetworkType === 'VPC' ? p.NetworkInstanceId : '',
      GatewayType: p.GatewayType,
      CcnRouteType: 'STATIC',
      created: world.now,
      order: world.serial,
    };
    const made = putRow(named, 'directConnectGateways', DirectConnectGatewayId, row);
    const joined = joinedTo(made, ownCcn(world, caller, p.NetworkInstanceId), DirectConnectGatewayId);
    return accept(joined, { DirectConnectGateway: element(joined, row) });
  },
);

interface Wanted {
  readonly Region: string;
  readonly NetworkInstanceId: string;
  readonly GatewayType: 'NORMAL' | 'NAT';
}

function whyNoVpc(world: World, caller: Account, p: Wanted): Refusal | undefined {
  const vpc = find(world.vpcs, p.NetworkInstanceId);
  if (vpc?.account !== caller.id || vpc.region !== p.Region)
    return refuse(
      'ResourceNotFound',
      `Account ${caller.uid} has no VPC ${p.NetworkInstanceId} in ${p.Region}.`,
    );
  const { directConnectGatewaysPerVpc } = world.tencent.quotas;
  const present = rows(world.tencent.directConnectGateways).filter((row) => row.NetworkInstanceId === vpc.id);
  return present.length >= directConnectGatewaysPerVpc
    ? refuse('LimitExceeded', `Of direct connect gateways a VPC has ${directConnectGatewaysPerVpc}.`)
    : undefined;
}

function whyNotForCcn(world: World, caller: Account, p: Wanted): Refusal | undefined {
  if (p.GatewayType === 'NAT') return refuse('UnsupportedOperation', 'For a CCN GatewayType is NORMAL.');
  if (p.NetworkInstanceId === '') return undefined;
  const ccn = ownCcn(world, caller, p.NetworkInstanceId);
  if (!ccn) return refuse('ResourceNotFound', `Account ${caller.uid} has no CCN ${p.NetworkInstanceId}.`);
  if (ccn.State === 'ISOLATED') return refuse('UnsupportedOperation', `${ccn.CcnId} is ISOLATED.`);
  return whyNoRoom(world, ccn, [p.Region]);
}

function joinedTo(world: World, ccn: Ccn | undefined, gateway: string): World {
  const network = networkOf(world, 'DIRECTCONNECT', gateway);
  return ccn && network ? attached(world, ccn, network, {}) : world;
}

/** BGP withdraws what was set by calls. */
export const modifyDirectConnectGatewayAttribute = action(
  VPC,
  'ModifyDirectConnectGatewayAttribute',
  {
    DirectConnectGatewayId: text,
    DirectConnectGatewayName: optional(upTo(60)),
    CcnRouteType: optional(ROUTE_TYPE),
  },
  (world, caller, p) => {
    const found = ownGateway(world, caller, p.DirectConnectGatewayId);
    if (!found.ok) return found;
    const { gateway } = found;
    const row: DirectConnectGateway = {
      ...gateway,
      DirectConnectGatewayName: p.DirectConnectGatewayName ?? gateway.DirectConnectGatewayName,
      CcnRouteType: p.CcnRouteType ?? gateway.CcnRouteType,
    };
    const changed = putRow(world, 'directConnectGateways', row.DirectConnectGatewayId, row);
    return accept(row.CcnRouteType === 'BGP' ? withoutStatic(changed, row) : changed);
  },
);

const withoutStatic = (world: World, { DirectConnectGatewayId }: DirectConnectGateway): World =>
  change(world, {
    directConnectGatewayRoutes: Object.fromEntries(
      Object.entries(world.tencent.directConnectGatewayRoutes).filter(
        ([, route]) => route.DirectConnectGatewayId !== DirectConnectGatewayId,
      ),
    ),
  });

export const deleteDirectConnectGateway = action(
  VPC,
  'DeleteDirectConnectGateway',
  { DirectConnectGatewayId: text },
  (world, caller, { DirectConnectGatewayId: id }) => {
    const found = ownGateway(world, caller, id);
    if (!found.ok) return found;
    const attachment = attachmentsOfInstance(world, id).find(occupies);
    if (attachment) return refuse('ResourceInUse', `${id} is ${attachment.State} in ${attachment.CcnId}.`);
    const tunnel = rows(world.tencent.directConnectTunnels).find((row) => row.DirectConnectGatewayId === id);
    if (tunnel) return refuse('ResourceInUse', `${tunnel.DirectConnectTunnelId} leads to it.`);
    return accept(dropRow(withoutStatic(world, found.gateway), 'directConnectGateways', id));
  },
);

export const describeDirectConnectGateways = action(
  VPC,
  'DescribeDirectConnectGateways',
  { DirectConnectGatewayIds: list(text), Filters: filters, ...PAGING },
  (world, caller, p) => {
    if (p.DirectConnectGatewayIds.length > 0 && p.Filters.length > 0)
      return refuse('InvalidParameter.Coexist', 'They are DirectConnectGatewayIds and Filters.');
    const matches = filterBy<DirectConnectGateway>(p.Filters, {
      'direct-connect-gateway-id': (row) => [row.DirectConnectGatewayId],
      'direct-connect-gateway-name': (row) => [row.DirectConnectGatewayName],
      'gateway-type': (row) => [row.GatewayType],
      'network-type': (row) => [row.NetworkType],
      'ccn-id': (row) => attachmentsOfInstance(world, row.DirectConnectGatewayId).map(({ CcnId }) => CcnId),
      'vpc-id': (row) => [row.NetworkInstanceId],
    });
    if (!matches.ok) return matches;
    const wanted = p.DirectConnectGatewayIds;
    const found = inOrder(rows(world.tencent.directConnectGateways))
      .filter((row) => row.account === caller.id)
      .filter((row) => wanted.length === 0 || wanted.includes(row.DirectConnectGatewayId))
      .filter(matches.test)
      .map((row) => element(world, row));
    return accept(world, paged(p, 'DirectConnectGatewaySet', found));
  },
);

const element = (world: World, row: DirectConnectGateway): JsonObject => ({
  DirectConnectGatewayId: row.DirectConnectGatewayId,
  DirectConnectGatewayName: row.DirectConnectGatewayName,
  NetworkType: row.NetworkType,
  NetworkInstanceId:
    row.NetworkType === 'VPC'
      ? row.NetworkInstanceId
      : (attachmentsOfInstance(world, row.DirectConnectGatewayId).find(occupies)?.CcnId ?? ''),
  GatewayType: row.GatewayType,
  CcnRouteType: row.CcnRouteType,
  EnableBGP: row.CcnRouteType === 'BGP',
  CreateTime: time(row.created),
});
