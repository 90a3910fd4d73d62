import t from 'tap';
import type { World } from '../../../../src/cloud/world.js';
import { done, withCen, worldOf } from '../../world.js';
import {
  bordered,
  join,
  learnedAt,
  leave,
  listed,
  network,
  publish,
  tableOf,
  verdict,
  withEntries,
  withMap,
} from './network.js';

/** A VPC with one vSwitch of this block, in two regions by turns. */
const vpcs = (blocks: Readonly<Record<string, string>>) =>
  Object.fromEntries(
    Object.entries(blocks).map(([id, block], i) => [
      `vpc-${id}`,
      [`A ${i % 2 ? 'cn-beijing' : 'cn-qingdao'} 0.0.0.0/0`, { [`vsw-${id}`]: block }] as const,
    ]),
  );

const without = (world: World, subnet: string): World => {
  const { [subnet]: _gone, ...subnets } = world.subnets;
  return { ...world, subnets };
};

t.test('vSwitch 10.0.0.0/16 refuses 10.0.0.0/24 and takes 10.0.0.0/8', async (t) => {
  const [bare, CenId] = withCen(
    worldOf({
      vpcs: vpcs({ own: '10.0.0.0/16', inner: '10.0.0.0/24', outer: '10.0.0.0/8', same: '10.0.0.0/16' }),
      hosts: { own: 'vsw-own 10.0.5.5', inner: 'vsw-inner 10.0.0.9', outer: 'vsw-outer 10.200.0.1' },
    }),
  );
  const world = join(bare, CenId, 'vpc-own', 'vpc-inner', 'vpc-outer', 'vpc-same');
  t.same(learnedAt(world, 'vpc-own'), ['10.0.0.0/8 vsw-outer']);
  t.match(
    verdict(world, 'own', 'outer'),
    { code: 'ROUTE_CONFLICT', direction: 'return' },
    'outer has its own',
  );
  t.match(verdict(world, 'own', 'inner'), {
    code: 'ROUTE_CONFLICT',
    object: 'vsw-inner',
    text: '10.0.0.0/24 of vSwitch vsw-inner of vpc-inner clashes with vSwitch vsw-own (10.0.0.0/16) of vpc-own',
  });
  t.same(
    learnedAt(without(world, 'vsw-own'), 'vpc-own'),
    ['10.0.0.0/8 vsw-outer', '10.0.0.0/16 vsw-same', '10.0.0.0/24 vsw-inner'],
    'what stood in the way is gone: it heals by itself',
  );
});

t.test('a route 172.16.0.0/16 of its own hides 172.16.1.0/24, until it goes', async (t) => {
  const [bare, CenId] = withCen(
    worldOf({
      vpcs: vpcs({ a: '10.1.0.0/24', b: '172.16.1.0/24', c: '172.16.0.0/12' }),
      hosts: { a: 'vsw-a 10.1.0.9', b: 'vsw-b 172.16.1.9', c: 'vsw-c 172.31.0.9' },
    }),
  );
  const world = join(bare, CenId, 'vpc-a', 'vpc-b', 'vpc-c');
  const hidden = withEntries(world, 'vpc-a', 'rte-1 172.16.0.0/16 Instance a');
  t.same(learnedAt(hidden, 'vpc-a'), ['172.16.0.0/12 vsw-c'], 'a less specific one is learned');
  t.match(verdict(hidden, 'a', 'b'), { code: 'ROUTE_CONFLICT', direction: 'forward', object: 'vsw-b' });
  t.equal(verdict(hidden, 'b', 'a').direction, 'return');
  t.same(learnedAt(world, 'vpc-a'), ['172.16.0.0/12 vsw-c', '172.16.1.0/24 vsw-b']);
  t.equal(verdict(world, 'a', 'b').reachable, true);

  const list = (at: World, Status: string) =>
    listed(at, 'DescribeCenChildInstanceRouteEntries', { ...network(at, CenId, 'vpc-a'), Status }).map(
      (item) => `${item.DestinationCidrBlock} ${item.Type} ${item.Status} ${item.NextHopType}`,
    );
  t.same(list(hidden, 'All'), [
    '10.1.0.0/24 System Active local',
    '172.16.0.0/16 Custom Active Instance',
    '100.64.0.0/10 System Active service',
    '172.16.0.0/12 CEN Active VPC',
    '172.16.1.0/24 CEN Rejected VPC',
  ]);
  t.same(list(hidden, 'Rejected'), ['172.16.1.0/24 CEN Rejected VPC']);
  t.same(list(hidden, 'Active').length, 4);
  const conflict = {
    DestinationCidrBlock: '172.16.0.0/16',
    InstanceId: 'vpc-a',
    InstanceType: 'VPC',
    RegionId: 'cn-qingdao',
    Status: 'conflict',
  };
  const contained = { ...conflict, DestinationCidrBlock: '172.16.0.0/12', InstanceId: 'vpc-c' };
  const published = listed(hidden, 'DescribePublishedRouteEntries', network(hidden, CenId, 'vpc-b'));
  t.same(
    published[0]?.Conflicts,
    { Conflict: [conflict, contained] },
    'the publisher sees who does not take it',
  );
  const conflicts = (id: string) =>
    listed(hidden, 'DescribeRouteConflict', {
      ...network(hidden, CenId, id),
      ChildInstanceRouteTableId: `vtb-${id}`,
    });
  t.same(conflicts('vpc-b'), [conflict, contained]);
  t.match(conflicts('vpc-a'), [{ DestinationCidrBlock: '172.16.1.0/24', InstanceId: 'vpc-b' }]);
  t.match(conflicts('vpc-c'), [{ DestinationCidrBlock: '172.16.1.0/24', InstanceId: 'vpc-b' }]);
});

t.test('two VPCs with one block: the network attached first serves, in all regions', async (t) => {
  const [bare, CenId] = withCen(
    worldOf({
      vpcs: vpcs({ a: '10.1.0.0/24', b: '10.9.0.0/24', c: '10.9.0.0/24' }),
      hosts: { a: 'vsw-a 10.1.0.9', b: 'vsw-b 10.9.0.8', c: 'vsw-c 10.9.0.9' },
    }),
  );
  const world = join(bare, CenId, 'vpc-a', 'vpc-b', 'vpc-c');
  t.same(learnedAt(world, 'vpc-a'), ['10.9.0.0/24 vsw-b']);
  t.same(verdict(world, 'a', 'b').reachable, true);
  t.match(verdict(world, 'a', 'c'), { code: 'ROUTE_CONFLICT', direction: 'forward', object: 'vsw-c' });
  t.match(verdict(world, 'c', 'b'), { code: 'ROUTE_CONFLICT' });
  const entries = listed(world, 'DescribeCenRegionDomainRouteEntries', {
    CenId,
    CenRegionId: 'cn-qingdao',
    Status: 'All',
    DestinationCidrBlock: '10.9.0.0/24',
  });
  t.match(entries, [
    { NextHopInstanceId: 'vpc-b', NextHopRegionId: 'cn-beijing', Status: 'Active' },
    { NextHopInstanceId: 'vpc-c', NextHopRegionId: 'cn-qingdao', Status: 'Rejected' },
  ]);
  const heal = leave(world, CenId, 'vpc-b');
  t.same(learnedAt(heal, 'vpc-a'), ['10.9.0.0/24 vsw-c'], 'when the first goes, the other serves');
  t.same(
    learnedAt(join(heal, CenId, 'vpc-b'), 'vpc-a'),
    ['10.9.0.0/24 vsw-c'],
    'it came back as the later one',
  );
});

t.test('a VPC attached first keeps a block from a VBR, and the other way round', async (t) => {
  const plan = { vpcs: vpcs({ a: '10.1.0.0/24', b: '192.168.0.0/24' }) };
  const [bare, CenId] = withCen(bordered(plan, { 'vbr-1': { static: ['192.168.0.0/24'] } }));
  t.same(learnedAt(join(bare, CenId, 'vpc-a', 'vpc-b', 'vbr-1'), 'vpc-a'), ['192.168.0.0/24 vsw-b']);
  t.same(learnedAt(join(bare, CenId, 'vpc-a', 'vbr-1', 'vpc-b'), 'vpc-a'), ['192.168.0.0/24 rte-vbr-1-1']);
});

t.test('a VBR’s static routes hide equal and more specific ones, a BGP route its equal', async (t) => {
  const plan = {
    vpcs: {
      'vpc-a': [
        'A cn-qingdao 192.168.0.0/16',
        { s1: '192.168.1.0/24', s2: '192.168.0.0/15', s3: '172.16.0.0/16', s4: '172.17.1.0/24' },
      ],
    },
  } as const;
  const [bare, CenId] = withCen(
    bordered(plan, {
      'vbr-1': { static: ['192.168.0.0/16'], bgp: { '172.16.0.0/16': [65001], '172.17.0.0/16': [65001] } },
    }),
  );
  t.same(learnedAt(join(bare, CenId, 'vpc-a', 'vbr-1'), 'vbr-1'), ['172.17.1.0/24 s4', '192.168.0.0/15 s2']);
});

t.test('only the main route table of a VPC takes part', async (t) => {
  const [bare, CenId] = withCen(worldOf({ vpcs: vpcs({ a: '10.1.0.0/24', b: '10.2.0.0/24' }) }));
  const joined = join(withEntries(bare, 'vpc-b', 'rte-1 10.7.0.0/16'), CenId, 'vpc-a', 'vpc-b');
  const entry = { id: 'rte-2', cidr: '10.0.0.0/8', nextHopType: 'Instance', nextHopId: 'x' };
  const world = {
    ...joined,
    routeTables: { ...joined.routeTables, sub: { id: 'sub', vpc: 'vpc-a', main: false, entries: [entry] } },
  };
  t.same(learnedAt(publish(world, CenId, 'vpc-b', '10.7.0.0/16'), 'vpc-a'), [
    '10.2.0.0/24 vsw-b',
    '10.7.0.0/16 rte-1',
  ]);
});

t.test('packets from other regions are for local networks: no region is a transit for a third', async (t) => {
  const [bare, CenId] = withCen(
    worldOf({
      vpcs: {
        'vpc-a': ['A cn-qingdao 10.0.0.0/8', { 'vsw-a': '10.1.0.0/24' }],
        'vpc-b': ['A cn-beijing 10.0.0.0/8', { 'vsw-b': '10.2.0.0/15' }],
        'vpc-c': ['A cn-shanghai 10.0.0.0/8', { 'vsw-c': '10.3.0.0/24' }],
      },
      hosts: { a: 'vsw-a 10.1.0.9', b: 'vsw-b 10.2.0.9', c: 'vsw-c 10.3.0.9' },
    }),
  );
  const world = join(bare, CenId, 'vpc-a', 'vpc-b', 'vpc-c');
  t.same(tableOf(world, `tr-${CenId}-cn-beijing`, 'from-regions'), [`10.2.0.0/15 vpc-b@${CenId}`]);
  t.equal(verdict(world, 'a', 'c').reachable, true);
  const cut = withMap(world, CenId, {
    CenRegionId: 'cn-shanghai',
    Priority: 1,
    MapResult: 'Deny',
    DestinationRegionIds: ['cn-qingdao'],
  });
  t.same(learnedAt(cut, 'vpc-a'), ['10.2.0.0/15 vsw-b']);
  t.equal(verdict(cut, 'a', 'c').reachable, false, 'though Beijing knows the way and gets the packet');
  t.equal(verdict(cut, 'b', 'c').reachable, false, 'its own vSwitch contains the block');
  t.same(
    verdict(cut, 'a', 'c').path.map(({ router }) => router),
    ['vpc-a', `tr-${CenId}-cn-qingdao`, `tr-${CenId}-cn-beijing`, 'vpc-b'],
  );
});

t.test('FULL: no overlap with a vSwitch', async (t) => {
  const bare = done(worldOf({ vpcs: vpcs({ a: '10.0.0.0/16', b: '10.0.0.0/8' }) }), 'A', 'CreateCen', {
    ProtectionLevel: 'FULL',
  });
  const [CenId = ''] = Object.keys(bare.alibaba.cens);
  t.same(learnedAt(join(bare, CenId, 'vpc-a', 'vpc-b'), 'vpc-a'), []);
});
