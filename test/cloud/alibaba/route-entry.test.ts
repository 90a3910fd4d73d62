import t from 'tap';
import { settle } from '../../../src/cloud/clouds.js';
import { deriveFabric } from '../../../src/cloud/fabric.js';
import type { World } from '../../../src/cloud/world.js';
import { type Row, refused } from '../refusals.js';
import { accepted, attach, codeOf, done, withCen, worldOf } from '../world.js';

const world = worldOf({
  vpcs: {
    v: ['A cn-hangzhou 10.0.0.0/16', { s: '10.0.1.0/24' }],
    w: ['A cn-hangzhou 192.168.0.0/16', { t: '192.168.1.0/24' }],
  },
  hosts: { h: 's 10.0.1.10', k: 't 192.168.1.10' },
});
const ENTRY = { RouteTableId: 'vtb-v', DestinationCidrBlock: '192.168.0.0/16', NextHopId: 'h' };
const routed = done(world, 'A', 'CreateRouteEntry', ENTRY);

const routes = (of: World, router: string): string[] =>
  (deriveFabric(of).routers[router]?.tables.main ?? []).map(({ cidr, target }) =>
    [cidr.text, target.kind, ...('host' in target ? [target.host] : [])].join(' '),
  );

t.test('a route leads to an instance once it is Available', async (t) => {
  const pending = accepted(world, 'A', 'CreateRouteEntry', { ...ENTRY, RouteEntryName: 'out' });
  const RouteEntryId = String(pending.response.RouteEntryId);
  t.match(RouteEntryId, /^rte-/);
  t.notOk(routes(pending.world, 'v').includes('192.168.0.0/16 host h'));
  const other = { ...ENTRY, DestinationCidrBlock: '172.16.0.0/16' };
  refused(t, [
    [pending.world, 'A', 'CreateRouteEntry', other, '400 IncorrectRouteEntryStatus'],
    [pending.world, 'A', 'DeleteRouteEntry', ENTRY, '400 IncorrectRouteEntryStatus'],
  ]);
  const ready = settle(pending.world).world;
  t.ok(routes(ready, 'v').includes('192.168.0.0/16 host h'));
  t.match(accepted(ready, 'A', 'DescribeRouteEntryList', { RouteTableId: 'vtb-v' }).response, {
    RouteEntrys: {
      RouteEntry: [
        {
          DestinationCidrBlock: '10.0.1.0/24',
          Type: 'System',
          NextHops: { NextHop: [{ NextHopType: 'local' }] },
        },
        {
          DestinationCidrBlock: '100.64.0.0/10',
          Type: 'System',
          NextHops: { NextHop: [{ NextHopType: 'service' }] },
        },
        {
          RouteEntryId,
          RouteEntryName: 'out',
          DestinationCidrBlock: '192.168.0.0/16',
          Type: 'Custom',
          Status: 'Available',
          NextHops: { NextHop: [{ NextHopType: 'Instance', NextHopId: 'h' }] },
        },
      ],
    },
  });
  t.same(routes(done(ready, 'A', 'DeleteRouteEntry', { RouteEntryId }), 'v'), routes(world, 'v'));
});

t.test('an address without a mask is one address; around a vSwitch is not in it', async (t) => {
  const one = done(world, 'A', 'CreateRouteEntry', { ...ENTRY, DestinationCidrBlock: '10.9.9.9' });
  t.ok(routes(one, 'v').includes('10.9.9.9/32 host h'));
  for (const DestinationCidrBlock of ['10.0.0.0/16', '0.0.0.0/0', '100.64.1.0/24'])
    t.equal(codeOf(world, 'A', 'CreateRouteEntry', { ...ENTRY, DestinationCidrBlock }), 'accepted');
});

t.test('the other types of next hops that exist', async (t) => {
  const gateway = { id: 'vpn-1', account: 'A', region: 'cn-hangzhou', vpc: 'v', bandwidth: 1 };
  const ri = {
    RouterInterfaceId: 'ri-1',
    account: 'A',
    region: 'cn-hangzhou',
    vpc: 'v',
    Role: 'InitiatingSide' as const,
    Spec: 'Large.1',
    Bandwidth: 1,
    OppositeRegionId: 'cn-hangzhou',
    Status: 'Active' as const,
    created: 0,
    order: 0,
  };
  const having: World = {
    ...world,
    vpnGateways: { 'vpn-1': gateway },
    alibaba: { ...world.alibaba, routerInterfaces: { 'ri-1': ri } },
  };
  const to = (NextHopType: string, NextHopId: string, RouteTableId = 'vtb-v') =>
    codeOf(having, 'A', 'CreateRouteEntry', { ...ENTRY, RouteTableId, NextHopType, NextHopId });
  t.equal(to('VpnGateway', 'vpn-1'), 'accepted');
  t.equal(to('RouterInterface', 'ri-1'), 'accepted');
  t.equal(to('VpnGateway', 'vpn-1', 'vtb-w'), '400 InvalidNextHop.NotFound', 'of another VPC');
});

t.test('what a VPC learned from its CEN is listed, and not its to delete', async (t) => {
  const [cen, CenId] = withCen(world);
  const both = attach(cen, CenId, 'v', 'w');
  const ask = { RouteTableId: 'vtb-v', RouteEntryType: 'CEN' };
  t.match(accepted(both, 'A', 'DescribeRouteEntryList', ask).response, {
    RouteEntrys: { RouteEntry: [{ DestinationCidrBlock: '192.168.1.0/24', Type: 'CEN' }] },
  });
  const learned = { RouteTableId: 'vtb-v', DestinationCidrBlock: '192.168.1.0/24' };
  t.equal(codeOf(both, 'A', 'DeleteRouteEntry', learned), '400 InvalidRouteEntry.NotFound');
  const own = done(both, 'A', 'CreateRouteEntry', ENTRY);
  t.same(accepted(own, 'A', 'DescribeRouteEntryList', ask).response.RouteEntrys, { RouteEntry: [] });
});

t.test('lists go on where they ended', async (t) => {
  const first = accepted(routed, 'A', 'DescribeRouteEntryList', { RouteTableId: 'vtb-v', MaxResult: 2 });
  t.equal(first.response.NextToken, '2');
  const rest = { RouteTableId: 'vtb-v', MaxResult: 2, NextToken: '2' };
  t.match(accepted(routed, 'A', 'DescribeRouteEntryList', rest).response, {
    RouteEntrys: { RouteEntry: [{ Type: 'Custom' }] },
    NextToken: undefined,
  });
  t.match(accepted(routed, 'A', 'DescribeRouteTableList', { VpcId: 'v' }).response, {
    TotalCount: 1,
    RouterTableList: {
      RouterTableListType: [{ RouteTableId: 'vtb-v', RouterId: 'vrt-v', RouteTableType: 'System' }],
    },
  });
});

const to = (more: object) => ({ ...ENTRY, ...more });
const list = (...ids: string[]) => ({
  RouteTableId: 'vtb-v',
  DestinationCidrBlock: '192.168.0.0/16',
  NextHopList: ids.map((NextHopId) => ({ NextHopType: 'RouterInterface', NextHopId })),
});
const few = {
  ...world,
  alibaba: { ...world.alibaba, quotas: { ...world.alibaba.quotas, routeEntriesPerTable: 1 } },
};

const ROWS: readonly Row[] = [
  [world, 'A', 'CreateRouteEntry', to({ RouteTableId: 'vtb-x' }), '404 InvalidRouteTableId.NotFound'],
  [world, 'B', 'CreateRouteEntry', ENTRY, '404 InvalidRouteTableId.NotFound'],
  [world, 'A', 'CreateRouteEntry', to({ DestinationCidrBlock: '10/8' }), '400 InvalidCidrBlock.Malformed'],
  [
    world,
    'A',
    'CreateRouteEntry',
    to({ DestinationCidrBlock: '10.2.3.4/8' }),
    '400 InvalidCidrBlock.Malformed',
  ],
  [world, 'A', 'CreateRouteEntry', to({ DestinationCidrBlock: '10.0.1.0/24' }), '400 InvalidCidrBlock'],
  [world, 'A', 'CreateRouteEntry', to({ DestinationCidrBlock: '10.0.1.77' }), '400 InvalidCidrBlock'],
  [world, 'A', 'CreateRouteEntry', to({ DestinationCidrBlock: '100.64.0.0/10' }), '400 InvalidCidrBlock'],
  [routed, 'A', 'CreateRouteEntry', ENTRY, '400 InvalidRouteEntry.Duplicate'],
  [
    {
      ...routed,
      hosts: {
        ...routed.hosts,
        h2: { ...routed.hosts.h, id: 'h2', subnet: 's', address: '10.0.1.11', securityGroups: [], up: true },
      },
    },
    'A',
    'CreateRouteEntry',
    to({ NextHopId: 'h2' }),
    '400 InvalidCIDRBlock.Duplicate',
  ],
  [world, 'A', 'CreateRouteEntry', to({ NextHopType: 'Rocket' }), '400 InvalidNextHopType'],
  [world, 'A', 'CreateRouteEntry', to({ NextHopId: 'k' }), '404 InvalidInstanId.NotFound'],
  [world, 'A', 'CreateRouteEntry', to({ NextHopType: 'HaVip' }), '404 InvalidHaVipId.NotFound'],
  [world, 'A', 'CreateRouteEntry', to({ NextHopType: 'Attachment' }), '400 InvalidNextHop.NotFound'],
  [world, 'A', 'CreateRouteEntry', to({ NextHopId: '' }), '400 InvalidNexthopTypeAndList.BothNull'],
  [world, 'A', 'CreateRouteEntry', to(list('ri-1', 'ri-2')), '400 InvalidNexthopTypeAndList.BothNotNull'],
  [world, 'A', 'CreateRouteEntry', list('ri-1'), '400 InvalidNexthopListSize'],
  [world, 'A', 'CreateRouteEntry', list('ri-1', 'ri-2'), '400 ResourceNotAvailable'],
  [
    done(few, 'A', 'CreateRouteEntry', ENTRY),
    'A',
    'CreateRouteEntry',
    to({ DestinationCidrBlock: '172.16.0.0/16' }),
    '400 QuotaExceeded',
  ],
  [routed, 'A', 'DeleteRouteEntry', { RouteEntryId: 'rte-x' }, '400 InvalidRouteEntry.NotFound'],
  [routed, 'A', 'DeleteRouteEntry', {}, '400 MissingParameter'],
  [routed, 'A', 'DeleteRouteEntry', { RouteTableId: 'vtb-v' }, '400 MissingParameter'],
  [routed, 'B', 'DeleteRouteEntry', ENTRY, '404 InvalidRouteTableId.NotFound'],
  [routed, 'A', 'DeleteRouteEntry', to({ NextHopId: 'k' }), '400 InvalidRouteEntry.NotFound'],
  [routed, 'A', 'DeleteRouteEntry', to({ DestinationCidrBlock: '10.0.1.0/24' }), '400 OperationDenied'],
  [routed, 'A', 'DeleteRouteEntry', to({ DestinationCidrBlock: '100.64.0.0/10' }), '400 OperationDenied'],
  [routed, 'A', 'DescribeRouteEntryList', { RouteTableId: 'vtb-x' }, '404 InvalidRouteTableId.NotFound'],
];

t.test('refusals', async (t) => refused(t, ROWS));
