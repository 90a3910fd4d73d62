import type { Vpc } from '../../../src/cloud/world.js';
import { type Dice, oneOf } from '../dice.js';
import type { Part } from '../part.js';
import { connection, dataCentre, gatewayIn, line, randomBlock, throughTunnel } from '../sites.js';

const REGIONS = ['ap-guangzhou', 'ap-shanghai'] as const;

export type Sites = Pick<Part, 'dataCentres' | 'lines' | 'vpnGateways' | 'vpnConnections'>;

export const NO_SITES: Sites = { dataCentres: [], lines: [], vpnGateways: [], vpnConnections: [] };

/**
 * A data centre behind one or two leased lines, for which calls make direct connect gateways, and at times behind a
 * tunnel to a VPN gateway in a VPC or beside one.
 */
export function randomSites(
  dice: Dice,
  accounts: readonly [string, ...string[]],
  vpcs: readonly Vpc[],
): Sites {
  const block = randomBlock(dice);
  const lines = Array.from({ length: 1 + dice.below(2) }, (_, i) =>
    line(`dc-${i + 1}`, dice.chance(20) ? oneOf(dice, accounts) : accounts[0], oneOf(dice, REGIONS), 'idc-2'),
  );
  const owner = dice.chance(50) ? dice.pick(vpcs) : undefined;
  const vpn = tunnel(dice, owner, block, accounts[0]);
  const own = vpn.vpnConnections.flatMap(({ id, networks }) => throughTunnel(id, networks[0]));
  const vias = lines.map(({ id }) => id);
  return { dataCentres: [dataCentre(2, block, vias, own)], lines, ...vpn };
}

function tunnel(
  dice: Dice,
  vpc: Vpc | undefined,
  block: string,
  account: string,
): Pick<Sites, 'vpnGateways' | 'vpnConnections'> {
  if (!vpc) return { vpnGateways: [], vpnConnections: [] };
  const { vpc: place, ...gateway } = gatewayIn(vpc, 'vpngw-1');
  const beside = dice.chance(60);
  return {
    vpnGateways: [
      beside ? { ...gateway, account } : { ...gateway, ...(place !== undefined && { vpc: place }) },
    ],
    vpnConnections: [
      connection('vpnx-1', ['vpngw-1', 'idc-2'], beside ? ['10.0.0.0/8'] : vpc.cidrs, [block]),
    ],
  };
}
