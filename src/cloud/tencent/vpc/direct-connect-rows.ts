import type { JsonObject } from '../../../model/json.js';
import { find } from '../../lookup.js';
import type { Account, World } from '../../world.js';
import { time } from '../answer.js';
import type { ErrorCode } from '../errors.js';
import { attachmentsOfInstance, occupies } from '../lookup.js';
import type { DirectConnectGateway } from '../state.js';
import { type Found, own } from './common.js';

export const ownGateway = (
  world: World,
  caller: Account,
  id: string,
  foreign?: ErrorCode,
): Found<DirectConnectGateway> => {
  const gateway = find(world.tencent.directConnectGateways, id);
  return own(caller, gateway, gateway?.account, 'dcg', id, foreign);
};

/** The CCN a gateway is in, or asks to get into. */
const ccnOf = (world: World, { DirectConnectGatewayId: id }: DirectConnectGateway): string =>
  attachmentsOfInstance(world, id).find(occupies)?.CcnId ?? '';

export const gatewayElement = (world: World, gateway: DirectConnectGateway): JsonObject => ({
  DirectConnectGatewayId: gateway.DirectConnectGatewayId,
  DirectConnectGatewayName: gateway.DirectConnectGatewayName,
  NetworkType: gateway.NetworkType,
  VpcId: gateway.NetworkType === 'VPC' ? gateway.NetworkInstanceId : '',
  NetworkInstanceId: gateway.NetworkType === 'VPC' ? gateway.NetworkInstanceId : ccnOf(world, gateway),
  CcnId: ccnOf(world, gateway),
  GatewayType: gateway.GatewayType,
  CcnRouteType: gateway.CcnRouteType,
  EnableBGP: gateway.CcnRouteType === 'BGP',
  CreateTime: time(gateway.created),
});
