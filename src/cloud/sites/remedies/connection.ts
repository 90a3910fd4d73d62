import { put, rows } from '../../../model/json.js';
import { blocksAt, type Carried, holds } from '../../home.js';
import { find } from '../../lookup.js';
import type { Obstacle, Remedies, Remedy } from '../../remedies.js';
import type { VpnConnection, World } from '../../world.js';

/** A block that the IPsec connections of a VPN gateway do not carry, where its cloud has no call for it. */
export const connecting: Remedies = (world, _fabric, obstacle) =>
  find(world.vpnGateways, obstacle.object)
    ? rows(world.vpnConnections).flatMap((connection) => widened(world, connection, obstacle))
    : [];

type Networks = VpnConnection['networks'];

function widened(world: World, connection: VpnConnection, obstacle: Obstacle): readonly Remedy[] {
  const { id, ends, networks } = connection;
  const near = ends.indexOf(obstacle.object);
  if (near < 0) return [];
  const carried = blocksAt(world, obstacle.object, obstacle);
  const here = withBlock(networks[near] ?? [], carried.near);
  const there = withBlock(networks[1 - near] ?? [], carried.far);
  const wanted: Networks = near === 0 ? [here, there] : [there, here];
  return [
    {
      kind: 'file',
      text:
        `IPsec connection ${id} has to carry more blocks, at both ends: vpn_connections.${id}.networks needs ` +
        `[${wanted.map((blocks) => `[${blocks.join(', ')}]`).join(', ')}]`,
      world: {
        ...world,
        vpnConnections: put(world.vpnConnections, id, { ...connection, networks: wanted }),
      },
    },
  ];
}

const withBlock = (blocks: readonly string[], { block, address }: Carried): readonly string[] =>
  blocks.some((one) => holds(one, address)) ? blocks : [...blocks, block];
