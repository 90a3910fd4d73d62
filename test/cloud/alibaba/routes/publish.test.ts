import t from 'tap';
import { fail, heal } from '../../../../src/cloud/clouds.js';
import type { World } from '../../../../src/cloud/world.js';
import { codeOf, withCen } from '../../world.js';
import {
  bordered,
  changeVbr,
  join,
  learnedAt,
  leave,
  listed,
  network,
  publish,
  route,
  verdict,
  withdraw,
  withEntries,
} from './network.js';

const plan = {
  vpcs: {
    'vpc-a': ['A cn-qingdao 10.1.0.0/16', { 'vsw-a': '10.1.1.0/24', 'vsw-a2': '10.1.2.0/24' }],
    'vpc-b': ['A cn-beijing 10.2.0.0/16', { 'vsw-b': '10.2.1.0/24' }],
    'vpc-empty': ['A cn-beijing 10.3.0.0/16'],
  },
  hosts: { a: 'vsw-a 10.1.1.10', b: 'vsw-b 10.2.1.10' },
} as const;
const [bare, CenId] = withCen(
  bordered(plan, {
    'vbr-1': { static: ['192.168.0.0/17'], bgp: { '192.168.128.0/17': [65001] } },
  }),
);
const custom = (world: World) => withEntries(world, 'vpc-b', 'rte-1 172.20.0.0/16 Instance b');

t.test('a VPC publishes its vSwitches by itself, also later ones, and not its own block', async (t) => {
  const world = join(bare, CenId, 'vpc-a', 'vpc-b', 'vpc-empty');
  t.same(learnedAt(world, 'vpc-b'), ['10.1.1.0/24 vsw-a', '10.1.2.0/24 vsw-a2']);
  const grown = {
    ...world,
    subnets: {
      ...world.subnets,
      late: { id: 'late', vpc: 'vpc-empty', cidr: '10.3.1.0/24', zone: 'z' },
    },
  };
  t.same(learnedAt(grown, 'vpc-a'), ['10.2.1.0/24 vsw-b', '10.3.1.0/24 late']);
});

t.test('a vSwitch that is withdrawn vanishes everywhere, until it is published again', async (t) => {
  const world = join(bare, CenId, 'vpc-a', 'vpc-b');
  const less = withdraw(world, CenId, 'vpc-a', '10.1.1.0/24');
  t.same(learnedAt(less, 'vpc-b'), ['10.1.2.0/24 vsw-a2']);
  t.match(verdict(less, 'b', 'a'), { code: 'NOT_PUBLISHED', direction: 'forward', object: 'vsw-a' });
  t.equal(verdict(less, 'a', 'b').direction, 'return', 'the answer finds no way');
  t.same(learnedAt(publish(less, CenId, 'vpc-a', '10.1.1.0/24'), 'vpc-b'), learnedAt(world, 'vpc-b'));
  t.same(
    learnedAt(join(leave(less, CenId, 'vpc-a'), CenId, 'vpc-a'), 'vpc-b'),
    learnedAt(world, 'vpc-b'),
    'detaching forgets it',
  );
});

t.test('a custom route is published by a call, and withdrawn when it is deleted', async (t) => {
  const world = join(custom(bare), CenId, 'vpc-a', 'vpc-b');
  t.same(learnedAt(world, 'vpc-a'), ['10.2.1.0/24 vsw-b']);
  const given = publish(world, CenId, 'vpc-b', '172.20.0.0/16');
  t.same(learnedAt(given, 'vpc-a'), ['10.2.1.0/24 vsw-b', '172.20.0.0/16 rte-1']);
  t.same(learnedAt(withEntries(given, 'vpc-b'), 'vpc-a'), ['10.2.1.0/24 vsw-b']);
  t.same(
    learnedAt(withEntries(given, 'vpc-b', 'rte-2 172.20.0.0/16 Instance b'), 'vpc-a'),
    ['10.2.1.0/24 vsw-b'],
    'another route for the same block is another route',
  );
  t.same(learnedAt(withdraw(given, CenId, 'vpc-b', '172.20.0.0/16'), 'vpc-a'), ['10.2.1.0/24 vsw-b']);
});

t.test('a VBR publishes static and BGP routes by itself; BGP routes go with the line', async (t) => {
  const world = join(bare, CenId, 'vpc-a', 'vbr-1');
  const line = { kind: 'line', line: 'pc-vbr-1' } as const;
  const both = ['192.168.0.0/17 rte-vbr-1-1', '192.168.128.0/17 vbr-1'];
  t.same(learnedAt(world, 'vpc-a'), both);
  const cut = fail(world, line);
  t.same(learnedAt(cut, 'vpc-a'), both.slice(0, 1), 'a static route stays');
  t.same(learnedAt(heal(cut, line), 'vpc-a'), both);
  const healthCheck = {
    CenId,
    HealthCheckTargetIp: '10.255.0.2',
    HealthCheckSourceIp: '100.96.0.1',
    HealthCheckInterval: 2,
    HealthyThreshold: 8,
    HealthCheckOnly: false,
  };
  t.same(learnedAt(changeVbr(cut, 'vbr-1', { healthCheck }), 'vpc-a'), [], 'a health check takes it back');
  t.same(learnedAt(changeVbr(world, 'vbr-1', { healthCheck }), 'vpc-a'), both);
  t.same(
    learnedAt(changeVbr(cut, 'vbr-1', { healthCheck: { ...healthCheck, HealthCheckOnly: true } }), 'vpc-a'),
    both.slice(0, 1),
  );
  t.same(learnedAt(changeVbr(world, 'vbr-1', { Status: 'terminated' }), 'vpc-a'), []);
  t.same(learnedAt(withdraw(world, CenId, 'vbr-1', '192.168.0.0/17'), 'vpc-a'), both.slice(1));
});

t.test('what was withdrawn while the line was down stays withdrawn', async (t) => {
  const line = { kind: 'line', line: 'pc-vbr-1' } as const;
  const world = withdraw(fail(join(bare, CenId, 'vpc-a', 'vbr-1'), line), CenId, 'vbr-1', '192.168.0.0/17');
  t.same(learnedAt(heal(world, line), 'vpc-a'), ['192.168.128.0/17 vbr-1']);
});

t.test('DescribePublishedRouteEntries', async (t) => {
  const world = join(custom(bare), CenId, 'vpc-a', 'vpc-b', 'vbr-1');
  const shown = (at: World, id: string, more = {}) =>
    listed(at, 'DescribePublishedRouteEntries', { ...network(at, CenId, id), ...more }).map(
      (item) =>
        `${item.DestinationCidrBlock} ${item.RouteType} ${item.NextHopType} ${item.PublishStatus} ${item.OperationalMode}`,
    );
  t.same(shown(world, 'vpc-b'), [
    '10.2.1.0/24 System local Published true',
    '172.20.0.0/16 Custom Instance NonPublished true',
    '100.64.0.0/10 System service NonPublished false',
  ]);
  t.same(
    shown(publish(world, CenId, 'vpc-b', '172.20.0.0/16'), 'vpc-b')[1],
    '172.20.0.0/16 Custom Instance Published true',
  );
  t.same(shown(world, 'vbr-1'), [
    '192.168.0.0/17 Custom RouterInterface Published true',
    '192.168.128.0/17 BGP RouterInterface Published true',
  ]);
  t.same(shown(world, 'vpc-b', { DestinationCidrBlock: '10.2.1.0/24' }).length, 1);
  t.same(
    shown(fail(world, { kind: 'line', line: 'pc-vbr-1' }), 'vbr-1'),
    ['192.168.0.0/17 Custom RouterInterface Published true'],
    'a route of BGP is not there without the line',
  );
});

t.test('refusals', async (t) => {
  const world = join(custom(bare), CenId, 'vpc-a', 'vpc-b');
  const good = route(world, CenId, 'vpc-b', '172.20.0.0/16');
  for (const action of ['PublishRouteEntries', 'WithdrawPublishedRouteEntries']) {
    const code = (more: object, as = 'A', at = world) => codeOf(at, as, action, { ...good, ...more });
    t.equal(code({}), 'accepted');
    t.equal(code({ CenId: 'cen-none' }), '400 ParameterIllegal.CenInstanceId');
    t.equal(code({}, 'B'), '400 ParameterIllegal.CenInstanceId');
    t.equal(code({ ChildInstanceRegionId: 'nowhere' }), '400 ParameterIllegal.ChildInstanceRegionId');
    t.equal(code({ ChildInstanceType: 'ECS' }), '400 ParameterIllegal.ChildInstanceType');
    t.equal(code({ ChildInstanceType: 'VBR' }), '404 Instance.NotExist');
    t.equal(code({ ChildInstanceId: 'vpc-empty' }), '404 Instance.NotExist');
    t.equal(code({ ChildInstanceRouteTableId: 'vtb-other' }), '400 InvalidOperation.UnsupportRouteTableType');
    t.equal(code({ DestinationCidrBlock: '172.21.0.0/16' }), '400 InvalidOperation.NotFoundRoute');
    t.equal(code({ DestinationCidrBlock: '10.1.1.0/24' }), '400 InvalidOperation.NotFoundRoute', 'learned');
    t.equal(code({ DestinationCidrBlock: '100.64.0.0/10' }), '400 InvalidOperation.UnsupportnexthopType');
    t.equal(code({ DestinationCidrBlock: 'x' }), '400 InvalidParameter');
    t.equal(code({ DestinationCidrBlock: undefined }), '400 MissingParameter');
  }
});
