import type { JsonObject } from '../../../model/json.js';
import { find } from '../../lookup.js';
import type { Account, World } from '../../world.js';
import { accept, action } from '../action.js';
import { PAGING, paged } from '../answer.js';
import { type Refusal, refuse } from '../errors.js';
import { list, oneOf, record, text } from '../params.js';
import type { VpnGatewayRoute } from '../state/border.js';
import { putRow } from '../tables.js';
import { vpnRoutesOf } from '../vpn-routes.js';
import { VPC } from './common.js';

function whyNotOwn(world: World, caller: Account, id: string): Refusal | undefined {
  const gateway = find(world.vpnGateways, id);
  return gateway?.account === caller.id
    ? undefined
    : refuse('ResourceNotFound', `Account ${caller.uid} has no VPN gateway ${id}.`);
}

/** Whether a VPN gateway tells its CCN of a block. */
export const modifyVpnGatewayCcnRoutes = action(
  VPC,
  'ModifyVpnGatewayCcnRoutes',
  {
    VpnGatewayId: text,
    Routes: list(record({ RouteId: text, Status: oneOf(['ENABLE', 'DISABLE']), DestinationCidrBlock: text })),
  },
  (world, caller, { VpnGatewayId, Routes }) => {
    const refusal = whyNotOwn(world, caller, VpnGatewayId);
    if (refusal) return refusal;
    const known = vpnRoutesOf(world, VpnGatewayId);
    let current = world;
    for (const { RouteId, Status } of Routes) {
      const row = known.find((route) => route.RouteId === RouteId);
      if (!row) return refuse('ResourceNotFound', `${VpnGatewayId} has no route ${RouteId}.`);
      const key = `${VpnGatewayId}/${row.DestinationCidrBlock}`;
      current = putRow(current, 'vpnGatewayRoutes', key, { ...row, Status });
    }
    return accept(current);
  },
);

export const describeVpnGatewayCcnRoutes = action(
  VPC,
  'DescribeVpnGatewayCcnRoutes',
  { VpnGatewayId: text, ...PAGING },
  (world, caller, p) =>
    whyNotOwn(world, caller, p.VpnGatewayId) ??
    accept(world, paged(p, 'RouteSet', vpnRoutesOf(world, p.VpnGatewayId).map(element))),
);

const element = ({ RouteId, Status, DestinationCidrBlock }: VpnGatewayRoute): JsonObject => ({
  RouteId,
  Status,
  DestinationCidrBlock,
});
