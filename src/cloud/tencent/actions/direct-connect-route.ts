import { parseCidr } from '../../../model/cidr.js';
import { type JsonObject, rows } from '../../../model/json.js';
import { newId } from '../../ids.js';
import { find } from '../../lookup.js';
import type { Account, World } from '../../world.js';
import { accept, action } from '../action.js';
import { PAGING, paged } from '../answer.js';
import { type Refusal, refuse } from '../errors.js';
import { inOrder } from '../lookup.js';
import { list, oneOf, optional, or, type Reader, record, text } from '../params.js';
import type { DirectConnectGatewayRoute } from '../state/border.js';
import { dropRow, putRow } from '../tables.js';
import { upTo, VPC } from './common.js';
import { ownGateway } from './own-gateway.js';

const block: Reader<string> = (value, name) => {
  const read = text(value, name);
  if (!read.ok) return read;
  const parsed = parseCidr(read.value);
  return parsed && parsed.text === read.value
    ? read
    : refuse('InvalidParameterValue.Malformed', `${name} is no block: ${read.value}.`);
};

const given = record({
  RouteId: optional(text),
  DestinationCidrBlock: block,
  Description: or(upTo(100), ''),
  ASPath: list(text),
});
const givenRoutes = list(given);
const some: typeof givenRoutes = (value, name) => {
  const read = givenRoutes(value, name);
  return read.ok && read.value.length === 0 ? refuse('MissingParameter', `Parameter: ${name}.`) : read;
};
const GIVEN = { DirectConnectGatewayId: text, Routes: some };

interface Given {
  readonly DestinationCidrBlock: string;
  readonly Description: string;
}

const routesOf = (world: World, gateway: string): DirectConnectGatewayRoute[] =>
  inOrder(rows(world.tencent.directConnectGatewayRoutes)).filter(
    (row) => row.DirectConnectGatewayId === gateway,
  );

/** Routes are set by calls at a gateway of the caller's that does not learn them. */
function whyNotStatic(world: World, caller: Account, id: string): Refusal | undefined {
  const found = ownGateway(world, caller, id);
  if (!found.ok) return found;
  return found.gateway.CcnRouteType === 'BGP'
    ? refuse('UnsupportedOperation', `${id} learns its routes by BGP.`)
    : undefined;
}

/** Blocks of the data centre that the gateway tells its CCN. */
export const createDirectConnectGatewayCcnRoutes = action(
  VPC,
  'CreateDirectConnectGatewayCcnRoutes',
  GIVEN,
  (world, caller, p) => {
    const dynamic = whyNotStatic(world, caller, p.DirectConnectGatewayId);
    if (dynamic) return dynamic;
    const present = routesOf(world, p.DirectConnectGatewayId);
    const refusal = whyNot(world, [...present, ...p.Routes]);
    return refusal ?? accept(p.Routes.reduce((w, row) => withRoute(w, p.DirectConnectGatewayId, row), world));
  },
);

/** All routes of a gateway at once. */
export const replaceDirectConnectGatewayCcnRoutes = action(
  VPC,
  'ReplaceDirectConnectGatewayCcnRoutes',
  GIVEN,
  (world, caller, p) => {
    const dynamic = whyNotStatic(world, caller, p.DirectConnectGatewayId);
    if (dynamic) return dynamic;
    const refusal = whyNot(world, p.Routes);
    if (refusal) return refusal;
    const cleared = routesOf(world, p.DirectConnectGatewayId).reduce(
      (current, row) => dropRow(current, 'directConnectGatewayRoutes', row.RouteId),
      world,
    );
    return accept(p.Routes.reduce((w, row) => withRoute(w, p.DirectConnectGatewayId, row), cleared));
  },
);

function whyNot(world: World, routes: readonly Given[]): Refusal | undefined {
  const blocks = routes.map((route) => route.DestinationCidrBlock);
  const twice = blocks.find((one, i) => blocks.indexOf(one) < i);
  if (twice !== undefined) return refuse('InvalidParameterValue.Duplicate', `It is ${twice}.`);
  const { routesPerDirectConnectGateway } = world.tencent.quotas;
  return routes.length > routesPerDirectConnectGateway
    ? refuse('LimitExceeded', `Of routes a gateway has ${routesPerDirectConnectGateway}.`)
    : undefined;
}

function withRoute(
  world: World,
  DirectConnectGatewayId: string,
  { DestinationCidrBlock, Description }: Given,
): World {
  const [RouteId, named] = newId(world, 'ccnr-', 8);
  return putRow(named, 'directConnectGatewayRoutes', RouteId, {
    RouteId,
    DirectConnectGatewayId,
    DestinationCidrBlock,
    Description,
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
    const strange = p.RouteIds.find(
      (id) =>
        find(world.tencent.directConnectGatewayRoutes, id)?.DirectConnectGatewayId !==
        p.DirectConnectGatewayId,
    );
    if (strange !== undefined)
      return refuse('ResourceNotFound', `${p.DirectConnectGatewayId} has no route ${strange}.`);
    return accept(
      p.RouteIds.reduce((current, id) => dropRow(current, 'directConnectGatewayRoutes', id), world),
    );
  },
);

/** By BGP what the CCN holds of the gateway; else what calls have set. */
export const describeDirectConnectGatewayCcnRoutes = action(
  VPC,
  'DescribeDirectConnectGatewayCcnRoutes',
  { DirectConnectGatewayId: text, CcnRouteType: optional(oneOf(['BGP', 'STATIC'])), ...PAGING },
  (world, caller, p) => {
    const found = ownGateway(world, caller, p.DirectConnectGatewayId);
    if (!found.ok) return found;
    const { CcnRouteType, DirectConnectGatewayId } = found.gateway;
    const asked = p.CcnRouteType ?? CcnRouteType;
    return accept(
      world,
      paged(p, 'RouteSet', asked === CcnRouteType ? told(world, DirectConnectGatewayId, asked) : []),
    );
  },
);

const told = (world: World, gateway: string, type: 'BGP' | 'STATIC'): JsonObject[] =>
  type === 'STATIC'
    ? routesOf(world, gateway).map(({ RouteId, DestinationCidrBlock, Description }) => ({
        RouteId,
        DestinationCidrBlock,
        Description,
        ASPath: [],
      }))
    : inOrder(rows(world.tencent.ccnRoutes))
        .filter(({ InstanceId }) => InstanceId === gateway)
        .map(({ RouteId, DestinationCidrBlock }) => ({ RouteId, DestinationCidrBlock, ASPath: [] }));
