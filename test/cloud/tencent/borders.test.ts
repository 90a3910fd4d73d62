import t from 'tap';
import { fail } from '../../../src/cloud/clouds.js';
import { deriveFabric } from '../../../src/cloud/fabric.js';
import type { World } from '../../../src/cloud/world.js';
import { fixesFor } from '../../../src/explain/fix.js';
import type { JsonObject } from '../../../src/model/json.js';
import { flawsOf } from '../flaws.js';
import { accepted, codeOf, done } from '../world.js';
import { bareWorld, join, listOf, outcome, rate, verdict, which, withCcn } from './lab.js';

/** A's data centre with a server, a leased line of 50 Mbit/s to Guangzhou, and a VPN gateway for a CCN. */
const sites = (): World => ({
  ...bareWorld(),
  dataCentres: {
    idc: {
      id: 'idc',
      cidr: '10.200.0.0/16',
      hosts: { server: { id: 'server', address: '10.200.1.10' } },
      routes: [],
    },
  },
  lines: {
    'dc-1': { id: 'dc-1', account: 'A', region: 'ap-guangzhou', dataCentre: 'idc', bandwidth: 50_000_000 },
  },
});

/** The same with a direct connect gateway in a CCN, and vpc-c beside it. */
function withGateway(RouteType: 'BGP' | 'STATIC'): { readonly world: World; CcnId: string; gateway: string } {
  const [empty, CcnId] = withCcn(sites());
  const made = accepted(empty, 'A', 'CreateDirectConnectGateway', {
    Region: 'ap-guangzhou',
    DirectConnectGatewayName: 'border',
    NetworkType: 'CCN',
  });
  const gateway = String((made.response.DirectConnectGateway as JsonObject).DirectConnectGatewayId);
  const tunnelled = done(made.world, 'A', 'CreateDirectConnectTunnel', {
    DirectConnectId: 'dc-1',
    DirectConnectTunnelName: 'tunnel',
    DirectConnectGatewayId: gateway,
    RouteType,
    Bandwidth: 20,
  });
  return { world: join(tunnelled, CcnId, gateway, 'vpc-c'), CcnId, gateway };
}

t.test('a direct connect gateway with BGP: both sides learn', async (t) => {
  const { world, CcnId, gateway } = withGateway('BGP');
  t.match(gateway, /^dcg-[0-9a-z]{8}$/);
  t.same(flawsOf(deriveFabric(world)), []);
  t.equal(outcome(world, 'c', 'server'), 'reachable');
  t.equal(outcome(world, 'server', 'c'), 'reachable');
  t.equal(rate(world, 'c', 'server'), 20_000_000, 'the tunnel has less than the line');
  t.match(listOf(world, 'A', 'DescribeCcnRoutes', 'RouteSet', { CcnId }), [
    {
      DestinationCidrBlock: '10.200.0.0/16',
      InstanceType: 'DIRECTCONNECT',
      InstanceId: gateway,
      IsBgp: true,
    },
    { DestinationCidrBlock: '192.168.1.0/24' },
  ]);
  t.match(
    listOf(world, 'A', 'DescribeDirectConnectGatewayCcnRoutes', 'RouteSet', {
      DirectConnectGatewayId: gateway,
    }),
    [{ DestinationCidrBlock: '10.200.0.0/16' }],
  );
});

t.test('a tunnel takes more of its line', async (t) => {
  const { world } = withGateway('BGP');
  const [DirectConnectTunnelId = ''] = Object.keys(world.tencent.directConnectTunnels);
  const call = 'ModifyDirectConnectTunnelAttribute';
  const wide = done(world, 'A', call, { DirectConnectTunnelId, Bandwidth: 40 });
  t.equal(rate(wide, 'c', 'server'), 40_000_000);
  t.match(listOf(wide, 'A', 'DescribeDirectConnectTunnels', 'DirectConnectTunnelSet'), [
    { DirectConnectTunnelId, DirectConnectTunnelName: 'tunnel', Bandwidth: 40 },
  ]);
  t.match(
    codeOf(world, 'B', call, { DirectConnectTunnelId, Bandwidth: 40 }),
    /ResourceNotFound.DirectConnectTunnelIdIsNotExist/,
  );
  t.match(codeOf(world, 'A', call, { DirectConnectTunnelId, Bandwidth: 0 }), 'InvalidParameterValue');
  const goal = { rate: 45_000_000 };
  const flow = { from: 'c', to: 'server', protocol: 'icmp' } as const;
  t.match(fixesFor(world, flow, {}, goal)[0]?.items, [{ action: call, params: { Bandwidth: 45 } }]);
});

t.test('a cut line takes its routes with it', async (t) => {
  const { world, CcnId } = withGateway('BGP');
  const cut = fail(world, { kind: 'line', line: 'dc-1' });
  t.match(verdict(cut, 'c', 'server'), { code: 'LINE_DOWN', object: 'dc-1' });
  t.match(verdict(cut, 'server', 'c'), { code: 'LINE_DOWN', object: 'dc-1' });
  t.same(flawsOf(deriveFabric(cut)), []);
  t.match(listOf(cut, 'A', 'DescribeCcnRoutes', 'RouteSet', { CcnId }), [
    { DestinationCidrBlock: '192.168.1.0/24' },
  ]);
});

t.test('static: what calls set, and the data centre has a route of its own', async (t) => {
  const { world, gateway } = withGateway('STATIC');
  t.equal(outcome(world, 'c', 'server'), 'NOT_PUBLISHED', 'nothing is told to the CCN yet');
  const routes = (...blocks: string[]): JsonObject => ({
    DirectConnectGatewayId: gateway,
    Routes: blocks.map((DestinationCidrBlock) => ({ DestinationCidrBlock })),
  });
  const told = done(world, 'A', 'CreateDirectConnectGatewayCcnRoutes', routes('10.200.1.0/24'));
  t.match(verdict(told, 'c', 'server'), { reachable: false, direction: 'return' }, 'one way only');
  const idc = told.dataCentres.idc;
  const both = {
    ...told,
    dataCentres: { idc: { ...idc, routes: [{ cidr: '192.168.0.0/16', via: gateway }] } },
  } as World;
  t.equal(outcome(both, 'c', 'server'), 'reachable');
  t.equal(
    codeOf(both, 'A', 'CreateDirectConnectGatewayCcnRoutes', routes('10.200.1.0/24')),
    '200 InvalidParameterValue.Duplicate',
  );
  const replaced = done(both, 'A', 'ReplaceDirectConnectGatewayCcnRoutes', routes('10.200.2.0/24'));
  t.equal(outcome(replaced, 'c', 'server'), 'NOT_PUBLISHED');
  const [route] = listOf(both, 'A', 'DescribeDirectConnectGatewayCcnRoutes', 'RouteSet', {
    DirectConnectGatewayId: gateway,
  });
  const deleted = done(both, 'A', 'DeleteDirectConnectGatewayCcnRoutes', {
    DirectConnectGatewayId: gateway,
    RouteIds: [route?.RouteId ?? ''],
  });
  t.equal(outcome(deleted, 'c', 'server'), 'NOT_PUBLISHED');
  const bgp = done(both, 'A', 'ModifyDirectConnectGatewayAttribute', {
    DirectConnectGatewayId: gateway,
    CcnRouteType: 'BGP',
  });
  t.same(bgp.tencent.directConnectGatewayRoutes, {}, 'BGP withdraws them');
  t.equal(
    codeOf(bgp, 'A', 'CreateDirectConnectGatewayCcnRoutes', routes('10.200.1.0/24')),
    '200 UnsupportedOperation',
  );
});

t.test('a gateway in use stays; other types than VPC do not cross accounts', async (t) => {
  const { world, CcnId, gateway } = withGateway('BGP');
  const which1 = { DirectConnectGatewayId: gateway };
  t.equal(codeOf(world, 'A', 'DeleteDirectConnectGateway', which1), '200 ResourceInUse');
  const out = done(world, 'A', 'DetachCcnInstances', which(world, CcnId, gateway));
  t.equal(
    codeOf(out, 'A', 'DeleteDirectConnectGateway', which1),
    '200 ResourceInUse',
    'a tunnel leads to it',
  );
  const [tunnel = ''] = Object.keys(out.tencent.directConnectTunnels);
  const free = done(out, 'A', 'DeleteDirectConnectTunnel', { DirectConnectTunnelId: tunnel });
  t.equal(codeOf(free, 'A', 'DeleteDirectConnectGateway', which1), 'accepted');
  const made = accepted(world, 'B', 'CreateDirectConnectGateway', {
    Region: 'ap-shanghai',
    DirectConnectGatewayName: 'foreign',
    NetworkType: 'CCN',
  });
  const foreign = String((made.response.DirectConnectGateway as JsonObject).DirectConnectGatewayId);
  t.equal(
    codeOf(made.world, 'B', 'AttachCcnInstances', {
      ...which(made.world, CcnId, foreign),
      CcnUin: world.accounts.A?.uid ?? '',
    }),
    '200 UnsupportedOperation.CcnCrossAccount',
  );
});

t.test('the same block behind two gateways: ECMP if the CCN has it', async (t) => {
  const { world, CcnId } = withGateway('BGP');
  const second = accepted(world, 'A', 'CreateDirectConnectGateway', {
    Region: 'ap-guangzhou',
    DirectConnectGatewayName: 'spare',
    NetworkType: 'CCN',
    NetworkInstanceId: CcnId,
  });
  const gateway = String((second.response.DirectConnectGateway as JsonObject).DirectConnectGatewayId);
  const both = done(second.world, 'A', 'CreateDirectConnectTunnel', {
    DirectConnectId: 'dc-1',
    DirectConnectTunnelName: 'spare',
    DirectConnectGatewayId: gateway,
    RouteType: 'BGP',
  });
  const [route] = listOf(both, 'A', 'DescribeCcnRoutes', 'RouteSet', {
    CcnId,
    Filters: [{ Name: 'instance-id', Values: [gateway] }],
  });
  t.equal(route?.Enabled, false);
  const enable = { CcnId, RouteIds: [route?.RouteId ?? ''] };
  t.equal(codeOf(both, 'A', 'EnableCcnRoutes', enable), '200 UnsupportedOperation.Ecmp');
  const split = done(both, 'A', 'ModifyCcnAttribute', { CcnId, RouteECMPFlag: true });
  const on = done(split, 'A', 'EnableCcnRoutes', enable);
  t.equal(outcome(on, 'c', 'server'), 'reachable');
  t.same(flawsOf(deriveFabric(on)), []);
});

t.test('a VPN gateway for a CCN: the blocks behind its connections, each with a switch', async (t) => {
  const start = sites();
  const idc = start.dataCentres.idc;
  const withVpn = {
    ...start,
    vpnGateways: { vpn: { id: 'vpn', account: 'A', region: 'ap-guangzhou', bandwidth: 5_000_000 } },
    vpnConnections: {
      tunnel: { id: 'tunnel', ends: ['vpn', 'idc'], networks: [['192.168.0.0/16'], ['10.200.0.0/16']] },
    },
    dataCentres: { idc: { ...idc, routes: [{ cidr: '192.168.0.0/16', via: 'tunnel' }] } },
  } as World;
  const [empty, CcnId] = withCcn(withVpn);
  const world = join(empty, CcnId, 'vpn', 'vpc-c');
  t.same(flawsOf(deriveFabric(world)), []);
  t.equal(outcome(world, 'c', 'server'), 'reachable');
  t.equal(rate(world, 'c', 'server'), 5_000_000);
  const [route] = listOf(world, 'A', 'DescribeVpnGatewayCcnRoutes', 'RouteSet', { VpnGatewayId: 'vpn' });
  t.match(route, { DestinationCidrBlock: '10.200.0.0/16', Status: 'ENABLE' });
  const off = done(world, 'A', 'ModifyVpnGatewayCcnRoutes', {
    VpnGatewayId: 'vpn',
    Routes: [{ ...route, Status: 'DISABLE' }],
  });
  t.not(outcome(off, 'c', 'server'), 'reachable');
});
