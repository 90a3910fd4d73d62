import type { Vbr } from '../../../src/cloud/alibaba/state/vbr.js';
import type { Vpc } from '../../../src/cloud/world.js';
import { type Dice, oneOf } from '../dice.js';
import type { Part } from '../part.js';
import { connection, dataCentre, gatewayIn, line, randomBlock, throughTunnel } from '../sites.js';

const REGIONS = ['cn-qingdao', 'cn-beijing'] as const;

export interface Sites extends Pick<Part, 'dataCentres' | 'lines' | 'vpnGateways' | 'vpnConnections'> {
  readonly vbrs: readonly Vbr[];
}

export const NO_SITES: Sites = { dataCentres: [], lines: [], vbrs: [], vpnGateways: [], vpnConnections: [] };

/** A data centre behind one or two leased lines, each with its border router, and at times behind a tunnel. */
export function randomSites(
  dice: Dice,
  accounts: readonly [string, ...string[]],
  vpcs: readonly Vpc[],
): Sites {
  const block = randomBlock(dice);
  const account = dice.chance(30) ? oneOf(dice, accounts) : accounts[0];
  const ways = Array.from({ length: 1 + dice.below(2) }, (_, i) => ({
    line: `pc-${i + 1}`,
    vbr: `vbr-${i + 1}`,
    region: oneOf(dice, REGIONS),
  }));
  const owner = dice.chance(40) ? dice.pick(vpcs) : undefined;
  const vias = ways.map((way) => (dice.chance(50) ? way.line : way.vbr));
  const own = throughTunnel('vco-1', owner?.cidrs ?? []);
  return {
    dataCentres: [dataCentre(1, block, vias, own)],
    lines: ways.map((way) => line(way.line, account, way.region, 'idc-1')),
    vbrs: ways.map((way, i) => randomVbr(dice, way, i + 1, account, block)),
    vpnGateways: owner ? [gatewayIn(owner, 'vpn-1')] : [],
    vpnConnections: owner ? [connection('vco-1', ['vpn-1', 'idc-1'], owner.cidrs, [block])] : [],
  };
}

function randomVbr(
  dice: Dice,
  { line: over, vbr, region }: { readonly line: string; readonly vbr: string; readonly region: string },
  n: number,
  account: string,
  block: string,
): Vbr {
  const announces = dice.chance(50);
  return {
    VbrId: vbr,
    account,
    region,
    Name: vbr,
    PhysicalConnectionId: over,
    VlanId: n,
    LocalGatewayIp: `10.255.${n}.1`,
    PeerGatewayIp: `10.255.${n}.2`,
    PeeringSubnetMask: '255.255.255.252',
    Status: dice.chance(8) ? 'terminated' : 'active',
    RouteTableId: `vtb-${vbr}`,
    routes: announces ? [] : [{ id: `rte-${vbr}`, cidr: block }],
    ...(announces
      ? { bgp: { LocalAsn: 45_104, PeerAsn: 65_000, announced: [{ cidr: block, asPath: [65_000] }] } }
      : {}),
    created: 0,
    order: n,
  };
}
