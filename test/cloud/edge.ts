import type { Test } from 'tap';
import { predict } from '../../src/analyze/predict.js';
import type { Flow, Verdict } from '../../src/analyze/verdict.js';
import type { Vbr } from '../../src/cloud/alibaba/state/vbr.js';
import { fail } from '../../src/cloud/clouds.js';
import { deriveFabric } from '../../src/cloud/fabric.js';
import { whyNoRoute } from '../../src/cloud/why.js';
import type { DataCentreRoute, World } from '../../src/cloud/world.js';
import { compile } from '../../src/plane/compile/index.js';
import { flawsOf } from './flaws.js';
import { done, UID } from './world.js';

const MBPS = 1_000_000;

/** A data centre with hosts, `name address`, and static routes, `block via`. */
export function withDataCentre(
  world: World,
  id: string,
  cidr: string,
  hosts: Readonly<Record<string, string>>,
  routes: readonly string[] = [],
): World {
  const rows = Object.entries(hosts).map(([name, address]) => [name, { id: name, address }]);
  const row = { id, cidr, hosts: Object.fromEntries(rows), routes: routes.map(route) };
  return { ...world, dataCentres: { ...world.dataCentres, [id]: row } };
}

function route(text: string): DataCentreRoute {
  const [cidr = '', via = ''] = text.split(' ');
  return { cidr, via };
}

/** A leased line of A's to a data centre; Mbit/s. */
export const withLine = (
  world: World,
  id: string,
  region: string,
  dataCentre: string,
  mbps = 100,
): World => ({
  ...world,
  lines: { ...world.lines, [id]: { id, account: 'A', region, dataCentre, bandwidth: mbps * MBPS } },
});

export const withGateway = (
  world: World,
  id: string,
  vpc: string | undefined,
  mbps: number,
  region = 'cn-qingdao',
): World => ({
  ...world,
  vpnGateways: {
    ...world.vpnGateways,
    [id]: { id, account: 'A', region, ...(vpc !== undefined && { vpc }), bandwidth: mbps * MBPS },
  },
});

/** An IPsec connection; each end is `end block...`. */
export function withConnection(world: World, id: string, a: string, b: string): World {
  const [endA = '', ...blocksA] = a.split(' ');
  const [endB = '', ...blocksB] = b.split(' ');
  const row = { id, ends: [endA, endB] as const, networks: [blocksA, blocksB] as const };
  return { ...world, vpnConnections: { ...world.vpnConnections, [id]: row } };
}

/** An active VBR of A's at the end of a line, with static routes to these blocks. */
export function withVbr(
  world: World,
  id: string,
  line: string,
  blocks: readonly string[],
  more: Partial<Vbr> = {},
): World {
  const vbr: Vbr = {
    VbrId: id,
    account: 'A',
    region: world.lines[line]?.region ?? '',
    Name: id,
    PhysicalConnectionId: line,
    VlanId: 1,
    LocalGatewayIp: '10.255.0.1',
    PeerGatewayIp: '10.255.0.2',
    PeeringSubnetMask: '255.255.255.252',
    Status: 'active',
    RouteTableId: `vtb-${id}`,
    routes: blocks.map((cidr, i) => ({ id: `rte-${id}-${i + 1}`, cidr })),
    created: world.now,
    order: Object.keys(world.alibaba.vbrs).length,
    ...more,
  };
  return { ...world, alibaba: { ...world.alibaba, vbrs: { ...world.alibaba.vbrs, [id]: vbr } } };
}

/** Entries in a VPC's main route table: `block type id`. */
export const withRoutes = (world: World, vpc: string, ...routes: readonly string[]): World => ({
  ...world,
  routeTables: {
    ...world.routeTables,
    [`vtb-${vpc}`]: {
      id: `vtb-${vpc}`,
      vpc,
      main: true,
      entries: routes.map((text, i) => {
        const [cidr = '', nextHopType = '', nextHopId = ''] = text.split(' ');
        return { id: `rte-${vpc}-${i + 1}`, cidr, nextHopType, nextHopId };
      }),
    },
  },
});

/** A VBR of A's attached to A's CEN. */
export const attachVbr = (world: World, CenId: string, id: string): World =>
  done(world, 'A', 'AttachCenChildInstance', vbrChild(world, CenId, id));

export const vbrChild = (world: World, CenId: string, id: string) => ({
  CenId,
  ChildInstanceId: id,
  ChildInstanceType: 'VBR',
  ChildInstanceRegionId: world.alibaba.vbrs[id]?.region ?? '',
  ChildInstanceOwnerId: UID.A,
});

/** With leased lines or IPsec connections down. */
export const without = (world: World, ...lines: readonly string[]): World =>
  lines.reduce((current, line) => fail(current, { kind: 'line', line }), world);

/** What the configuration says; its fabric must be sound and compile. */
export function verdict(world: World, from: string, to: string, more: Partial<Flow> = {}): Verdict {
  const fabric = deriveFabric(world);
  const flaws = flawsOf(fabric);
  if (flaws.length > 0) throw new Error(flaws.join('\n'));
  compile(fabric);
  const flow: Flow = { from, to, protocol: 'icmp', ...more };
  return predict(fabric, flow, (router, host) => whyNoRoute(world, router, host));
}

/** `through a -> b`, or the code and direction of the failure. */
export function outcome(world: World, from: string, to: string): string {
  const said = verdict(world, from, to);
  return said.reachable
    ? said.path.map(({ router }) => router).join(' ')
    : `${said.code} ${said.direction ?? ''}`.trim();
}

/** Both directions reach. */
export function reach(t: Test, world: World, a: string, b: string): void {
  for (const [from, to] of [
    [a, b],
    [b, a],
  ] as const) {
    const said = verdict(world, from, to);
    t.ok(said.reachable, `${from} reaches ${to}: ${said.text}`);
  }
}

/** A router's table as lines: `10.1.0.0/16 link vbr-1/idc`. */
export const tableOf = (world: World, router: string): string[] =>
  (deriveFabric(world).routers[router]?.tables.main ?? []).map(({ cidr, target }) =>
    [
      cidr.text,
      target.kind,
      ...('host' in target ? [target.host] : 'link' in target ? [target.link] : []),
    ].join(' '),
  );
