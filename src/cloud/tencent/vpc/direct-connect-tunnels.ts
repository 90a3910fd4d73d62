import { type JsonObject, rows } from '../../../model/json.js';
import { newId } from '../../ids.js';
import { find } from '../../lookup.js';
import type { World } from '../../world.js';
import { accept, action } from '../action.js';
import { filters, PAGING, paged, time } from '../answer.js';
import { refuse } from '../errors.js';
import { chosen } from '../listing.js';
import { inOrder } from '../lookup.js';
import { integer, list, oneOf, optional, text } from '../params.js';
import type { DirectConnectTunnel } from '../state.js';
import { dropRow, putRow } from '../tables.js';
import { unread } from './common.js';

const DC = 'dc 2018-04-10';

const UNREAD = Object.fromEntries(
  [
    'DirectConnectOwnerAccount',
    'NetworkRegion',
    'VpcId',
    'BgpPeer',
    'RouteFilterPrefixes',
    'Vlan',
    'TencentAddress',
    'CustomerAddress',
    'TencentBackupAddress',
    'CloudAttachId',
    'BfdEnable',
    'NqaEnable',
    'BfdInfo',
    'NqaInfo',
    'Tags',
  ].map((field) => [field, unread]),
);

/** A dedicated tunnel over the caller's leased line to a gateway of the caller's, in service at once. */
export const createDirectConnectTunnel = action(
  DC,
  'CreateDirectConnectTunnel',
  {
    DirectConnectId: text,
    DirectConnectTunnelName: text,
    DirectConnectGatewayId: text,
    Bandwidth: optional(integer(1, 1_000_000, 'InvalidParameterValue')),
    NetworkType: optional(oneOf(['VPC', 'BMVPC', 'CCN'])),
    RouteType: optional(oneOf(['BGP', 'STATIC'])),
    ...UNREAD,
  },
  (world, caller, p) => {
    const line = find(world.lines, p.DirectConnectId);
    if (line?.account !== caller.id)
      return refuse('InvalidParameter', `Account ${caller.uid} has no direct connect ${p.DirectConnectId}.`);
    const gateway = find(world.tencent.directConnectGateways, p.DirectConnectGatewayId);
    if (gateway?.account !== caller.id)
      return refuse('InvalidParameter', `Account ${caller.uid} has no gateway ${p.DirectConnectGatewayId}.`);
    if ((p.NetworkType ?? gateway.NetworkType) !== gateway.NetworkType)
      return refuse('InvalidParameter', `${p.DirectConnectGatewayId} is of type ${gateway.NetworkType}.`);
    const [DirectConnectTunnelId, numbered] = newId(world, 'dcx-', 8);
    const tunnel: DirectConnectTunnel = {
      DirectConnectTunnelId,
      account: caller.id,
      DirectConnectTunnelName: p.DirectConnectTunnelName,
      DirectConnectId: line.id,
      DirectConnectGatewayId: gateway.DirectConnectGatewayId,
      ...(p.Bandwidth !== undefined && { Bandwidth: p.Bandwidth }),
      created: world.now,
      order: world.serial,
    };
    const made = putRow(numbered, 'directConnectTunnels', DirectConnectTunnelId, tunnel);
    return accept(made, { DirectConnectTunnelIdSet: [DirectConnectTunnelId] });
  },
);

export const deleteDirectConnectTunnel = action(
  DC,
  'DeleteDirectConnectTunnel',
  { DirectConnectTunnelId: text },
  (world, caller, p) => {
    const id = p.DirectConnectTunnelId;
    if (find(world.tencent.directConnectTunnels, id)?.account !== caller.id)
      return refuse('ResourceNotFound.DirectConnectTunnelIdIsNotExist', `It is ${id}.`);
    return accept(dropRow(world, 'directConnectTunnels', id));
  },
);

export const describeDirectConnectTunnels = action(
  DC,
  'DescribeDirectConnectTunnels',
  { DirectConnectTunnelIds: list(text), Filters: filters, ...PAGING },
  (world, caller, p) => {
    const own = inOrder(rows(world.tencent.directConnectTunnels)).filter((row) => row.account === caller.id);
    const found = chosen(own, (row) => row.DirectConnectTunnelId, {
      ids: p.DirectConnectTunnelIds,
      filters: p.Filters,
      unknownId: 'ResourceNotFound.DirectConnectTunnelIdIsNotExist',
      fields: {
        'direct-connect-tunnel-id': (row) => [row.DirectConnectTunnelId],
        'direct-connect-tunnel-name': (row) => [row.DirectConnectTunnelName],
        'direct-connect-id': (row) => [row.DirectConnectId],
        'direct-connect-gateway-id': (row) => [row.DirectConnectGatewayId],
      },
    });
    if (!found.ok) return found;
    const items = found.rows.map((row) => element(world, row));
    return accept(world, paged(p, 'DirectConnectTunnelSet', items));
  },
);

const element = (world: World, tunnel: DirectConnectTunnel): JsonObject => ({
  DirectConnectTunnelId: tunnel.DirectConnectTunnelId,
  DirectConnectTunnelName: tunnel.DirectConnectTunnelName,
  DirectConnectId: tunnel.DirectConnectId,
  DirectConnectGatewayId: tunnel.DirectConnectGatewayId,
  NetworkType: find(world.tencent.directConnectGateways, tunnel.DirectConnectGatewayId)?.NetworkType ?? '',
  State: 'AVAILABLE',
  Bandwidth:
    tunnel.Bandwidth ?? Math.floor((find(world.lines, tunnel.DirectConnectId)?.bandwidth ?? 0) / 1e6),
  CreatedTime: time(tunnel.created),
});
