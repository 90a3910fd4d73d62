import type { CloudName, Vpc, VpnConnection, VpnGateway, World } from '../../src/cloud/world.js';
import { rows } from '../../src/model/json.js';
import type { Dice } from './dice.js';
import type { Part } from './part.js';
import { call, type Script } from './script.js';
import { connection, gatewayIn } from './sites.js';

/** The IPsec connection between the clouds, and the gateways at its ends. */
const TIE = 'vco-9';
const GATEWAYS = { alibaba: 'vpn-9', tencent: 'vpngw-9' } as const;

/** Both clouds' parts as one: with a VPN between them, and at times with leased lines to one data centre. */
export function withTies(dice: Dice, parts: readonly Part[]): Part {
  const [left, right] = parts;
  if (!left || !right) throw new TypeError('two parts are tied');
  const both = dice.chance(40) ? withSharedCentre(left, right) : joined(left, right);
  const [near, far] = [dice.pick(left.vpcs), dice.pick(right.vpcs)];
  if (!near || !far || dice.chance(15)) return both;
  const gateway = gatewayIn(far, GATEWAYS.tencent);
  const { vpc: _vpc, ...forCcn } = gateway;
  return {
    ...both,
    vpnGateways: [...both.vpnGateways, gatewayIn(near, GATEWAYS.alibaba), dice.chance(35) ? forCcn : gateway],
    vpnConnections: [
      ...both.vpnConnections,
      connection(TIE, [GATEWAYS.alibaba, GATEWAYS.tencent], near.cidrs, far.cidrs),
    ],
  };
}

const joined = (left: Part, right: Part): Part => ({
  accounts: [...left.accounts, ...right.accounts],
  vpcs: [...left.vpcs, ...right.vpcs],
  subnets: [...left.subnets, ...right.subnets],
  hosts: [...left.hosts, ...right.hosts],
  routeTables: [...left.routeTables, ...right.routeTables],
  securityGroups: [...left.securityGroups, ...right.securityGroups],
  networkAcls: [...left.networkAcls, ...right.networkAcls],
  dataCentres: [...left.dataCentres, ...right.dataCentres],
  lines: [...left.lines, ...right.lines],
  vpnGateways: [...left.vpnGateways, ...right.vpnGateways],
  vpnConnections: [...left.vpnConnections, ...right.vpnConnections],
  ...(left.alibaba && { alibaba: left.alibaba }),
  ...(right.tencent && { tencent: right.tencent }),
});

/** The right cloud's lines lead to the left one's data centre, which sends into them as well. */
function withSharedCentre(left: Part, right: Part): Part {
  const both = joined(left, right);
  const [centre] = left.dataCentres;
  const moved = right.lines.map((line) => ({ ...line, dataCentre: centre?.id ?? line.dataCentre }));
  if (!centre || moved.length === 0) return both;
  const [example] = centre.routes.slice(-1);
  const routes = moved.flatMap(({ id }) =>
    centre.routes.filter(({ via }) => via === example?.via).map((route) => ({ ...route, via: id })),
  );
  return {
    ...both,
    lines: [...left.lines, ...moved],
    dataCentres: both.dataCentres.map((row) =>
      row.id === centre.id ? { ...row, routes: [...row.routes, ...routes] } : row,
    ),
  };
}

/** Each side's routes to what the connection between the clouds leads to. */
export function* tieRoutes(world: World): Script {
  const tie = world.vpnConnections[TIE];
  if (!tie) return;
  for (const cloud of ['alibaba', 'tencent'] as const) {
    const gateway = world.vpnGateways[GATEWAYS[cloud]];
    const vpc = world.vpcs[gateway?.vpc ?? ''];
    const table = rows(world.routeTables).find((row) => row.vpc === vpc?.id)?.id;
    if (!gateway || !vpc || table === undefined) continue;
    for (const block of farBlocks(tie, gateway)) yield routeTo(cloud, vpc, table, block, gateway);
  }
}

const farBlocks = ({ ends, networks }: VpnConnection, { id }: VpnGateway): readonly string[] =>
  networks[ends[0] === id ? 1 : 0];

const routeTo = (cloud: CloudName, vpc: Vpc, table: string, block: string, gateway: VpnGateway) =>
  cloud === 'alibaba'
    ? call(vpc.account, 'CreateRouteEntry', {
        RouteTableId: table,
        DestinationCidrBlock: block,
        NextHopType: 'VpnGateway',
        NextHopId: gateway.id,
      })
    : call(vpc.account, 'CreateRoutes', {
        RouteTableId: table,
        Routes: [{ DestinationCidrBlock: block, GatewayType: 'VPN', GatewayId: gateway.id }],
      });
