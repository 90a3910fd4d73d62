import t from 'tap';
import type { World } from '../../../src/cloud/world.js';
import type { JsonObject } from '../../../src/model/json.js';
import { attach, child, codeOf, done, make, tutorialWorld, UID, withCen, withPackage } from '../world.js';

const [fresh, CenId] = withCen(tutorialWorld());
const [both, CenBandwidthPackageId] = withPackage(attach(fresh, CenId, 'vpc-a', 'vpc-b'), CenId);
const [twoCens, otherCen] = withCen(attach(fresh, CenId, 'vpc-a'));
const limit = { CenId, LocalRegionId: 'cn-qingdao', OppositeRegionId: 'cn-beijing', BandwidthLimit: 5 };
const limited = done(both, 'A', 'SetCenInterRegionBandwidthLimit', limit);
const vpcA = child(fresh, CenId, 'vpc-a');
const vpcB = child(fresh, CenId, 'vpc-b');
const grant = { InstanceId: 'vpc-b', InstanceType: 'VPC', CenId, CenOwnerId: UID.A };
const areas = { GeographicRegionAId: 'China', GeographicRegionBId: 'China' };
const icmp = { SecurityGroupId: 'sg-a', IpProtocol: 'ICMP', SourceCidrIp: '10.0.0.0/8' };
const tcp = { ...icmp, IpProtocol: 'TCP', PortRange: '22/22' };
const binding = { CenId, CenBandwidthPackageId };

type Row = readonly [world: World, as: 'A' | 'B', action: string, params: JsonObject, code: string];

const ROWS: readonly Row[] = [
  [fresh, 'A', 'CreateCenn', {}, '404 InvalidApi.NotFound'],
  [fresh, 'A', 'constructor', {}, '404 InvalidApi.NotFound'],

  [fresh, 'A', 'CreateCen', { Name: 'x' }, '400 InvalidName'],
  [fresh, 'A', 'CreateCen', { Name: 'has space' }, '400 InvalidName'],
  [fresh, 'A', 'CreateCen', { Name: `x${'y'.repeat(128)}` }, '400 InvalidName'],
  [fresh, 'A', 'CreateCen', { Description: 'http://here' }, '400 InvalidDescription'],
  [fresh, 'A', 'CreateCen', { ProtectionLevel: 'SOME' }, '400 ParameterIllegal.ProtectionLevel'],
  [fresh, 'A', 'CreateCen', { ClientToken: 'ä' }, '400 InvalidParameter'],
  [fresh, 'A', 'ModifyCenAttribute', {}, '400 MissingParameter'],
  [fresh, 'A', 'ModifyCenAttribute', { CenId: 'cen-none' }, '404 ParameterCenInstanceId'],
  [fresh, 'B', 'ModifyCenAttribute', { CenId }, '404 ParameterCenInstanceId'],
  [
    fresh,
    'A',
    'ModifyCenAttribute',
    { CenId, ProtectionLevel: 'FULL' },
    '400 InvalidOperation.EnhanceProtectionLevel',
  ],
  [both, 'A', 'DeleteCen', { CenId }, '409 InvalidOperation.AttachedChildInstanceExist'],
  [fresh, 'A', 'DescribeCens', { Filter: [{ Key: 'Colour', Value: ['red'] }] }, '400 FilterKey.NotSupport'],
  [fresh, 'A', 'DescribeCens', { PageSize: 51 }, '400 ParameterIllegal.PageSize'],

  [fresh, 'A', 'AttachCenChildInstance', { ...vpcA, CenId: 'cen-none' }, '404 ParameterCenInstanceId'],
  [fresh, 'B', 'AttachCenChildInstance', vpcB, '404 ParameterCenInstanceId'],
  [fresh, 'A', 'AttachCenChildInstance', { ...vpcA, ChildInstanceId: 'vpc-x' }, '404 ParameterInstanceId'],
  [fresh, 'A', 'AttachCenChildInstance', { ...vpcA, ChildInstanceType: 'VBR' }, '404 ParameterInstanceId'],
  [
    fresh,
    'A',
    'AttachCenChildInstance',
    { ...vpcA, ChildInstanceRegionId: 'cn-beijing' },
    '404 ParameterInstanceId',
  ],
  [fresh, 'A', 'AttachCenChildInstance', { ...vpcB, ChildInstanceOwnerId: '' }, '404 ParameterInstanceId'],
  [fresh, 'A', 'AttachCenChildInstance', { ...vpcB, ChildInstanceOwnerId: '7' }, '404 Bid.NotFound'],
  [
    fresh,
    'A',
    'AttachCenChildInstance',
    { ...vpcA, ChildInstanceType: 'CCN' },
    '400 InstanceType.NotSupport',
  ],
  [
    fresh,
    'A',
    'AttachCenChildInstance',
    { ...vpcA, ChildInstanceType: 'LAN' },
    '400 ParameterIllegal.ChildInstanceType',
  ],
  [
    fresh,
    'A',
    'AttachCenChildInstance',
    { ...vpcA, ChildInstanceRegionId: 'mars' },
    '400 ParameterIllegal.ChildInstanceRegionId',
  ],
  [fresh, 'A', 'AttachCenChildInstance', vpcB, '409 Forbbiden.AttachChildInstanceAcrossUid'],
  [both, 'A', 'AttachCenChildInstance', vpcA, '409 InvalidOperation.ChildInstanceAlreadyAttached'],
  [
    twoCens,
    'A',
    'AttachCenChildInstance',
    { ...vpcA, CenId: otherCen },
    '409 InvalidOperation.ChildInstanceAlreadyAttached',
  ],
  [fresh, 'A', 'DetachCenChildInstance', vpcA, '404 ParameterInstanceId'],
  [
    both,
    'A',
    'DetachCenChildInstance',
    { ...vpcA, ChildInstanceRegionId: 'cn-beijing' },
    '404 ParameterInstanceId',
  ],
  [both, 'B', 'DetachCenChildInstance', vpcA, '404 ParameterCenInstanceId'],

  [fresh, 'A', 'GrantInstanceToCen', grant, '404 InvalidInstanceId.NotFound'],
  [fresh, 'B', 'GrantInstanceToCen', { ...grant, RegionId: 'cn-qingdao' }, '404 InvalidInstanceId.NotFound'],
  [fresh, 'B', 'GrantInstanceToCen', { ...grant, RegionId: 'mars' }, '404 InvalidRegionId.NotFound'],
  [fresh, 'B', 'GrantInstanceToCen', { ...grant, InstanceType: 'LAN' }, '404 InstanceType.Invalid'],
  [fresh, 'B', 'GrantInstanceToCen', { ...grant, CenId: 'none' }, '400 IllegalParam.CenInstanceId'],
  [fresh, 'B', 'GrantInstanceToCen', { ...grant, CenOwnerId: UID.B }, '400 IllegalParam.CenInstanceId'],
  [fresh, 'A', 'GrantInstanceToCen', { ...grant, InstanceId: 'vpc-a' }, '400 Invalid.Grant'],
  [both, 'B', 'RevokeInstanceFromCen', grant, '400 IncorrectStatus'],
  [fresh, 'B', 'RevokeInstanceFromCen', grant, '400 IllegalParam.CenInstanceId'],

  [
    fresh,
    'A',
    'CreateCenBandwidthPackage',
    { ...areas, Bandwidth: 1 },
    '400 ParameterIllegal.BandwidthPackage',
  ],
  [
    fresh,
    'A',
    'CreateCenBandwidthPackage',
    { ...areas, Bandwidth: 10_001 },
    '400 ParameterIllegal.BandwidthPackage',
  ],
  [
    fresh,
    'A',
    'CreateCenBandwidthPackage',
    { ...areas, Bandwidth: 'much' },
    '400 ParameterIllegal.BandwidthPackage',
  ],
  [fresh, 'A', 'CreateCenBandwidthPackage', areas, '400 MissingParameter'],
  [
    fresh,
    'A',
    'CreateCenBandwidthPackage',
    { ...areas, Bandwidth: 8, GeographicRegionAId: 'Mars' },
    '404 GeographicSpan.NotFound',
  ],
  [fresh, 'A', 'CreateCenBandwidthPackage', { ...areas, Bandwidth: 8, Period: 4 }, '400 InvalidParameter'],
  [
    fresh,
    'A',
    'CreateCenBandwidthPackage',
    { ...areas, Bandwidth: 8, BandwidthPackageChargeType: 'GIFT' },
    '400 UnSupported.ChargeType',
  ],
  [
    both,
    'A',
    'AssociateCenBandwidthPackage',
    { CenId, CenBandwidthPackageId: 'cenbwp-x' },
    '404 ParameterBwpInstanceId',
  ],
  [both, 'A', 'AssociateCenBandwidthPackage', binding, '409 InvalidOperation.BwpInstanceStatus'],
  [limited, 'A', 'UnassociateCenBandwidthPackage', binding, '409 InvalidOperation.CenBandwidthLimitsNotZero'],
  [
    limited,
    'A',
    'ModifyCenBandwidthPackageSpec',
    { ...binding, Bandwidth: 4 },
    '409 InvalidOperation.BwpBandwidthExceeded',
  ],

  [fresh, 'A', 'SetCenInterRegionBandwidthLimit', limit, '400 ParameterIllegal.RegionId'],
  [
    both,
    'A',
    'SetCenInterRegionBandwidthLimit',
    { ...limit, OppositeRegionId: 'cn-qingdao' },
    '400 ParameterIllegal.RegionId',
  ],
  [
    both,
    'A',
    'SetCenInterRegionBandwidthLimit',
    { ...limit, OppositeRegionId: 'mars' },
    '400 ParameterIllegal.RegionId',
  ],
  [
    both,
    'A',
    'SetCenInterRegionBandwidthLimit',
    { ...limit, OppositeRegionId: 'us-east-1' },
    '400 ParameterIllegal.RegionId',
  ],
  [
    both,
    'A',
    'SetCenInterRegionBandwidthLimit',
    { ...limit, BandwidthLimit: 1.5 },
    '400 ParameterIllegal.BandwidthLimit',
  ],
  [
    both,
    'A',
    'SetCenInterRegionBandwidthLimit',
    { ...limit, BandwidthLimit: -1 },
    '400 ParameterIllegal.BandwidthLimit',
  ],
  [
    both,
    'A',
    'SetCenInterRegionBandwidthLimit',
    { ...limit, BandwidthLimit: 0 },
    '400 ParameterIllegal.BandwidthLimit',
  ],
  [
    both,
    'A',
    'SetCenInterRegionBandwidthLimit',
    { ...limit, BandwidthLimit: 9 },
    '409 InvalidOperation.BwpBandwidthExceeded',
  ],

  [
    fresh,
    'A',
    'AuthorizeSecurityGroup',
    { ...icmp, SecurityGroupId: 'sg-b' },
    '404 InvalidSecurityGroupId.NotFound',
  ],
  [
    fresh,
    'A',
    'AuthorizeSecurityGroup',
    { ...icmp, IpProtocol: 'ICMPv6' },
    '400 InvalidIpProtocol.ValueNotSupported',
  ],
  [fresh, 'A', 'AuthorizeSecurityGroup', { ...icmp, PortRange: '22/22' }, '400 OperationDenied'],
  [fresh, 'A', 'AuthorizeSecurityGroup', { ...tcp, PortRange: '-1/-1' }, '400 OperationDenied'],
  [fresh, 'A', 'AuthorizeSecurityGroup', { ...tcp, PortRange: '' }, '400 MissingParameter'],
  [fresh, 'A', 'AuthorizeSecurityGroup', { ...tcp, PortRange: '23/22' }, '400 InvalidIpPortRange.Malformed'],
  [
    fresh,
    'A',
    'AuthorizeSecurityGroup',
    { ...tcp, PortRange: '1/70000' },
    '400 InvalidIpPortRange.Malformed',
  ],
  [fresh, 'A', 'AuthorizeSecurityGroup', { ...tcp, SourceCidrIp: '' }, '400 MissingParameter.Source'],
  [
    fresh,
    'A',
    'AuthorizeSecurityGroup',
    { ...tcp, SourceCidrIp: '10.0.0/8' },
    '400 InvalidSourceCidrIp.Malformed',
  ],
  [fresh, 'A', 'AuthorizeSecurityGroup', { ...tcp, Priority: 101 }, '400 InvalidPriority.ValueNotSupported'],
  [fresh, 'A', 'AuthorizeSecurityGroup', { ...tcp, Policy: 'maybe' }, '400 InvalidPolicy.Malformed'],
  [fresh, 'A', 'AuthorizeSecurityGroup', { ...tcp, NicType: 'internet' }, '400 InvalidNicType.Mismatch'],
  [
    fresh,
    'A',
    'AuthorizeSecurityGroup',
    { ...tcp, SourceCidrIp: '', SourceGroupId: 'sg-us' },
    '400 InvalidSourceGroupId.Mismatch',
  ],
  [
    fresh,
    'A',
    'AuthorizeSecurityGroup',
    { ...tcp, SourceCidrIp: '', SourceGroupId: 'sg-x' },
    '404 InvalidSourceGroupId.NotFound',
  ],
  [
    fresh,
    'A',
    'AuthorizeSecurityGroup',
    { ...tcp, SourceCidrIp: '', SourceGroupId: 'sg-a' },
    '403 InvalidParamter.Conflict',
  ],
  [fresh, 'A', 'AuthorizeSecurityGroupEgress', tcp, '400 MissingParameter.Dest'],
  [
    fresh,
    'A',
    'RevokeSecurityGroup',
    { SecurityGroupId: 'sg-a', SecurityGroupRuleId: ['sgr-x'] },
    '400 InvalidParam.SecurityGroupRuleId',
  ],
  [
    fresh,
    'A',
    'JoinSecurityGroup',
    { SecurityGroupId: 'sg-us', InstanceId: 'ecs-a' },
    '400 InvalidInstanceId.Mismatch',
  ],
  [
    fresh,
    'A',
    'JoinSecurityGroup',
    { SecurityGroupId: 'sg-a', InstanceId: 'ecs-a' },
    '403 InvalidInstanceId.AlreadyExists',
  ],
  [
    fresh,
    'A',
    'JoinSecurityGroup',
    { SecurityGroupId: 'sg-a', InstanceId: 'ecs-b' },
    '404 InvalidInstanceId.NotFound',
  ],
  [
    fresh,
    'A',
    'LeaveSecurityGroup',
    { SecurityGroupId: 'sg-a', InstanceId: 'ecs-us' },
    '403 InstanceNotInSecurityGroup',
  ],
  [
    fresh,
    'A',
    'LeaveSecurityGroup',
    { SecurityGroupId: 'sg-a', InstanceId: 'ecs-a' },
    '403 InstanceLastSecurityGroup',
  ],
  [
    fresh,
    'A',
    'ModifySecurityGroupPolicy',
    { SecurityGroupId: 'sg-a', InnerAccessPolicy: 'Ask' },
    '400 InvalidPolicyValue.Malformed',
  ],
];

for (const [world, as, action, params, code] of ROWS)
  t.equal(codeOf(world, as, action, params), code, `${action} ${JSON.stringify(params)}`);

t.test('a refusal says which object and why', async (t) => {
  const result = make(limited, 'A', 'SetCenInterRegionBandwidthLimit', { ...limit, BandwidthLimit: 9 });
  t.same(result, {
    ok: false,
    error: {
      code: 'InvalidOperation.BwpBandwidthExceeded',
      status: 409,
      message:
        'The bandwidth package does not have this much bandwidth. ' +
        `${CenBandwidthPackageId} has 8 of 8 Mbit/s left for cn-beijing–cn-qingdao.`,
    },
  });
});

t.test('an account that the world does not have is a mistake of the program', async (t) => {
  t.throws(() => make(fresh, 'C', 'CreateCen'), { name: 'TypeError', message: 'no account C' });
});
