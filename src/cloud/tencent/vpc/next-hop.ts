import { find, hostsOf } from '../../lookup.js';
import type { World } from '../../world.js';
import { type Refusal, refuse } from '../errors.js';
import { oneOf } from '../params.js';

/** GatewayType of a route. What transitlab has no objects for (NAT, HAVIP, peering…) is no valid next hop. */
export const gatewayType = oneOf([
  'CVM',
  'VPN',
  'DIRECTCONNECT',
  'PEERCONNECTION',
  'HAVIP',
  'NAT',
  'NORMAL_CVM',
  'EIP',
  'LOCAL_GATEWAY',
  'INTRANAT',
  'USER_CCN',
  'GWLB_ENDPOINT',
]);

/** The id of the next hop: an instance may be named by its id or its address, and stands in the VPC. */
export function nextHopOf(
  world: World,
  vpc: string,
  type: string,
  id: string,
): { readonly ok: true; readonly id: string } | Refusal {
  const found = lookUp(world, vpc, type, id);
  return found === undefined
    ? refuse('InvalidParameterValue.RouteNextHopInvalid', `${vpc} has no ${type} ${id}.`)
    : { ok: true, id: found };
}

function lookUp(world: World, vpc: string, type: string, id: string): string | undefined {
  switch (type) {
    case 'CVM':
    case 'NORMAL_CVM':
      return hostsOf(world, vpc).find((host) => host.id === id || host.address === id)?.id;
    case 'VPN':
      return find(world.vpnGateways, id)?.vpc === vpc ? id : undefined;
    case 'DIRECTCONNECT': {
      const gateway = find(world.tencent.directConnectGateways, id);
      return gateway?.NetworkType === 'VPC' && gateway.NetworkInstanceId === vpc ? id : undefined;
    }
    default:
      return undefined;
  }
}
