import { rows } from '../../../model/json.js';
import { find } from '../../lookup.js';
import type { Remedies } from '../../remedies.js';
import { call, remedyOf } from './calls.js';

/** Dedicated tunnels that take less of their line than wanted. */
export const wideningTunnels: Remedies = (world, fabric, { narrow }) => {
  const link = find(fabric.links, narrow?.link ?? '');
  if (!narrow || !link?.line) return [];
  const Mbps = Math.ceil(narrow.wanted / 1_000_000);
  return rows(world.tencent.directConnectTunnels)
    .filter((row) => row.DirectConnectId === link.line?.id && link.ends.includes(row.DirectConnectGatewayId))
    .filter(({ Bandwidth = Mbps }) => Bandwidth < Mbps)
    .map(({ DirectConnectTunnelId, account }) =>
      remedyOf(
        call(account, 'ModifyDirectConnectTunnelAttribute', { DirectConnectTunnelId, Bandwidth: Mbps }),
      ),
    );
};
