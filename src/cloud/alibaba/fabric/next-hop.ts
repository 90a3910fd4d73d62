import type { RouteTarget } from '../../../fabric/fabric.js';
import { find } from '../../lookup.js';
import { gatewayLinkId } from '../../sites/ids.js';
import type { RouteEntry, World } from '../../world.js';
import { attachmentTarget } from '../enterprise/links.js';
import { peeringLinkId } from './ids.js';
import { connectedWith } from './peering.js';

/** Where a user's route of a VPC leads; absent: its next hop is not there, or leads nowhere. */
export function nextHop(world: World, vpc: string, entry: RouteEntry): RouteTarget | undefined {
  const id = entry.nextHopId;
  switch (entry.nextHopType) {
    case 'Instance':
      return Object.hasOwn(world.hosts, id) ? { kind: 'host', host: id } : undefined;
    case 'VpnGateway':
      return find(world.vpnGateways, id)?.vpc === vpc
        ? { kind: 'link', link: gatewayLinkId(id, vpc) }
        : undefined;
    case 'RouterInterface': {
      const row = find(world.alibaba.routerInterfaces, id);
      const other = row?.vpc === vpc && connectedWith(world, row);
      return other ? { kind: 'link', link: peeringLinkId(id, other.RouterInterfaceId) } : undefined;
    }
    case 'Attachment':
      return attachmentTarget(world, vpc, id);
    default:
      return undefined;
  }
}
