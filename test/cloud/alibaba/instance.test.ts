import t from 'tap';
import { settle } from '../../../src/cloud/clouds.js';
import { deriveFabric } from '../../../src/cloud/fabric.js';
import type { World } from '../../../src/cloud/world.js';
import { type Row, refused } from '../refusals.js';
import { accepted, codeOf, done, worldOf } from '../world.js';

const plan = {
  vpcs: {
    v: ['A cn-hangzhou 10.0.0.0/16', { s: '10.0.1.0/24', tiny: '10.0.2.0/29' }],
    w: ['A cn-hangzhou 10.0.0.0/16', { t: '10.0.1.0/24' }],
  },
  hosts: { h: 's 10.0.1.1 sg' },
  groups: {
    sg: { vpc: 'v' },
    sg2: { vpc: 'v' },
    adv: { vpc: 'v', type: 'enterprise' },
    far: { vpc: 'w' },
  },
} as const;
const world = worldOf(plan);
const RUN = { VSwitchId: 's', SecurityGroupId: 'sg' };

const idsOf = (response: unknown): string[] =>
  (response as { InstanceIdSets: { InstanceIdSet: string[] } }).InstanceIdSets.InstanceIdSet;

t.test('instances run after a while, with the lowest free addresses', async (t) => {
  const named = { InstanceName: 'web', HostName: 'web-1', Description: 'in front' };
  const made = accepted(world, 'A', 'RunInstances', { ...RUN, ...named, Amount: 2 });
  const ids = idsOf(made.response);
  t.equal(ids.length, 2);
  t.ok(ids.every((id) => /^i-[a-z0-9]{18}$/.test(id)));
  const [first = '', second = ''] = ids;
  t.match(
    ids.map((id) => deriveFabric(made.world).hosts[id]),
    [
      { address: '10.0.1.2', gateway: '10.0.1.253', up: false },
      { address: '10.0.1.3', up: false },
    ],
  );
  t.equal(
    codeOf(made.world, 'A', 'DeleteInstances', { InstanceId: [first], Force: true }),
    '403 IncorrectInstanceStatus.Initializing',
  );
  const running = settle(made.world);
  t.same(running.happened, [`${first} Running`, `${second} Running`]);
  t.match(deriveFabric(running.world).hosts[second], { up: true });
  t.match(accepted(running.world, 'A', 'DescribeInstances', { InstanceIds: `["${first}"]` }).response, {
    TotalCount: 1,
    Instances: {
      Instance: [
        {
          InstanceId: first,
          InstanceName: 'web',
          HostName: 'web-1',
          Description: 'in front',
          Status: 'Running',
          ZoneId: 'a',
          VpcAttributes: { VpcId: 'v', VSwitchId: 's', PrivateIpAddress: { IpAddress: ['10.0.1.2'] } },
          SecurityGroupIds: { SecurityGroupId: ['sg'] },
        },
      ],
    },
  });
});

t.test('a /29 has room for four', async (t) => {
  const four = accepted(world, 'A', 'RunInstances', { ...RUN, VSwitchId: 'tiny', Amount: 4 });
  t.same(
    idsOf(four.response).map((id) => four.world.hosts[id]?.address),
    ['10.0.2.1', '10.0.2.2', '10.0.2.3', '10.0.2.4'],
  );
  const five = { ...RUN, VSwitchId: 'tiny', Amount: 5 };
  t.equal(codeOf(world, 'A', 'RunInstances', five), '400 QuotaExceeded.PrivateIpAddress');
});

t.test('an address that is asked for is given, and given once', async (t) => {
  const one = { ...RUN, PrivateIpAddress: '10.0.1.200' };
  const made = accepted(world, 'A', 'RunInstances', one);
  t.equal(made.world.hosts[idsOf(made.response)[0] ?? '']?.address, '10.0.1.200');
  t.equal(codeOf(made.world, 'A', 'RunInstances', one), '400 InvalidPrivateIpAddress.Duplicated');
});

t.test('an address that another host answers for as well is taken', async (t) => {
  const h = world.hosts.h;
  const aliased: World = h ? { ...world, hosts: { h: { ...h, aliases: ['10.0.1.2'] } } } : world;
  const made = accepted(aliased, 'A', 'RunInstances', RUN);
  t.equal(made.world.hosts[idsOf(made.response)[0] ?? '']?.address, '10.0.1.3');
  t.same(deriveFabric(aliased).hosts.h?.aliases, ['10.0.1.2']);
  t.same(deriveFabric(aliased).routers.v?.filter?.policies[0]?.members, ['10.0.1.1', '10.0.1.2']);
  t.same(deriveFabric(aliased).routers.v?.filter?.sets, { sg: ['10.0.1.1', '10.0.1.2'] });
});

t.test('basic and advanced groups have room of their own', async (t) => {
  const advanced = { VSwitchId: 's', SecurityGroupId: 'adv' };
  const noBasic = worldOf({ ...plan, quotas: { addressesPerBasicGroup: 0 } });
  t.equal(codeOf(noBasic, 'A', 'RunInstances', advanced), 'accepted');
  const noAdvanced = worldOf({ ...plan, quotas: { addressesPerAdvancedGroup: 0 } });
  t.equal(codeOf(noAdvanced, 'A', 'RunInstances', advanced), '403 SecurityGroupInstanceLimitExceed');
});

t.test('stopping and starting', async (t) => {
  const one = { InstanceId: ['h'] };
  const stopping = accepted(world, 'A', 'StopInstances', one);
  t.match(stopping.response, {
    InstanceResponses: {
      InstanceResponse: [
        { InstanceId: 'h', PreviousStatus: 'Running', CurrentStatus: 'Stopping', Code: '200' },
      ],
    },
  });
  t.equal(deriveFabric(stopping.world).hosts.h?.up, false, 'packets stop at once');
  refused(t, [
    [stopping.world, 'A', 'StartInstances', one, '403 IncorrectInstanceStatus'],
    [stopping.world, 'A', 'DeleteInstances', { ...one, Force: true }, '403 IncorrectInstanceStatus'],
    [
      stopping.world,
      'A',
      'JoinSecurityGroup',
      { SecurityGroupId: 'sg2', InstanceId: 'h' },
      '403 IncorrectInstanceStatus',
    ],
  ]);
  const stopped = settle(stopping.world);
  t.same(stopped.happened, ['h Stopped']);
  t.match(accepted(stopped.world, 'A', 'DescribeInstances', { Status: 'Stopped' }).response, {
    Instances: { Instance: [{ InstanceId: 'h' }] },
  });
  t.equal(codeOf(stopped.world, 'A', 'StopInstances', one), '403 IncorrectInstanceStatus');
  const starting = accepted(stopped.world, 'A', 'StartInstances', one).world;
  t.equal(deriveFabric(starting).hosts.h?.up, false);
  t.same(settle(starting).world.hosts, world.hosts);
});

t.test('an instance is released when it is stopped, or by force', async (t) => {
  const one = { InstanceId: ['h'] };
  t.equal(codeOf(world, 'A', 'DeleteInstances', one), '403 IncorrectInstanceStatus');
  t.same(done(world, 'A', 'DeleteInstances', { ...one, Force: true }).hosts, {});
  const stopped = done(world, 'A', 'StopInstances', one);
  t.same(done(stopped, 'A', 'DeleteInstances', one).hosts, {});
  const entry = { RouteTableId: 'vtb-v', DestinationCidrBlock: '10.0.9.0/24', NextHopId: 'h' };
  const routed = done(stopped, 'A', 'CreateRouteEntry', entry);
  t.equal(codeOf(routed, 'A', 'DeleteInstances', one), '400 DependencyViolation.RouteEntry');
});

t.test('one of several in another state, and none changes', async (t) => {
  const two = done(world, 'A', 'RunInstances', RUN);
  const [other = ''] = Object.keys(two.hosts).filter((id) => id !== 'h');
  const half = done(two, 'A', 'StopInstances', { InstanceId: ['h'] });
  t.equal(codeOf(half, 'A', 'StopInstances', { InstanceId: [other, 'h'] }), '403 IncorrectInstanceStatus');
  t.equal(half.hosts[other]?.up, true);
});

const run = (more: object) => ({ ...RUN, ...more });
const groups = (...SecurityGroupIds: string[]) => ({ VSwitchId: 's', SecurityGroupIds });
const tight = worldOf({
  ...plan,
  quotas: { securityGroupsPerInstance: 1, addressesPerBasicGroup: 2, rulesPerInstance: 0 },
});

const ROWS: readonly Row[] = [
  [world, 'A', 'RunInstances', { SecurityGroupId: 'sg' }, '400 MissingParameter'],
  [world, 'A', 'RunInstances', { VSwitchId: 's' }, '400 MissingParameter'],
  [world, 'A', 'RunInstances', run({ VSwitchId: 'x' }), '404 InvalidVSwitchId.NotFound'],
  [world, 'B', 'RunInstances', RUN, '404 InvalidVSwitchId.NotFound'],
  [world, 'A', 'RunInstances', run({ RegionId: 'cn-beijing' }), '404 InvalidVSwitchId.NotFound'],
  [world, 'A', 'RunInstances', run({ ZoneId: 'cn-hangzhou-h' }), '400 InvalidParameter'],
  [world, 'A', 'RunInstances', run({ Amount: 101 }), '400 InvalidParameter'],
  [world, 'A', 'RunInstances', run({ InstanceName: '1' }), '400 InvalidInstanceName.Malformed'],
  [world, 'A', 'RunInstances', run({ HostName: 'a..b' }), '400 InvalidHostName.Malformed'],
  [world, 'A', 'RunInstances', run({ Description: 'x' }), '400 InvalidDescription.Malformed'],
  [world, 'A', 'RunInstances', run({ SecurityGroupId: 'x' }), '404 InvalidSecurityGroupId.NotFound'],
  [world, 'A', 'RunInstances', run({ SecurityGroupId: 'far' }), '400 InvalidParameter.Mismatch'],
  [world, 'A', 'RunInstances', run({ SecurityGroupIds: ['sg2'] }), '400 InvalidParameter.Conflict'],
  [world, 'A', 'RunInstances', groups('sg', 'adv'), '400 OperationDenied'],
  [tight, 'A', 'RunInstances', groups('sg', 'sg2'), '400 InstanceSecurityGroupLimitExceeded'],
  [tight, 'A', 'RunInstances', run({ Amount: 2 }), '403 SecurityGroupInstanceLimitExceed'],
  [world, 'A', 'RunInstances', run({ PrivateIpAddress: '10.0.1' }), '400 InvalidPrivateIpAddress.Malformed'],
  [world, 'A', 'RunInstances', run({ PrivateIpAddress: '10.0.2.1' }), '400 InvalidPrivateIpAddress'],
  [world, 'A', 'RunInstances', run({ PrivateIpAddress: '10.0.1.0' }), '400 InvalidPrivateIpAddress'],
  [world, 'A', 'RunInstances', run({ PrivateIpAddress: '10.0.1.253' }), '400 InvalidPrivateIpAddress'],
  [
    world,
    'A',
    'RunInstances',
    run({ PrivateIpAddress: '10.0.1.1' }),
    '400 InvalidPrivateIpAddress.Duplicated',
  ],
  [
    world,
    'A',
    'RunInstances',
    run({ PrivateIpAddress: '10.0.1.9', Amount: 2 }),
    '400 InvalidParameter.Conflict',
  ],
  [world, 'A', 'StopInstances', {}, '400 MissingParameter'],
  [world, 'A', 'StopInstances', { InstanceId: ['h', 'x'] }, '404 InvalidInstanceId.NotFound'],
  [world, 'B', 'StopInstances', { InstanceId: ['h'] }, '404 InvalidInstanceId.NotFound'],
  [world, 'A', 'StartInstances', { InstanceId: ['h'] }, '403 IncorrectInstanceStatus'],
  [
    world,
    'A',
    'DeleteInstances',
    { InstanceId: Array.from({ length: 101 }, (_, i) => `i-${i}`) },
    '403 InvalidParameter.TooManyInstanceIds',
  ],
  [world, 'A', 'DescribeInstances', { InstanceIds: 'h' }, '400 InvalidParameter'],
];

t.test('refusals', async (t) => refused(t, ROWS));
