import type {
  DataCentre,
  DataCentreRoute,
  Line,
  Vpc,
  VpnConnection,
  VpnGateway,
} from '../../src/cloud/world.js';
import { cidr, formatIp } from '../../src/model/cidr.js';
import { type Dice, oneOf } from './dice.js';

const BLOCKS = ['192.168.200.0/24', '172.20.0.0/24', '10.200.0.0/24', '10.1.1.0/24'] as const;
/** What clouds' networks have: a data centre sends all of it to them. */
const CLOUD = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'] as const;

/** A data centre's block. */
export const randomBlock = (dice: Dice): string => oneOf(dice, BLOCKS);

/** What a data centre sends into a tunnel: what lies behind the other end. */
export const throughTunnel = (via: string, networks: readonly string[]): DataCentreRoute[] =>
  networks.map((network) => ({ cidr: network, via }));

/**
 * A data centre with one server. What is the clouds' it sends over the first of these ways that is up, unless a route of
 * its own says otherwise.
 */
export const dataCentre = (
  n: number,
  block: string,
  vias: readonly string[],
  own: readonly DataCentreRoute[],
): DataCentre => ({
  id: `idc-${n}`,
  cidr: block,
  hosts: { [`srv-${n}`]: { id: `srv-${n}`, address: formatIp(cidr(block).base + 10) } },
  routes: [...own, ...vias.flatMap((via) => CLOUD.map((network) => ({ cidr: network, via })))],
});

export const line = (id: string, account: string, region: string, centre: string): Line => ({
  id,
  account,
  region,
  dataCentre: centre,
  bandwidth: 50_000_000,
});

/** A VPN gateway in a VPC. */
export const gatewayIn = ({ id: vpc, account, region }: Vpc, id: string): VpnGateway => ({
  id,
  account,
  region,
  vpc,
  bandwidth: 10_000_000,
});

export const connection = (
  id: string,
  ends: VpnConnection['ends'],
  near: readonly string[],
  far: readonly string[],
): VpnConnection => ({ id, ends, networks: [near, far] });
