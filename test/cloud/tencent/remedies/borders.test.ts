import t from 'tap';
import { fail } from '../../../../src/cloud/clouds.js';
import type { World } from '../../../../src/cloud/world.js';
import { verdictOf } from '../../../../src/explain/obstacle.js';
import { bareWorld, join, withCcn } from '../lab.js';
import { all, first, mended, ping, remediesAgainst, said, textOf } from './mended.js';

/** A data centre with a server behind a leased line, and a direct connect gateway of a type; `routes` are the data centre's. */
function withBorder(
  gateway: { readonly vpc?: string; readonly bgp?: boolean },
  routes: readonly string[] = [],
): World {
  const world = bareWorld();
  const dcg = 'dcg-00000001';
  return {
    ...world,
    dataCentres: {
      idc: {
        id: 'idc',
        cidr: '10.200.0.0/16',
        hosts: { server: { id: 'server', address: '10.200.1.10' } },
        routes: routes.map((cidr) => ({ cidr, via: dcg })),
      },
    },
    lines: {
      'dc-1': { id: 'dc-1', account: 'A', region: 'ap-guangzhou', dataCentre: 'idc', bandwidth: 50_000_000 },
    },
    tencent: {
      ...world.tencent,
      directConnectGateways: {
        [dcg]: {
          DirectConnectGatewayId: dcg,
          account: 'A',
          DirectConnectGatewayName: dcg,
          region: 'ap-guangzhou',
          NetworkType: gateway.vpc === undefined ? 'CCN' : 'VPC',
          NetworkInstanceId: gateway.vpc ?? '',
          GatewayType: 'NORMAL',
          CcnRouteType: gateway.bgp ? 'BGP' : 'STATIC',
          created: 0,
          order: 0,
        },
      },
      directConnectTunnels: {
        'dcx-1': {
          DirectConnectTunnelId: 'dcx-1',
          account: 'A',
          DirectConnectTunnelName: 'dcx-1',
          DirectConnectId: 'dc-1',
          DirectConnectGatewayId: dcg,
          created: 0,
          order: 0,
        },
      },
    },
  };
}

const inCcn = (world: World, ...ids: readonly string[]): World => {
  const [made, CcnId] = withCcn(world);
  return join(made, CcnId, ...ids);
};

t.test('static blocks: told to the CCN, and a route of the data centre', async (t) => {
  const world = inCcn(withBorder({}), 'vpc-c', 'dcg-00000001');
  const flow = ping('c', 'server');
  t.equal(said(world, flow), 'NOT_PUBLISHED forward');
  t.same(first(world, flow), ['A CreateDirectConnectGatewayCcnRoutes', 'NO_ROUTE return']);
  t.ok(
    remediesAgainst(world, flow).some((remedy) => said(mended(world, remedy), flow) === 'reachable'),
    'BGP does both',
  );
  const told = mended(world, remediesAgainst(world, flow)[0]);
  t.same(first(told, flow), [
    'the router of data centre idc needs a static route: ' +
      'data_centres.idc.routes needs { cidr: 192.168.0.0/16, via: dcg-00000001 }',
    'reachable',
  ]);
});

t.test('a line that is down is mended', async (t) => {
  const world = inCcn(withBorder({ bgp: true }), 'vpc-c', 'dcg-00000001');
  const cut = fail(world, { kind: 'line', line: 'dc-1' });
  t.same(first(cut, ping('c', 'server')), ['heal line', 'reachable']);
  t.same(first(cut, ping('server', 'c')), ['heal line', 'reachable']);
  const fixed = fail(inCcn(withBorder({ bgp: true }, ['192.168.0.0/16']), 'vpc-c', 'dcg-00000001'), {
    kind: 'line',
    line: 'dc-1',
  });
  t.same(first(fixed, ping('server', 'c')), ['heal line', 'reachable'], 'a static route over it');
});

t.test('a gateway of a VPC: a route of the VPC; a CCN gets a gateway of its own', async (t) => {
  const world = withBorder({ vpc: 'vpc-a' }, ['10.0.0.0/16']);
  t.equal(said(world, ping('a', 'server')), 'NO_ROUTE forward');
  t.same(first(withTable(world), ping('a', 'server')), ['A CreateRoutes', 'reachable']);
  const inOne = inCcn(world, 'vpc-a', 'vpc-c');
  t.equal(said(inOne, ping('c', 'server')), 'NOT_ATTACHED forward');
  t.same(first(inOne, ping('c', 'server')), [
    'A CreateDirectConnectGateway, A CreateDirectConnectTunnel',
    'NOT_ATTACHED forward',
  ]);
  const beside = mended(inOne, remediesAgainst(inOne, ping('c', 'server'))[0]);
  t.same(first(beside, ping('c', 'server')), ['A AttachCcnInstances', 'reachable']);
});

t.test('a gateway of a VPC without a tunnel gets one, or the VPC’s route to it goes off', async (t) => {
  const world = withTable(withBorder({ vpc: 'vpc-a' }));
  const routed = mended(world, remediesAgainst(world, ping('a', 'server'))[0]);
  const bare = { ...routed, tencent: { ...routed.tencent, directConnectTunnels: {} } };
  t.match(verdictOf(bare, ping('a', 'server')), { code: 'NO_ROUTE', object: 'dcg-00000001' });
  t.same(all(bare, ping('a', 'server')).slice(0, 2), [
    ['A CreateDirectConnectTunnel', 'NO_ROUTE return'],
    ['A DisableRoutes *', 'NOT_ATTACHED forward'],
  ]);
});

/** With a route table whose id calls take. */
function withTable(world: World): World {
  const { 'vtb-vpc-a': _table, ...routeTables } = world.routeTables;
  const id = 'rtb-00000001';
  return { ...world, routeTables: { ...routeTables, [id]: { id, vpc: 'vpc-a', main: true, entries: [] } } };
}

t.test('a leased line that ends in nothing gets a gateway', async (t) => {
  const world = withBorder({});
  const bare = { ...world, tencent: bareWorld().tencent };
  const flow = ping('c', 'server');
  t.equal(said(inCcn(bare, 'vpc-c'), flow), 'NO_ROUTE forward');
  t.same(first(inCcn(bare, 'vpc-c'), flow), [
    'A CreateDirectConnectGateway, A CreateDirectConnectTunnel',
    'NOT_ATTACHED forward',
  ]);
});

/** A's VPN gateway for CCNs, with a connection to the data centre that carries `near` and `far`. */
const withVpn = (near: string, far: string): World => {
  const world = withBorder({});
  return {
    ...world,
    lines: {},
    vpnGateways: {
      'vpngw-1': { id: 'vpngw-1', account: 'A', region: 'ap-guangzhou', bandwidth: 5_000_000 },
    },
    vpnConnections: { 'vpnx-1': { id: 'vpnx-1', ends: ['vpngw-1', 'idc'], networks: [[near], [far]] } },
  };
};

t.test('a VPN gateway of a CCN: attached, its block enabled, a connection for another block', async (t) => {
  const flow = ping('c', 'server');
  const world = withVpn('192.168.0.0/16', '10.200.0.0/16');
  const centre = world.dataCentres.idc;
  const routed: World = centre
    ? { ...world, dataCentres: { idc: { ...centre, routes: [{ cidr: '192.168.0.0/16', via: 'vpnx-1' }] } } }
    : world;
  t.same(first(inCcn(routed, 'vpc-c'), flow), ['A AttachCcnInstances', 'reachable']);
  const attached = inCcn(routed, 'vpc-c', 'vpngw-1');
  const off = {
    ...attached,
    tencent: {
      ...attached.tencent,
      vpnGatewayRoutes: {
        'vpngw-1/10.200.0.0/16': {
          RouteId: 'vpnr-1',
          VpnGatewayId: 'vpngw-1',
          DestinationCidrBlock: '10.200.0.0/16',
          Status: 'DISABLE' as const,
        },
      },
    },
  };
  t.equal(said(off, flow), 'NOT_PUBLISHED forward');
  t.same(first(off, flow), ['A ModifyVpnGatewayCcnRoutes', 'reachable']);
});

t.test('a connection that does not carry a block: another one, or it is widened', async (t) => {
  const world = inCcn(withVpn('192.168.0.0/16', '10.250.0.0/16'), 'vpc-c', 'vpngw-1');
  const texts = remediesAgainst(world, ping('server', 'c')).map(textOf);
  t.match(texts[0], /data_centres\.idc\.routes needs \{ cidr: 192\.168\.0\.0\/16, via: vpnx-1 \}/);
  const routed = mended(world, remediesAgainst(world, ping('server', 'c'))[0]);
  t.match(verdictOf(routed, ping('server', 'c')), {
    code: 'NO_ROUTE',
    object: 'vpngw-1',
    direction: 'return',
  });
  t.same(all(routed, ping('server', 'c')), [
    ['A CreateVpnConnection', 'NOT_PUBLISHED return'],
    [
      'IPsec connection vpnx-1 has to carry more blocks, at both ends: ' +
        'vpn_connections.vpnx-1.networks needs [[192.168.0.0/16], [10.250.0.0/16, 10.200.0.0/16]]',
      'reachable',
    ],
  ]);
});
