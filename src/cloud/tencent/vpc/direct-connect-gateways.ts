import { drop, rows } from '../../../model/json.js';
import { newId } from '../../ids.js';
import type { Account, World } from '../../world.js';
import { accept, action } from '../action.js';
import { tags, VPC } from '../actions/common.js';
import { filters, PAGING, paged } from '../answer.js';
import { attached } from '../attachments.js';
import { whyNotAcross } from '../border.js';
import { type Refusal, refuse } from '../errors.js';
import { chosen } from '../listing.js';
import { attachmentsOf, attachmentsOfInstance, networkOf, occupies, ownCcn } from '../lookup.js';
import { list, oneOf, optional, or, text } from '../params.js';
import type { Ccn, DirectConnectGateway } from '../state.js';
import { change, putRow } from '../tables.js';
import { name, ownVpc, region, unread } from './common.js';
import { gatewayElement, ownGateway } from './direct-connect-rows.js';

const FOREIGN = 'UnsupportedOperation.AppIdMismatch';

/** One for a VPC stands in it. One for a CCN may be associated with it at once, or later by AttachCcnInstances. */
export const createDirectConnectGateway = action(
  VPC,
  'CreateDirectConnectGateway',
  {
    Region: region,
    DirectConnectGatewayName: name,
    NetworkType: oneOf(['VPC', 'CCN']),
    NetworkInstanceId: optional(text),
    GatewayType: or(oneOf(['NORMAL', 'NAT']), 'NORMAL'),
    ModeType: unread,
    GatewayAsn: unread,
    Zone: unread,
    HaZoneGroupId: unread,
    Tags: tags,
  },
  (world, caller, p) => {
    if (p.GatewayType === 'NAT')
      return refuse('UnsupportedOperation', 'transitlab has direct connect gateways of type NORMAL.');
    const target = targetOf(world, caller, p);
    if (!target.ok) return target;
    const [id, numbered] = newId(world, 'dcg-', 8);
    const gateway: DirectConnectGateway = {
      DirectConnectGatewayId: id,
      account: caller.id,
      DirectConnectGatewayName: p.DirectConnectGatewayName,
      region: p.Region,
      NetworkType: p.NetworkType,
      NetworkInstanceId: target.vpc ?? '',
      GatewayType: p.GatewayType,
      CcnRouteType: 'STATIC',
      created: world.now,
      order: world.serial,
    };
    const made = putRow(numbered, 'directConnectGateways', id, gateway);
    const network = networkOf(made, 'DIRECTCONNECT', id);
    const joined = target.ccn && network ? attached(made, target.ccn, network, {}) : made;
    return accept(joined, { DirectConnectGateway: gatewayElement(joined, gateway) });
  },
);

type Target = { readonly ok: true; readonly vpc?: string; readonly ccn?: Ccn } | Refusal;

interface Asked {
  readonly Region: string;
  readonly NetworkType: 'VPC' | 'CCN';
  readonly NetworkInstanceId: string | undefined;
}

/** What the gateway is for. */
function targetOf(world: World, caller: Account, asked: Asked): Target {
  const { NetworkInstanceId: id } = asked;
  if (asked.NetworkType === 'CCN') return id === undefined ? { ok: true } : ccnFor(world, caller, asked, id);
  if (id === undefined) return refuse('InvalidParameterValue.Empty', 'It is NetworkInstanceId.');
  const found = ownVpc(world, caller, id, FOREIGN);
  if (!found.ok) return found;
  if (found.row.region !== asked.Region)
    return refuse('ResourceNotFound', `${id} is in ${found.row.region}.`);
  const { directConnectGatewaysPerVpc } = world.tencent.quotas;
  const present = rows(world.tencent.directConnectGateways).filter((row) => row.NetworkInstanceId === id);
  return present.length >= directConnectGatewaysPerVpc
    ? refuse('LimitExceeded', `${directConnectGatewaysPerVpc} gateways are allowed in a VPC.`)
    : { ok: true, vpc: id };
}

function ccnFor(world: World, caller: Account, { Region }: Asked, id: string): Target {
  const ccn = ownCcn(world, caller, id);
  if (!ccn) return refuse('ResourceNotFound', `Account ${caller.uid} has no CCN ${id}.`);
  if (ccn.State === 'ISOLATED') return refuse('UnsupportedOperation', `${id} is ISOLATED.`);
  const across = whyNotAcross(world, ccn, [Region]);
  if (across) return across;
  const { instancesPerCcn } = world.tencent.quotas;
  return attachmentsOf(world, id).filter(occupies).length >= instancesPerCcn
    ? refuse('LimitExceeded', `Of instances a CCN has ${instancesPerCcn}.`)
    : { ok: true, ccn };
}

/** From STATIC to BGP, the static routes go. */
export const modifyDirectConnectGatewayAttribute = action(
  VPC,
  'ModifyDirectConnectGatewayAttribute',
  {
    DirectConnectGatewayId: text,
    DirectConnectGatewayName: optional(name),
    CcnRouteType: optional(oneOf(['BGP', 'STATIC'])),
    ModeType: unread,
  },
  (world, caller, p) => {
    const id = p.DirectConnectGatewayId;
    const found = ownGateway(world, caller, id);
    if (!found.ok) return found;
    if (p.CcnRouteType !== undefined && found.row.NetworkType !== 'CCN')
      return refuse('UnsupportedOperation', `${id} is for a VPC.`);
    const gateway = {
      ...found.row,
      ...(p.DirectConnectGatewayName !== undefined && {
        DirectConnectGatewayName: p.DirectConnectGatewayName,
      }),
      ...(p.CcnRouteType !== undefined && { CcnRouteType: p.CcnRouteType }),
    };
    const left = gateway.CcnRouteType === 'BGP' ? withoutStaticRoutes(world, id) : world;
    return accept(putRow(left, 'directConnectGateways', id, gateway));
  },
);

const withoutStaticRoutes = (world: World, gateway: string): World =>
  change(world, {
    directConnectGatewayRoutes: Object.fromEntries(
      Object.entries(world.tencent.directConnectGatewayRoutes).filter(
        ([, row]) => row.DirectConnectGatewayId !== gateway,
      ),
    ),
  });

/** Neither one with tunnels, nor one in a CCN, nor one that a route leads to. */
export const deleteDirectConnectGateway = action(
  VPC,
  'DeleteDirectConnectGateway',
  { DirectConnectGatewayId: text },
  (world, caller, p) => {
    const id = p.DirectConnectGatewayId;
    const found = ownGateway(world, caller, id, FOREIGN);
    if (!found.ok) return found;
    const tunnel = rows(world.tencent.directConnectTunnels).find((row) => row.DirectConnectGatewayId === id);
    const ccn = attachmentsOfInstance(world, id).find(occupies)?.CcnId;
    const route = rows(world.routeTables)
      .flatMap(({ entries }) => entries)
      .find(({ nextHopId }) => nextHopId === id);
    const user = tunnel?.DirectConnectTunnelId ?? ccn ?? route?.id;
    if (user !== undefined) return refuse('ResourceInUse', `${user} uses ${id}.`);
    const gone = withoutStaticRoutes(world, id);
    return accept(change(gone, { directConnectGateways: drop(gone.tencent.directConnectGateways, id) }));
  },
);

export const describeDirectConnectGateways = action(
  VPC,
  'DescribeDirectConnectGateways',
  { Region: optional(text), DirectConnectGatewayIds: list(text), Filters: filters, ...PAGING },
  (world, caller, p) => {
    const own = rows(world.tencent.directConnectGateways)
      .filter((row) => row.account === caller.id && (p.Region ?? row.region) === row.region)
      .sort((a, b) => a.order - b.order);
    const found = chosen(own, (row) => row.DirectConnectGatewayId, {
      ids: p.DirectConnectGatewayIds,
      filters: p.Filters,
      fields: {
        'direct-connect-gateway-id': (row) => [row.DirectConnectGatewayId],
        'direct-connect-gateway-name': (row) => [row.DirectConnectGatewayName],
        'network-type': (row) => [row.NetworkType],
        'gateway-type': (row) => [row.GatewayType],
        'vpc-id': (row) => [row.NetworkInstanceId],
      },
    });
    if (!found.ok) return found;
    const items = found.rows.map((row) => gatewayElement(world, row));
    return accept(world, paged(p, 'DirectConnectGatewaySet', items));
  },
);
