import type { JsonObject } from '../../../../src/model/json.js';
import { accepted, done } from '../../world.js';
import { created, emptyWorld, textAt, withNetwork } from '../network.js';
import { allRefused, type Refused } from '../refused.js';

const Region = 'ap-guangzhou';
const net = withNetwork(
  emptyWorld({
    securityGroupsPerRegion: 3,
    policiesPerSecurityGroup: 2,
    groupsNamedInSecurityGroup: 1,
    securityGroupsPerInstance: 2,
    instancesPerSecurityGroup: 1,
  }),
  'A',
  Region,
  '10.0.0.0/16',
);
const { host, vpc, subnet } = net;
const defaultGroup = net.world.hosts[host]?.securityGroups[0] ?? '';
const group = { Region, GroupName: 'g', GroupDescription: '' };
const [sg, first] = created(net.world, 'A', 'CreateSecurityGroup', 'SecurityGroup.SecurityGroupId', group);
const [second, world] = created(first, 'A', 'CreateSecurityGroup', 'SecurityGroup.SecurityGroupId', group);
const far = accepted(world, 'A', 'CreateSecurityGroup', { ...group, Region: 'ap-beijing' });
const farGroup = textAt(far.response, 'SecurityGroup.SecurityGroupId');

const ssh = { Protocol: 'TCP', Port: '22', CidrBlock: '0.0.0.0/0', Action: 'ACCEPT' };
const ingress = (...policies: readonly JsonObject[]) => ({
  SecurityGroupId: sg,
  SecurityGroupPolicySet: { Ingress: policies },
});
const one = done(world, 'A', 'CreateSecurityGroupPolicies', ingress(ssh));
const full = done(one, 'A', 'CreateSecurityGroupPolicies', ingress({ ...ssh, Port: '23' }));
const naming = done(world, 'A', 'CreateSecurityGroupPolicies', {
  SecurityGroupId: sg,
  SecurityGroupPolicySet: {
    Ingress: [{ Protocol: 'ALL', Port: 'ALL', SecurityGroupId: second, Action: 'ACCEPT' }],
  },
});

const CREATE = 'CreateSecurityGroupPolicies';
const DELETE = 'DeleteSecurityGroupPolicies';
const MODIFY = 'ModifySecurityGroupPolicies';
const version = (Version: string) => ({
  SecurityGroupId: sg,
  SecurityGroupPolicySet: { Version, Ingress: [{ ...ssh, Port: '99' }] },
});

const POLICIES: Refused[] = [
  [world, 'A', CREATE, { ...ingress(ssh), SecurityGroupId: 'sg-00000000' }, 'ResourceNotFound'],
  [world, 'B', CREATE, ingress(ssh), 'ResourceNotFound'],
  [world, 'A', CREATE, { SecurityGroupId: sg, SecurityGroupPolicySet: {} }, 'InvalidParameterValue.Empty'],
  [
    world,
    'A',
    CREATE,
    { SecurityGroupId: sg, SecurityGroupPolicySet: { Ingress: [ssh], Egress: [ssh] } },
    'InvalidParameter.Coexist',
  ],
  [world, 'A', CREATE, ingress({ ...ssh, Protocol: 'IPX' }), 'InvalidParameterValue.Malformed'],
  [world, 'A', CREATE, ingress({ ...ssh, Protocol: 'ICMPv6' }), 'InvalidParameterValue.Malformed'],
  [world, 'A', CREATE, ingress({ ...ssh, Protocol: '' }), 'InvalidParameterValue.Empty'],
  [world, 'A', CREATE, ingress({ ...ssh, Action: '' }), 'InvalidParameterValue.Empty'],
  [world, 'A', CREATE, ingress({ ...ssh, CidrBlock: '' }), 'InvalidParameterValue.Empty'],
  [world, 'A', CREATE, ingress({ ...ssh, CidrBlock: 'x' }), 'InvalidParameterValue.Malformed'],
  [world, 'A', CREATE, ingress({ ...ssh, Port: '22-21' }), 'InvalidParameterValue.Malformed'],
  [world, 'A', CREATE, ingress({ ...ssh, Port: '0' }), 'InvalidParameterValue.Malformed'],
  [world, 'A', CREATE, ingress({ ...ssh, Protocol: 'ICMP' }), 'InvalidParameterValue.Malformed'],
  [world, 'A', CREATE, ingress({ ...ssh, SecurityGroupId: second }), 'InvalidParameter.Coexist'],
  [
    world,
    'A',
    CREATE,
    ingress({ ...ssh, ServiceTemplate: { ServiceId: 'ppm-00000000' } }),
    'InvalidParameter.Coexist',
  ],
  [
    world,
    'A',
    CREATE,
    ingress({ ...ssh, CidrBlock: '', AddressTemplate: { AddressId: 'ipm-00000000' } }),
    'ResourceNotFound',
  ],
  [
    world,
    'A',
    CREATE,
    ingress({ ...ssh, CidrBlock: '', SecurityGroupId: 'sg-00000000' }),
    'ResourceNotFound',
  ],
  [far.world, 'A', CREATE, ingress({ ...ssh, CidrBlock: '', SecurityGroupId: farGroup }), 'ResourceNotFound'],
  [naming, 'A', CREATE, ingress({ ...ssh, CidrBlock: '', SecurityGroupId: defaultGroup }), 'LimitExceeded'],
  [one, 'A', CREATE, ingress(ssh), 'UnsupportedOperation.DuplicatePolicy'],
  [full, 'A', CREATE, ingress({ ...ssh, Port: '24' }), 'LimitExceeded.SecurityGroupPolicySet'],
  [one, 'A', CREATE, ingress({ ...ssh, Port: '24', PolicyIndex: 2 }), 'InvalidParameterValue.Range'],
  [
    world,
    'A',
    CREATE,
    ingress({ ...ssh, PolicyIndex: 0 }, { ...ssh, Port: '23', PolicyIndex: 1 }),
    'InvalidParameterValue',
  ],
  [
    world,
    'A',
    CREATE,
    ingress({ ...ssh, PolicyDescription: 'x'.repeat(101) }),
    'InvalidParameterValue.TooLong',
  ],
  [one, 'A', CREATE, version('0'), 'UnsupportedOperation.VersionMismatch'],
  [one, 'A', DELETE, version('7'), 'UnsupportedOperation.VersionMismatch'],
  [one, 'A', DELETE, ingress({ ...ssh, Port: '24' }), 'ResourceNotFound'],
  [one, 'A', DELETE, ingress({ PolicyIndex: 1 }), 'InvalidParameterValue.Range'],
  [
    one,
    'A',
    'ReplaceSecurityGroupPolicy',
    ingress({ ...ssh, PolicyIndex: 4 }),
    'InvalidParameterValue.Range',
  ],
  [
    full,
    'A',
    'ReplaceSecurityGroupPolicies',
    ingress({ ...ssh, PolicyIndex: 1 }),
    'UnsupportedOperation.DuplicatePolicy',
  ],
  [one, 'A', MODIFY, version('9'), 'UnsupportedOperation.VersionMismatch'],
  [one, 'A', MODIFY, { SecurityGroupId: sg, SecurityGroupPolicySet: {} }, 'InvalidParameterValue.Empty'],
  [one, 'A', MODIFY, ingress({ ...ssh, PolicyIndex: 0 }), 'InvalidParameterValue.Malformed'],
];

const GROUPS: Refused[] = [
  [world, 'A', 'CreateSecurityGroup', group, 'LimitExceeded'],
  [world, 'A', 'CreateSecurityGroup', { ...group, Region: '' }, 'MissingParameter'],
  [world, 'A', 'DeleteSecurityGroup', { SecurityGroupId: defaultGroup }, 'UnsupportedOperation'],
  [naming, 'A', 'DeleteSecurityGroup', { SecurityGroupId: second }, 'ResourceInUse'],
  [world, 'B', 'DeleteSecurityGroup', { SecurityGroupId: sg }, 'ResourceNotFound'],
  [world, 'A', 'DescribeSecurityGroupPolicies', { SecurityGroupId: 'g' }, 'InvalidParameterValue.Malformed'],
];

const place = { VpcId: vpc, SubnetId: subnet };
const run = (change: object, where: object = {}) => ({
  VirtualPrivateCloud: { ...place, ...where },
  SecurityGroupIds: [sg],
  ...change,
});
const bind = (SecurityGroupId: string, InstanceId = host) => ({
  SecurityGroupIds: [SecurityGroupId],
  InstanceIds: [InstanceId],
});
const bound = done(world, 'A', 'AssociateSecurityGroups', bind(sg));
const started = accepted(world, 'A', 'RunInstances', run({}));
const pending = textAt(started.response, 'InstanceIdSet.0');
const stopping = accepted(world, 'A', 'StopInstances', { InstanceIds: [host] }).world;
const stopped = done(world, 'A', 'StopInstances', { InstanceIds: [host] });
const ids = { InstanceIds: [host] };

const INSTANCES: Refused[] = [
  [world, 'A', 'RunInstances', {}, 'InvalidParameterValue.Malformed'],
  [world, 'A', 'RunInstances', run({}, { VpcId: 'vpc-00000000' }), 'InvalidParameterValue.VpcIdNotExist'],
  [world, 'B', 'RunInstances', run({}), 'InvalidParameterValue.VpcIdNotExist'],
  [
    world,
    'A',
    'RunInstances',
    run({}, { SubnetId: 'subnet-00000000' }),
    'InvalidParameterValue.SubnetNotExist',
  ],
  [
    world,
    'A',
    'RunInstances',
    run({ Placement: { Zone: `${Region}-9` } }),
    'InvalidParameterValue.SubnetIdZoneIdNotMatch',
  ],
  [world, 'A', 'RunInstances', run({ InstanceCount: 101 }), 'InvalidParameterValue.Range'],
  [world, 'A', 'RunInstances', run({}, { PrivateIpAddresses: ['10.0.0.1'] }), 'VpcAddrNotInSubNet'],
  [world, 'A', 'RunInstances', run({}, { PrivateIpAddresses: ['10.0.0.255'] }), 'VpcAddrNotInSubNet'],
  [world, 'A', 'RunInstances', run({}, { PrivateIpAddresses: ['10.0.1.5'] }), 'VpcAddrNotInSubNet'],
  [world, 'A', 'RunInstances', run({}, { PrivateIpAddresses: ['10.0.0.2'] }), 'VpcIpIsUsed'],
  [
    world,
    'A',
    'RunInstances',
    run({}, { PrivateIpAddresses: ['ten'] }),
    'InvalidParameterValue.IPAddressMalformed',
  ],
  [
    world,
    'A',
    'RunInstances',
    run({}, { PrivateIpAddresses: ['10.0.0.5', '10.0.0.6'] }),
    'InvalidParameterCombination',
  ],
  [world, 'A', 'RunInstances', run({ SecurityGroupIds: ['sg-00000000'] }), 'InvalidSecurityGroupId.NotFound'],
  [world, 'A', 'RunInstances', run({ InstanceCount: 2 }), 'LimitExceeded.CvmsVifsPerSecGroupLimitExceeded'],
  [
    world,
    'A',
    'RunInstances',
    run({ SecurityGroupIds: [defaultGroup] }),
    'LimitExceeded.CvmsVifsPerSecGroupLimitExceeded',
  ],
  [world, 'A', 'StartInstances', ids, 'UnsupportedOperation.InstanceStateRunning'],
  [stopped, 'A', 'StopInstances', ids, 'UnsupportedOperation.InstanceStateStopped'],
  [stopping, 'A', 'StopInstances', ids, 'UnsupportedOperation.InstanceStateStopping'],
  [stopping, 'A', 'TerminateInstances', ids, 'UnsupportedOperation.InstanceStateStopping'],
  [
    started.world,
    'A',
    'StopInstances',
    { InstanceIds: [pending] },
    'UnsupportedOperation.InstanceStatePending',
  ],
  [world, 'A', 'StopInstances', {}, 'MissingParameter'],
  [world, 'B', 'StopInstances', ids, 'InvalidInstanceId.NotFound'],
  [world, 'A', 'StopInstances', { InstanceIds: ['x'] }, 'InvalidInstanceId.Malformed'],
  [world, 'A', 'DescribeInstances', { InstanceIds: ['ins-00000000'] }, 'InvalidInstanceId.NotFound'],
  [world, 'A', 'AssociateSecurityGroups', ids, 'MissingParameter'],
  [
    world,
    'A',
    'AssociateSecurityGroups',
    { ...ids, SecurityGroupIds: [sg, second] },
    'InvalidParameterValue.LimitExceeded',
  ],
  [world, 'A', 'AssociateSecurityGroups', bind('sg-00000000'), 'InvalidSecurityGroupId.NotFound'],
  [
    started.world,
    'A',
    'AssociateSecurityGroups',
    bind(second, pending),
    'UnsupportedOperation.InstanceStatePending',
  ],
  [bound, 'A', 'AssociateSecurityGroups', bind(second), 'LimitExceeded.AssociateUSGLimitExceeded'],
  [world, 'A', 'DisassociateSecurityGroups', bind(second), 'FailedOperation.SecurityGroupActionFailed'],
  [world, 'A', 'DisassociateSecurityGroups', bind(defaultGroup), 'FailedOperation.SecurityGroupActionFailed'],
  [world, 'A', 'ModifyInstancesAttribute', ids, 'MissingParameter'],
  [
    world,
    'A',
    'ModifyInstancesAttribute',
    { ...ids, SecurityGroups: ['sg-00000000'] },
    'InvalidSecurityGroupId.NotFound',
  ],
  [
    world,
    'A',
    'ModifyInstancesAttribute',
    { ...ids, SecurityGroups: [sg, second, defaultGroup] },
    'LimitExceeded.AssociateUSGLimitExceeded',
  ],
  [bound, 'A', 'DeleteSecurityGroup', { SecurityGroupId: sg }, 'ResourceInUse'],
];

allRefused([...POLICIES, ...GROUPS, ...INSTANCES]);
