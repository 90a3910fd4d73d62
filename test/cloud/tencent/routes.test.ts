import t from 'tap';
import { deriveFabric } from '../../../src/cloud/fabric.js';
import type { Quotas } from '../../../src/cloud/tencent/quotas.js';
import type { World } from '../../../src/cloud/world.js';
import { drop } from '../../../src/model/json.js';
import { accepted, codeOf, done } from '../world.js';
import { bareWorld, join, listOf, outcome, routeTo, verdict, which, withCcn } from './lab.js';

const blocks = (world: World, CcnId: string) =>
  listOf(world, 'A', 'DescribeCcnRoutes', 'RouteSet', { CcnId }).map((route) =>
    [route.DestinationCidrBlock, route.InstanceId, route.Enabled ? 'on' : 'off'].join(' '),
  );

/** One more subnet, with a host in it. */
const withSubnet = (world: World, id: string, vpc: string, cidr: string, address: string): World => ({
  ...world,
  subnets: { ...world.subnets, [id]: { id, vpc, cidr, zone: 'a' } },
  hosts: {
    ...world.hosts,
    [`h-${id}`]: { id: `h-${id}`, subnet: id, address, securityGroups: [], up: true },
  },
});

const joined = (quotas: Partial<Quotas> = {}): readonly [World, string] => {
  const [world, CcnId] = withCcn(bareWorld(quotas));
  return [join(world, CcnId, 'vpc-a', 'vpc-c'), CcnId];
};

t.test('a route a subnet, by itself', async (t) => {
  const [world, CcnId] = joined();
  t.same(blocks(world, CcnId), ['10.0.1.0/24 vpc-a on', '192.168.1.0/24 vpc-c on']);
  const more = withSubnet(world, 'sn-a2', 'vpc-a', '10.0.2.0/24', '10.0.2.10');
  t.same(blocks(more, CcnId), ['10.0.1.0/24 vpc-a on', '192.168.1.0/24 vpc-c on', '10.0.2.0/24 vpc-a on']);
  t.equal(outcome(more, 'c', 'h-sn-a2'), 'reachable');
  const fewer = { ...world, subnets: drop(world.subnets, 'sn-a'), hosts: drop(world.hosts, 'a') };
  t.same(blocks(fewer, CcnId), ['192.168.1.0/24 vpc-c on']);
  const left = done(world, 'A', 'DetachCcnInstances', which(world, CcnId, 'vpc-a'));
  t.same(blocks(left, CcnId), ['192.168.1.0/24 vpc-c on']);
  const whole = {
    ...world,
    tencent: { ...world.tencent, vpcSettings: { 'vpc-a': { EnableRouteVpcPublish: true } } },
  };
  t.same(blocks(whole, CcnId), ['192.168.1.0/24 vpc-c on', '10.0.0.0/16 vpc-a on']);
});

t.test('a route switched off, in the CCN’s table', async (t) => {
  const [world, CcnId] = joined();
  const { RouteId = '' } = routeTo(world, CcnId, '192.168.1.0/24');
  const off = done(world, 'A', 'DisableCcnRoutes', { CcnId, RouteIds: [RouteId] });
  t.equal(outcome(off, 'a', 'c'), 'ROUTE_DISABLED');
  t.match(verdict(off, 'a', 'c').text, /EnableCcnRoutes/);
  t.equal(verdict(off, 'c', 'a').direction, 'return', 'there is a way there, and none back');
  const on = done(off, 'A', 'EnableCcnRoutes', { CcnId, RouteIds: [RouteId] });
  t.equal(outcome(on, 'a', 'c'), 'reachable');
});

t.test('two networks with one block: the first is served, and the user may choose', async (t) => {
  const [start, CcnId] = joined();
  const twin = withSubnet(start, 'sn-twin', 'vpc-d', '192.168.1.0/24', '192.168.1.20');
  const world = join(twin, CcnId, 'vpc-d');
  t.same(blocks(world, CcnId).slice(2), ['10.4.1.0/24 vpc-d on', '192.168.1.0/24 vpc-d off']);
  t.equal(outcome(world, 'a', 'c'), 'reachable');
  t.equal(outcome(world, 'a', 'h-sn-twin'), 'ROUTE_CONFLICT', 'it goes to the first');
  const first = routeTo(world, CcnId, '192.168.1.0/24', 'vpc-c').RouteId ?? '';
  const second = routeTo(world, CcnId, '192.168.1.0/24', 'vpc-d').RouteId ?? '';
  t.equal(
    codeOf(world, 'A', 'EnableCcnRoutes', { CcnId, RouteIds: [second] }),
    '200 UnsupportedOperation.Ecmp',
  );
  const off = done(world, 'A', 'DisableCcnRoutes', { CcnId, RouteIds: [first] });
  t.equal(outcome(off, 'a', 'c'), 'ROUTE_DISABLED');
  const swapped = done(off, 'A', 'EnableCcnRoutes', { CcnId, RouteIds: [second] });
  t.equal(outcome(swapped, 'a', 'h-sn-twin'), 'reachable');
  const left = done(world, 'A', 'DetachCcnInstances', which(world, CcnId, 'vpc-c'));
  t.same(blocks(left, CcnId).at(-1), '192.168.1.0/24 vpc-d off', 'nobody moves up by himself');
});

t.test('overlap: the longest prefix decides', async (t) => {
  const [start, CcnId] = joined();
  const inner = withSubnet(start, 'sn-in', 'vpc-d', '192.168.1.128/25', '192.168.1.130');
  const world = join(inner, CcnId, 'vpc-d');
  t.same(blocks(world, CcnId).at(-1), '192.168.1.128/25 vpc-d on');
  t.equal(outcome(world, 'a', 'h-sn-in'), 'reachable');
  t.equal(outcome(world, 'a', 'c'), 'reachable');
});

t.test('overlap under the classic rules: first come, until the user enables the other', async (t) => {
  const [start, CcnId] = joined({ classicRoutes: true });
  const inner = withSubnet(start, 'sn-in', 'vpc-d', '192.168.1.128/25', '192.168.1.130');
  const world = join(inner, CcnId, 'vpc-d');
  t.same(blocks(world, CcnId).at(-1), '192.168.1.128/25 vpc-d off');
  const { RouteId = '' } = routeTo(world, CcnId, '192.168.1.128/25');
  const on = done(world, 'A', 'EnableCcnRoutes', { CcnId, RouteIds: [RouteId] });
  t.equal(outcome(on, 'a', 'h-sn-in'), 'reachable');
  t.equal(outcome(on, 'a', 'c'), 'reachable');
  const lifted = done(start, 'A', 'ModifyCcnAttribute', { CcnId, RouteOverlapFlag: true });
  const under = withSubnet(lifted, 'sn-in', 'vpc-d', '192.168.1.128/25', '192.168.1.130');
  t.same(blocks(join(under, CcnId, 'vpc-d'), CcnId).at(-1), '192.168.1.128/25 vpc-d on');
});

/** A route of the user in the table of vpc-a. */
const withOwn = (world: World, cidr: string): World => ({
  ...world,
  routeTables: {
    'rtb-a': {
      id: 'rtb-a',
      vpc: 'vpc-a',
      main: true,
      entries: [{ id: 'rti-own', cidr, nextHopType: 'NORMAL_CVM', nextHopId: 'a' }],
    },
  },
});

t.test('a route of the user keeps the CCN’s off, in the VPC’s own table', async (t) => {
  for (const cidr of ['192.168.0.0/16', '192.168.1.0/24', '192.168.1.0/25']) {
    const [empty, CcnId] = withCcn(withOwn(bareWorld(), cidr));
    const world = join(empty, CcnId, 'vpc-a', 'vpc-c');
    const [entry] = Object.values(world.tencent.vpcCcnRoutes).filter(({ vpc }) => vpc === 'vpc-a');
    t.equal(entry?.Enabled, false, cidr);
    const conflicts = listOf(world, 'A', 'DescribeRouteConflicts', 'RouteConflictSet', {
      RouteTableId: 'rtb-a',
      DestinationCidrBlocks: ['192.168.1.0/24'],
    });
    t.match(conflicts, [
      {
        ConflictSet: [
          { RouteType: 'USER', RouteItemId: 'rti-own' },
          { RouteType: 'CCN', Enabled: false },
        ],
      },
    ]);
  }
  const [empty, CcnId] = withCcn(withOwn(bareWorld(), '172.30.0.0/16'));
  t.equal(outcome(join(empty, CcnId, 'vpc-a', 'vpc-c'), 'a', 'c'), 'reachable', 'no overlap');
});

t.test('the entry is off for good: it does not turn on when the user’s route goes', async (t) => {
  const [empty, CcnId] = withCcn(withOwn(bareWorld(), '192.168.1.0/25'));
  const world = join(empty, CcnId, 'vpc-a', 'vpc-c');
  const cleared = accepted(
    { ...world, routeTables: withOwn(world, '172.30.0.0/16').routeTables },
    'A',
    'DescribeCcns',
  );
  t.equal(outcome(cleared.world, 'a', 'c'), 'ROUTE_DISABLED');
  t.match(verdict(cleared.world, 'a', 'c').text, /off in route table rtb-a of vpc-a \(EnableRoutes/);
});

t.test('a subnet of the VPC itself comes first', async (t) => {
  const [start, CcnId] = joined();
  const own = withSubnet(start, 'sn-same', 'vpc-d', '10.0.1.128/25', '10.0.1.130');
  const world = join(own, CcnId, 'vpc-d');
  t.equal(outcome(world, 'c', 'h-sn-same'), 'reachable');
  t.equal(outcome(world, 'a', 'h-sn-same'), 'ROUTE_CONFLICT');
});

t.test('published routes of the user', async (t) => {
  const [start, CcnId] = joined();
  const table = withOwn(start, '172.30.0.0/16');
  const told = {
    ...table,
    tencent: {
      ...table.tencent,
      notifiedRoutes: { 'rti-own': { routeTable: 'rtb-a', entry: 'rti-own', order: 1 } },
    },
  };
  t.same(blocks(told, CcnId).at(-1), '172.30.0.0/16 vpc-a on');
});

t.test('route tables keep two zones apart', async (t) => {
  const [empty, CcnId] = withCcn(bareWorld());
  const world = join(empty, CcnId, 'vpc-a', 'vpc-b', 'vpc-c', 'vpc-d');
  const made = accepted(world, 'A', 'CreateCcnRouteTables', { RouteTable: [{ CcnId, Name: 'test' }] });
  const [table] = made.response.CcnRouteTableSet as readonly { CcnRouteTableId: string }[];
  const RouteTableId = table?.CcnRouteTableId ?? '';
  t.match(RouteTableId, /^ccnrtb-[0-9a-z]{8}$/);
  const bound = done(made.world, 'A', 'AssociateInstancesToCcnRouteTable', {
    ...which(world, CcnId, 'vpc-a', 'vpc-b'),
    RouteTableId,
  });
  t.equal(outcome(bound, 'a', 'b'), 'ROUTE_DENIED', 'a new table takes nothing in');
  t.match(verdict(bound, 'a', 'b').text, new RegExp(`CCN route table ${RouteTableId}`));
  const policy = (...Values: string[]) => ({
    CcnId,
    RouteTableId,
    Policys: [{ Action: 'accept', RouteConditions: [{ Name: 'instance-id', Values }] }],
  });
  const zone = done(bound, 'A', 'ReplaceCcnRouteTableInputPolicys', policy('vpc-a', 'vpc-b'));
  t.equal(outcome(zone, 'a', 'b'), 'reachable');
  t.equal(outcome(zone, 'a', 'd'), 'ROUTE_DENIED');
  t.equal(outcome(zone, 'd', 'c'), 'reachable', 'the default zone');
  t.equal(
    verdict(zone, 'd', 'a').direction,
    'return',
    'the default table knows all, the other zone does not',
  );
  t.equal(
    codeOf(zone, 'A', 'DeleteCcnRouteTables', { RouteTableId: [RouteTableId] }),
    '200 UnsupportedOperation.RouteTableCanNotDelete',
  );
  const routers = Object.values(deriveFabric(zone).routers).filter(({ kind }) => kind === 'transit');
  t.ok(routers.every(({ tables }) => Object.keys(tables).includes('arrivals')));
});

t.test('policies by block, exact or contained, and by region', async (t) => {
  const [world, CcnId] = joined();
  const [table] = listOf(world, 'A', 'DescribeCcnRouteTables', 'CcnRouteTableSet', { CcnId });
  t.match(table, { Name: '_default_rtb', IsDefaultTable: true });
  const RouteTableId = table?.RouteTableId ?? '';
  const taken = (...RouteConditions: { Name: string; Values: string[]; MatchPattern?: number }[]) =>
    blocks(
      done(world, 'A', 'ReplaceCcnRouteTableInputPolicys', {
        CcnId,
        RouteTableId,
        Policys: [{ Action: 'accept', RouteConditions }],
      }),
      CcnId,
    );
  t.same(taken({ Name: 'cidr-block', Values: ['10.0.0.0/8'] }), []);
  t.same(taken({ Name: 'cidr-block', Values: ['10.0.0.0/8'], MatchPattern: 0 }), ['10.0.1.0/24 vpc-a on']);
  t.same(taken({ Name: 'instance-region', Values: ['ap-beijing'] }), ['192.168.1.0/24 vpc-c on']);
  t.same(taken({ Name: 'instance-type', Values: ['VPC'] }).length, 2);
  t.same(
    taken({ Name: 'instance-type', Values: ['VPC'] }, { Name: 'instance-region', Values: ['ap-beijing'] }),
    ['192.168.1.0/24 vpc-c on'],
    'all conditions',
  );
});
