import { type JsonObject, rows } from '../../../model/json.js';
import { newId } from '../../ids.js';
import { find } from '../../lookup.js';
import type { World } from '../../world.js';
import { accept, action } from '../action.js';
import { VPC } from '../actions/common.js';
import { PAGING, paged, time } from '../answer.js';
import { refuse } from '../errors.js';
import { inOrder } from '../lookup.js';
import { list, oneOf, optional, record, text } from '../params.js';
import type { DirectConnectGateway, DirectConnectGatewayRoute } from '../state.js';
import { dropRow, putRow } from '../tables.js';
import { block, description, unread } from './common.js';
import { ownGateway } from './direct-connect-rows.js';

const ROUTE = {
  DestinationCidrBlock: block,
  Description: description,
  RouteId: unread,
  ASPath: unread,
  UpdateTime: unread,
};

const routesOf = (world: World, id: string): DirectConnectGatewayRoute[] =>
  inOrder(rows(world.tencent.directConnectGatewayRoutes)).filter((row) => row.DirectConnectGatewayId === id);

/** Blocks of data centres that a gateway with static routes publishes to its CCN. */
export const createDirectConnectGatewayCcnRoutes = action(
  VPC,
  'CreateDirectConnectGatewayCcnRoutes',
  { DirectConnectGatewayId: text, Routes: list(record(ROUTE)) },
  (world, caller, p) => {
    const id = p.DirectConnectGatewayId;
    const found = ownGateway(world, caller, id);
    if (!found.ok) return found;
    if (found.row.NetworkType !== 'CCN' || found.row.CcnRouteType !== 'STATIC')
      return refuse('UnsupportedOperation', `${id} has no static routes to a CCN.`);
    const present = routesOf(world, id).map((row) => row.DestinationCidrBlock);
    const blocks = p.Routes.map(({ DestinationCidrBlock }) => DestinationCidrBlock.text);
    const twice = blocks.find((one, at) => present.includes(one) || blocks.indexOf(one) !== at);
    if (twice !== undefined) return refuse('InvalidParameterValue.Duplicate', `It is ${twice}.`);
    const { routesPerDirectConnectGateway } = world.tencent.quotas;
    if (present.length + blocks.length > routesPerDirectConnectGateway)
      return refuse('LimitExceeded', `${routesPerDirectConnectGateway} routes are allowed.`);
    return accept(
      p.Routes.reduce(
        (current, route) => withRoute(current, id, route.DestinationCidrBlock.text, route.Description),
        world,
      ),
    );
  },
);

function withRoute(world: World, gateway: string, destination: string, said: string | undefined): World {
  const [RouteId, numbered] = newId(world, 'ccnr-', 8);
  return putRow(numbered, 'directConnectGatewayRoutes', RouteId, {
    RouteId,
    DirectConnectGatewayId: gateway,
    DestinationCidrBlock: destination,
    Description: said ?? '',
    order: world.serial,
  });
}

export const deleteDirectConnectGatewayCcnRoutes = action(
  VPC,
  'DeleteDirectConnectGatewayCcnRoutes',
  { DirectConnectGatewayId: text, RouteIds: list(text) },
  (world, caller, p) => {
    const found = ownGateway(world, caller, p.DirectConnectGatewayId);
    if (!found.ok) return found;
    const stranger = p.RouteIds.find(
      (id) =>
        find(world.tencent.directConnectGatewayRoutes, id)?.DirectConnectGatewayId !==
        p.DirectConnectGatewayId,
    );
    if (stranger !== undefined) return refuse('ResourceNotFound', `It is ${stranger}.`);
    return accept(
      p.RouteIds.reduce((current, id) => dropRow(current, 'directConnectGatewayRoutes', id), world),
    );
  },
);

/** Those that calls set, or those that came by BGP. */
export const describeDirectConnectGatewayCcnRoutes = action(
  VPC,
  'DescribeDirectConnectGatewayCcnRoutes',
  { DirectConnectGatewayId: text, CcnRouteType: optional(oneOf(['BGP', 'STATIC'])), ...PAGING },
  (world, caller, p) => {
    const found = ownGateway(world, caller, p.DirectConnectGatewayId);
    if (!found.ok) return found;
    const bgp = (p.CcnRouteType ?? found.row.CcnRouteType) === 'BGP';
    return accept(world, paged(p, 'RouteSet', bgp ? learned(world, found.row) : fixed(world, found.row)));
  },
);

const fixed = (world: World, gateway: DirectConnectGateway): JsonObject[] =>
  routesOf(world, gateway.DirectConnectGatewayId).map((row) => ({
    RouteId: row.RouteId,
    DestinationCidrBlock: row.DestinationCidrBlock,
    ASPath: [],
    Description: row.Description,
  }));

const learned = (world: World, gateway: DirectConnectGateway): JsonObject[] =>
  inOrder(rows(world.tencent.ccnRoutes))
    .filter((row) => row.InstanceId === gateway.DirectConnectGatewayId && row.IsBgp)
    .map((row) => ({
      RouteId: row.RouteId,
      DestinationCidrBlock: row.DestinationCidrBlock,
      ASPath: [],
      Description: '',
      UpdateTime: time(row.updated),
    }));
