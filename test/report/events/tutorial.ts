import type { LabEvent } from '../../../src/lab/event.js';
import { answers, call, FILE, fiveMbps, ping, reaches, refuses, step, stops } from './build.js';

const CEN = 'cen-7syvv3rkjbzap8hv2k';
const PACKAGE = 'cenbwp-4c2zaavbvh5x0nsc5j';
const VPC_B = {
  CenId: CEN,
  ChildInstanceId: 'vpc-b',
  ChildInstanceType: 'VPC',
  ChildInstanceRegionId: 'cn-beijing',
  ChildInstanceOwnerId: '1000000000000002',
};
const ROUTE = ['vpc-a', 'tr-cn-qingdao', 'tr-cn-beijing', 'vpc-b'];
const detached = stops(
  'NOT_ATTACHED',
  'vpc-a',
  'VPC vpc-a (cn-qingdao, account A) is attached to no CEN, so it learns no route to 192.168.1.10',
);
const LINK = `region connection cn-beijing–cn-qingdao of ${CEN}`;
const fast = reaches(ROUTE, 5e6, LINK);

/** The cross-account, cross-region tutorial, as it goes well. */
export const TUTORIAL: readonly LabEvent[] = [
  {
    type: 'scenario',
    file: FILE,
    name: 'Connect network instances in different regions using different accounts',
    steps: 6,
    checks: 7,
  },
  step(1, 'Account A creates a CEN instance', 40),
  { type: 'progress', text: 'A: CreateCen' },
  call(
    41,
    'A',
    'CreateCen',
    { Name: 'Different Account' },
    refuses(400, 'InvalidName', 'The specified Name is invalid.'),
  ),
  call(
    45,
    'A',
    'CreateCen',
    { Name: 'DifferentAccountDifferentRegion' },
    { ...answers({ CenId: CEN }), settledMs: 5000 },
  ),
  call(49, 'A', 'AttachCenChildInstance', VPC_B, {
    ...refuses(
      409,
      'Forbbiden.AttachChildInstanceAcrossUid',
      'The specified CEN instance does not have the permission to attach the network instance of another account.',
    ),
  }),
  { type: 'progress', text: 'ping ecs-a -> ecs-b' },
  ping(53, ['ecs-a', 'ecs-b'], detached, {}),
  step(2, 'Account B authorizes account A', 55),
  call(56, 'B', 'GrantInstanceToCen', {
    RegionId: 'cn-beijing',
    InstanceId: 'vpc-b',
    InstanceType: 'VPC',
    CenId: CEN,
    CenOwnerId: '1000000000000001',
  }),
  ping(60, ['ecs-a', 'ecs-b'], detached, { expected: 'unreachable' }),
  step(3, 'Account A attaches both networks', 62),
  call(63, 'A', 'AttachCenChildInstance', VPC_B, { settledMs: 20_000, changes: 14 }),
  ping(70, ['ecs-a', 'ecs-b'], reaches(ROUTE, 1000, `test bandwidth of ${CEN}`), { rtt: 812.4 }),
  step(4, 'Account A buys a bandwidth package', 72),
  call(
    73,
    'A',
    'CreateCenBandwidthPackage',
    {
      GeographicRegionAId: 'China',
      GeographicRegionBId: 'China',
      Bandwidth: 8,
      Name: 'MainlandBandwidthPackage',
    },
    { ...answers({ CenBandwidthPackageId: PACKAGE, CenBandwidthPackageOrderId: '2020' }), settledMs: 3000 },
  ),
  {
    type: 'wait',
    at: { file: FILE, line: 78, col: 9 },
    ms: 86_400_000,
    now: 1_577_923_200_000,
    happened: [],
    changes: 0,
  },
  step(5, 'Account A sets the cross-region bandwidth', 80),
  call(
    81,
    'A',
    'SetCenInterRegionBandwidthLimit',
    { CenId: CEN, LocalRegionId: 'cn-qingdao', OppositeRegionId: 'cn-beijing', BandwidthLimit: 5 },
    { settledMs: 8000, changes: 2 },
  ),
  step(6, 'Test the connectivity', 86),
  ping(87, ['ecs-a', 'ecs-b'], fast, { rtt: 0.06 }),
  ping(88, ['ecs-b', 'ecs-a'], reaches([...ROUTE].reverse(), 5e6, LINK), { rtt: 0.05 }),
  fiveMbps(89, ['ecs-a', 'ecs-b'], fast),
  ping(
    94,
    ['ecs-a', 'ecs-b'],
    stops('SG_INGRESS_DENY', 'sg-b', 'sg-b lets no ICMP in from 172.16.1.10: no rule accepts it'),
    {},
  ),
  {
    type: 'end',
    passed: 7,
    failed: 0,
    calls: 7,
    unexpectedCalls: 0,
    ms: { total: 7340, throughput: 3080, silence: 3009 },
  },
];
