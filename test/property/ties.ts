import type { Dice } from './dice.js';
import type { Part } from './part.js';
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
