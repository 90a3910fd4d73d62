import { type JsonObject, rows } from '../../../model/json.js';
import { newId } from '../../ids.js';
import { find } from '../../lookup.js';
import type { Account } from '../../world.js';
import { accept, action } from '../action.js';
import { PAGING, paged, time } from '../answer.js';
import { type Refusal, refuse } from '../errors.js';
import { inOrder } from '../lookup.js';
import { integer, list, oneOf, optional, text } from '../params.js';
import type { DirectConnectTunnel } from '../state/border.js';
import { dropRow, putRow } from '../tables.js';
import { upTo } from './common.js';
import { ownGateway } from './own-gateway.js';

const DC = 'dc 2018-04-10';

/** A dedicated tunnel over a leased line of the caller's. With RouteType BGP its gateway learns from the data centre. */
export const createDirectConnectTunnel = action(
  DC,
  'CreateDirectConnectTunnel',
  {
    DirectConnectId: text,
    DirectConnectTunnelName: upTo(60),
    DirectConnectGatewayId: text,
    NetworkType: optional(oneOf(['VPC', 'BMVPC', 'CCN'])),
    Bandwidth: optional(integer(1, 1_000_000)),
    RouteType: optional(oneOf(['BGP', 'STATIC'])),
  },
  (world, caller, p) => {
    const line = find(world.lines, p.DirectConnectId);
    if (line?.account !== caller.id)
      return refuse('ResourceNotFound', `Account ${caller.uid} has no line ${p.DirectConnectId}.`);
    const found = ownGateway(world, caller, p.DirectConnectGatewayId);
    if (!found.ok) return found;
    const [DirectConnectTunnelId, named] = newId(world, 'dcx-', 8);
    const row: DirectConnectTunnel = {
      DirectConnectTunnelId,
      account: caller.id,
      DirectConnectTunnelName: p.DirectConnectTunnelName,
      DirectConnectId: p.DirectConnectId,
      DirectConnectGatewayId: p.DirectConnectGatewayId,
      ...(p.Bandwidth === undefined ? {} : { Bandwidth: p.Bandwidth }),
      created: world.now,
      order: world.serial,
    };
    const made = putRow(named, 'directConnectTunnels', DirectConnectTunnelId, row);
    const gateway = { ...found.gateway, CcnRouteType: p.RouteType ?? found.gateway.CcnRouteType };
    return accept(putRow(made, 'directConnectGateways', p.DirectConnectGatewayId, gateway), {
      DirectConnectTunnelIdSet: [DirectConnectTunnelId],
    });
  },
);

/** Takes effect at once. */
export const modifyDirectConnectTunnelAttribute = action(
  DC,
  'ModifyDirectConnectTunnelAttribute',
  {
    DirectConnectTunnelId: text,
    DirectConnectTunnelName: optional(upTo(60)),
    Bandwidth: optional(integer(1, 1_000_000)),
  },
  (world, caller, { DirectConnectTunnelId: id, ...p }) => {
    const row = find(world.tencent.directConnectTunnels, id);
    if (row?.account !== caller.id) return noTunnel(caller, id);
    const { DirectConnectTunnelName = row.DirectConnectTunnelName, Bandwidth = row.Bandwidth } = p;
    const changed = { ...row, DirectConnectTunnelName, ...(Bandwidth === undefined ? {} : { Bandwidth }) };
    return accept(putRow(world, 'directConnectTunnels', id, changed));
  },
);

export const deleteDirectConnectTunnel = action(
  DC,
  'DeleteDirectConnectTunnel',
  { DirectConnectTunnelId: text },
  (world, caller, { DirectConnectTunnelId: id }) =>
    find(world.tencent.directConnectTunnels, id)?.account === caller.id
      ? accept(dropRow(world, 'directConnectTunnels', id))
      : noTunnel(caller, id),
);

const noTunnel = ({ uid }: Account, id: string): Refusal =>
  refuse('ResourceNotFound.DirectConnectTunnelIdIsNotExist', `Account ${uid} has no tunnel ${id}.`);

export const describeDirectConnectTunnels = action(
  DC,
  'DescribeDirectConnectTunnels',
  { DirectConnectTunnelIds: list(text), ...PAGING },
  (world, caller, p) => {
    const wanted = p.DirectConnectTunnelIds;
    const found = inOrder(rows(world.tencent.directConnectTunnels))
      .filter(({ account }) => account === caller.id)
      .filter((row) => wanted.length === 0 || wanted.includes(row.DirectConnectTunnelId));
    return accept(world, paged(p, 'DirectConnectTunnelSet', found.map(element)));
  },
);

const element = ({ account: _account, created, order: _order, ...row }: DirectConnectTunnel): JsonObject => ({
  ...row,
  State: 'AVAILABLE',
  CreatedTime: time(created),
});
