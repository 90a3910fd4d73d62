import type { FabricLink, Route } from '../../../fabric/fabric.js';
import { rows } from '../../../model/json.js';
import { find } from '../../lookup.js';
import type { World } from '../../world.js';
import { routerInterfacesOf } from '../lookup.js';
import type { RouterInterface } from '../state/router-interface.js';
import { peeringLinkId } from './ids.js';

/** The interface at the other end of a peering that was connected once, and still is there. */
export function connectedWith(world: World, row: RouterInterface): RouterInterface | undefined {
  const other = find(world.alibaba.routerInterfaces, row.OppositeInterfaceId ?? '');
  const mutual = other?.OppositeInterfaceId === row.RouterInterfaceId && wasConnected(row);
  return mutual && wasConnected(other) && find(world.vpcs, other.vpc) ? other : undefined;
}

const wasConnected = ({ Status }: RouterInterface): boolean =>
  Status === 'Active' || Status === 'Activating' || Status === 'Inactive' || Status === 'Deactivating';

/** Express Connect peerings; they pass packets while both ends are Active. */
export const peeringLinks = (world: World): FabricLink[] =>
  rows(world.alibaba.routerInterfaces).flatMap((row) => {
    const other = connectedWith(world, row);
    return other && row.RouterInterfaceId < other.RouterInterfaceId && find(world.vpcs, row.vpc)
      ? [peeringLink(row, other)]
      : [];
  });

function peeringLink(a: RouterInterface, b: RouterInterface): FabricLink {
  const paid = a.Role === 'InitiatingSide' ? a : b;
  const rate = paid.Bandwidth * 1_000_000;
  const idle = [a, b].find(({ Status }) => Status !== 'Active');
  return {
    id: peeringLinkId(a.RouterInterfaceId, b.RouterInterfaceId),
    kind: 'peering',
    label: `Express Connect peering of ${a.vpc} and ${b.vpc}`,
    ends: [a.vpc, b.vpc],
    ...(idle
      ? {
          up: false,
          downReason: 'LINK_DOWN',
          downText: `router interface ${idle.RouterInterfaceId} of ${idle.vpc} is ${idle.Status}, not Active`,
        }
      : { up: true }),
    rate: [rate, rate],
    rateOrigin: {
      object: paid.RouterInterfaceId,
      text: `router interface ${paid.RouterInterfaceId}: ${paid.Spec}, ${paid.Bandwidth} Mbit/s`,
    },
  };
}

/** The peering links of a VPC. */
export const peeringsOf = (world: World, vpc: string): string[] =>
  routerInterfacesOf(world, vpc).flatMap((row) => {
    const other = connectedWith(world, row);
    return other ? [peeringLinkId(row.RouterInterfaceId, other.RouterInterfaceId)] : [];
  });

/** The table for packets that come in by a peering: a VPC is no transit from one peering to another. */
export const withoutTransit = (routes: readonly Route[], peerings: readonly string[]): Route[] =>
  routes.map((route) =>
    route.target.kind === 'link' && peerings.includes(route.target.link)
      ? {
          ...route,
          target: { kind: 'blackhole' },
          origin: { ...route.origin, text: `${route.origin.text}; a VPC is no transit between its peerings` },
        }
      : route,
  );
