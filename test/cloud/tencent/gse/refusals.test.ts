import { accepted, done } from '../../world.js';
import { created, emptyWorld, textAt, UIN, withNetwork } from '../network.js';
import { allRefused, type Refused } from '../refused.js';

const net = withNetwork(
  emptyWorld({ fleetsPerAccount: 2, serversPerAccount: 3, instancesPerCcn: 2 }),
  'B',
  'ap-guangzhou',
  '172.16.0.0/16',
);
const port = { FromPort: 7000, ToPort: 7100, IpRange: '0.0.0.0/0', Protocol: 'TCP' };
const fleet = { Region: 'ap-shanghai', Name: 'arena', InboundPermissions: [port] };
const [FleetId, world] = created(net.world, 'A', 'CreateFleet', 'FleetAttributes.FleetId', fleet);
const [CcnId, empty] = created(world, 'B', 'CreateCcn', 'Ccn.CcnId', { CcnName: 'mesh' });
const attach = { FleetId, AccountId: UIN.B, CcnId };
const applied = done(empty, 'A', 'gse.AttachCcnInstances', attach);
const two = created(applied, 'A', 'CreateFleet', 'FleetAttributes.FleetId', fleet);
const member = {
  CcnId,
  Instances: [{ InstanceId: net.vpc, InstanceRegion: 'ap-guangzhou', InstanceType: 'VPC' }],
};
const full = done(two[1], 'B', 'AttachCcnInstances', member);
const half = done(empty, 'B', 'AttachCcnInstances', member);
const abroad = created(half, 'A', 'CreateFleet', 'FleetAttributes.FleetId', {
  ...fleet,
  Region: 'ap-hongkong',
});
const vpc = applied.tencent.fleets[FleetId]?.vpc ?? '';
const accepting = {
  CcnId,
  Instances: [{ InstanceId: vpc, InstanceRegion: 'ap-shanghai', InstanceType: 'VPC' }],
};
const begun = accepted(empty, 'A', 'CreateFleet', fleet);
const early = textAt(begun.response, 'FleetAttributes.FleetId');
const CREATE = 'CreateFleet';
const PORTS = 'UpdateFleetPortSettings';
const ports = (change: object) => ({
  FleetId,
  InboundPermissionAuthorizations: [{ ...port, ...change }],
});

const ROWS: Refused[] = [
  [empty, 'A', CREATE, { Name: 'x' }, 'MissingParameter'],
  [empty, 'A', CREATE, { Region: 'ap-shanghai' }, 'MissingParameter'],
  [empty, 'A', CREATE, { ...fleet, Region: 'ap-chengdu' }, 'UnsupportedRegion'],
  [empty, 'A', CREATE, { ...fleet, Name: 'x'.repeat(51) }, 'InvalidParameterValue'],
  [empty, 'A', CREATE, { ...fleet, FleetType: 'SPOT' }, 'InvalidParameterValue'],
  [empty, 'A', CREATE, { ...fleet, InternetMaxBandwidthOut: 201 }, 'InvalidParameterValue'],
  [empty, 'A', CREATE, { ...fleet, DesiredEC: 1 }, 'UnknownParameter'],
  [
    empty,
    'A',
    CREATE,
    { ...fleet, InboundPermissions: [{ ...port, Protocol: 'ICMP' }] },
    'InvalidParameterValue',
  ],
  [
    empty,
    'A',
    CREATE,
    { ...fleet, InboundPermissions: [{ ...port, FromPort: 1024 }] },
    'InvalidParameterValue',
  ],
  [
    empty,
    'A',
    CREATE,
    {
      ...fleet,
      RuntimeConfiguration: {
        ServerProcesses: [
          { ConcurrentExecutions: 26, LaunchPath: '/local/game/a' },
          { ConcurrentExecutions: 25, LaunchPath: '/local/game/b' },
        ],
      },
    },
    'InvalidParameterValue',
  ],
  [
    empty,
    'A',
    CREATE,
    {
      ...fleet,
      CcnInfos: [
        { AccountId: UIN.B, CcnId },
        { AccountId: UIN.B, CcnId: 'ccn-00000000' },
      ],
    },
    'InvalidParameterValue',
  ],
  [two[1], 'A', CREATE, fleet, 'LimitExceeded.FleetLimitExceeded'],
  [
    done(empty, 'A', 'UpdateFleetCapacity', { FleetId, DesiredInstances: 3 }),
    'A',
    CREATE,
    fleet,
    'LimitExceeded.InstanceLimitExceeded',
  ],
  [
    two[1],
    'A',
    'UpdateFleetCapacity',
    { FleetId, DesiredInstances: 3 },
    'LimitExceeded.InstanceLimitExceeded',
  ],
  [empty, 'A', 'UpdateFleetCapacity', { FleetId, DesiredInstances: 2, MaxSize: 1 }, 'InvalidParameterValue'],
  [empty, 'A', 'UpdateFleetCapacity', { FleetId, ScalingInterval: 2 }, 'InvalidParameterValue'],

  [empty, 'A', PORTS, { FleetId }, 'MissingParameter'],
  [empty, 'B', PORTS, ports({}), 'ResourceNotFound'],
  [empty, 'A', PORTS, ports({ ToPort: 60_001 }), 'InvalidParameterValue'],
  [empty, 'A', PORTS, ports({ FromPort: 7101 }), 'InvalidParameterValue'],
  [empty, 'A', PORTS, ports({ IpRange: 'all' }), 'InvalidParameterValue'],
  [empty, 'A', PORTS, ports({ Protocol: 'GRE' }), 'InvalidParameterValue'],
  [
    empty,
    'A',
    PORTS,
    { FleetId, InboundPermissionRevocations: [{ ...port, ToPort: 7001 }] },
    'ResourceNotFound',
  ],

  [empty, 'B', 'gse.AttachCcnInstances', attach, 'ResourceNotFound'],
  [empty, 'A', 'gse.AttachCcnInstances', { ...attach, AccountId: '7' }, 'UnsupportedOperation.UinNotFound'],
  [
    empty,
    'A',
    'gse.AttachCcnInstances',
    { ...attach, AccountId: UIN.A },
    'ResourceNotFound.CcnResourceNotFound',
  ],
  [
    empty,
    'A',
    'gse.AttachCcnInstances',
    { ...attach, CcnId: 'ccn-00000000' },
    'ResourceNotFound.CcnResourceNotFound',
  ],
  [applied, 'A', 'gse.AttachCcnInstances', attach, 'UnsupportedOperation.CcnAttached'],
  [full, 'A', 'gse.AttachCcnInstances', { ...attach, FleetId: two[0] }, 'LimitExceeded.CcnLimitExceeded'],
  [
    abroad[1],
    'A',
    'gse.AttachCcnInstances',
    { ...attach, FleetId: abroad[0] },
    'UnsupportedOperation.UnableCrossBorder',
  ],
  [done(empty, 'A', 'DeleteFleet', { FleetId }), 'A', 'gse.AttachCcnInstances', attach, 'ResourceNotFound'],
  [empty, 'A', 'gse.DetachCcnInstances', { FleetId }, 'ResourceNotFound'],
  [
    accepted(applied, 'B', 'AcceptAttachCcnInstances', accepting).world,
    'A',
    'gse.DetachCcnInstances',
    { FleetId },
    'ResourceInUse',
  ],
  [empty, 'B', 'DescribeCcnInstances', { FleetId }, 'ResourceNotFound'],
  [empty, 'A', 'DescribeFleetAttributes', { FleetIds: ['fleet-x'] }, 'InvalidParameterValue'],
  [empty, 'A', 'DescribeFleetEvents', { FleetId: 'fleet-x' }, 'ResourceNotFound'],
  [empty, 'A', 'DescribeFleetEvents', { FleetId, StartTime: 'noon' }, 'InvalidParameterValue'],
  [empty, 'A', 'DescribeFleetCapacity', { FleetIds: ['fleet-x'] }, 'ResourceNotFound'],
  [empty, 'A', 'gse.DescribeInstances', { FleetId: 'fleet-x' }, 'InvalidParameterValue'],
  [empty, 'B', 'DeleteFleet', { FleetId }, 'ResourceNotFound'],
  [begun.world, 'A', 'DeleteFleet', { FleetId: early }, 'UnsupportedOperation'],
  [begun.world, 'A', 'gse.AttachCcnInstances', { ...attach, FleetId: early }, 'ResourceUnavailable'],
];

allRefused(ROWS);
