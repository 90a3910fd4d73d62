import type { Vbr } from '../../../src/cloud/alibaba/state/vbr.js';
import type { DataCentre, Line, Vpc, VpnConnection, VpnGateway } from '../../../src/cloud/world.js';
import { cidr, formatIp } from '../../../src/model/cidr.js';
import { type Dice, oneOf } from '../dice.js';

const BLOCKS = ['192.168.200.0/24', '172.20.0.0/24', '10.200.0.0/24', '10.1.1.0/24'] as const;
/** What clouds' networks have: a data centre sends all of it to them. */
const CLOUD = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'] as const;
const REGIONS = ['cn-qingdao', 'cn-beijing'] as const;

export interface Sites {
  readonly dataCentres: readonly DataCentre[];
  readonly lines: readonly Line[];
  readonly vbrs: readonly Vbr[];
  readonly vpnGateways: readonly VpnGateway[];
  readonly vpnConnections: readonly VpnConnection[];
}

export const NO_SITES: Sites = { dataCentres: [], lines: [], vbrs: [], vpnGateways: [], vpnConnections: [] };

/** A data centre behind one or two leased lines, each with its border router, and at times behind a tunnel. */
export function randomSites(
  dice: Dice,
  accounts: readonly [string, ...string[]],
  vpcs: readonly Vpc[],
): Sites {
  const block = oneOf(dice, BLOCKS);
  const account = dice.chance(30) ? oneOf(dice, accounts) : accounts[0];
  const ways = Array.from({ length: 1 + dice.below(2) }, (_, i) => ({
    line: `pc-${i + 1}`,
    vbr: `vbr-${i + 1}`,
    region: oneOf(dice, REGIONS),
  }));
  const owner = dice.chance(40) ? dice.pick(vpcs) : undefined;
  const tunnel = (owner?.cidrs ?? []).map((network) => ({ cidr: network, via: 'vco-1' }));
  const vias = ways.map(({ vbr, line }) => (dice.chance(50) ? line : vbr));
  return {
    dataCentres: [
      {
        id: 'idc-1',
        cidr: block,
        hosts: { 'srv-1': { id: 'srv-1', address: formatIp(cidr(block).base + 10) } },
        routes: [...tunnel, ...vias.flatMap((via) => CLOUD.map((network) => ({ cidr: network, via })))],
      },
    ],
    lines: ways.map(({ line, region }) => ({
      id: line,
      account,
      region,
      dataCentre: 'idc-1',
      bandwidth: 50_000_000,
    })),
    vbrs: ways.map((way, i) => randomVbr(dice, way, i + 1, account, block)),
    ...tunnelOf(owner, block),
  };
}

function tunnelOf(vpc: Vpc | undefined, block: string): Pick<Sites, 'vpnGateways' | 'vpnConnections'> {
  if (!vpc) return { vpnGateways: [], vpnConnections: [] };
  const { account, region } = vpc;
  return {
    vpnGateways: [{ id: 'vpn-1', account, region, vpc: vpc.id, bandwidth: 10_000_000 }],
    vpnConnections: [{ id: 'vco-1', ends: ['vpn-1', 'idc-1'], networks: [[...vpc.cidrs], [block]] }],
  };
}

function randomVbr(
  dice: Dice,
  { line, vbr, region }: { readonly line: string; readonly vbr: string; readonly region: string },
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
    PhysicalConnectionId: line,
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
