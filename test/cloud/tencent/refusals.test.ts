import t from 'tap';
import { settle } from '../../../src/cloud/clouds.js';
import type { World } from '../../../src/cloud/world.js';
import type { JsonObject } from '../../../src/model/json.js';
import { accepted, codeOf, done, frozen, make, UID } from '../world.js';
import { apply, bareWorld, join, routeTo, which, withCcn } from './lab.js';

const [fresh, CcnId] = withCcn(bareWorld());
const asked = apply(fresh, CcnId);
const both = join(fresh, CcnId, 'vpc-a', 'vpc-b');
const [prepaidWorld, prepaid] = withCcn(fresh, { InstanceChargeType: 'PREPAID' });
const prepaidBoth = join(prepaidWorld, prepaid, 'vpc-a', 'vpc-c');
const stopped: World = {
  ...both,
  tencent: {
    ...both.tencent,
    ccns: Object.fromEntries(
      Object.entries(asked.tencent.ccns).map(([id, ccn]) => [id, { ...ccn, State: 'ISOLATED' as const }]),
    ),
  },
};
const stoppedAsked = { ...asked, tencent: { ...asked.tencent, ccns: stopped.tencent.ccns } };
const tight = bareWorld({
  ccnsPerAccount: 1,
  instancesPerCcn: 1,
  routeTablesPerCcn: 1,
  policiesPerRouteTable: 1,
  valuesPerCondition: 1,
});
const [tightWorld, tightCcn] = withCcn(tight);

const a = which(fresh, CcnId, 'vpc-a');
const b = { ...which(fresh, CcnId, 'vpc-b'), CcnUin: UID.A };
/** A gateway that a CCN takes in with the call that makes it. */
const border = (ccn: string): JsonObject => ({
  Region: 'ap-guangzhou',
  DirectConnectGatewayName: 'border',
  NetworkType: 'CCN',
  NetworkInstanceId: ccn,
});
const named = (more: JsonObject): JsonObject => ({
  CcnId,
  Instances: [{ InstanceId: 'vpc-a', InstanceRegion: 'ap-guangzhou', InstanceType: 'VPC', ...more }],
});
const limit = (more: JsonObject): JsonObject => ({
  CcnId,
  CcnRegionBandwidthLimits: [{ BandwidthLimit: 5, ...more }],
});
const [tableId = ''] = Object.keys(fresh.tencent.ccnRouteTables);
const RouteId = String(routeTo(both, CcnId, '10.0.1.0/24').RouteId);
const policy = (...Policys: JsonObject[]): JsonObject => ({ CcnId, RouteTableId: tableId, Policys });
const where = (Name: string, ...Values: string[]): JsonObject => ({
  Action: 'accept',
  RouteConditions: [{ Name, Values }],
});

type Row = readonly [world: World, as: 'A' | 'B', action: string, params: JsonObject, code: string];

const ROWS: readonly Row[] = [
  [fresh, 'A', 'CreateCnn', {}, 'InvalidAction'],
  [fresh, 'A', 'constructor', {}, 'InvalidAction'],

  [fresh, 'A', 'CreateCcn', {}, 'MissingParameter'],
  [fresh, 'A', 'CreateCcn', { CcnName: 'x', Colour: 'red' }, 'UnknownParameter'],
  [fresh, 'A', 'CreateCcn', { CcnName: 'x'.repeat(61) }, 'InvalidParameterValue.TooLong'],
  [fresh, 'A', 'CreateCcn', { CcnName: '网'.repeat(21) }, 'InvalidParameterValue.TooLong'],
  [
    fresh,
    'A',
    'CreateCcn',
    { CcnName: 'x', CcnDescription: 'x'.repeat(101) },
    'InvalidParameterValue.TooLong',
  ],
  [fresh, 'A', 'CreateCcn', { CcnName: 'x', QosLevel: 'CU' }, 'InvalidParameterValue'],
  [fresh, 'A', 'CreateCcn', { CcnName: ['x'] }, 'InvalidParameterValue.Malformed'],
  [
    fresh,
    'A',
    'CreateCcn',
    { CcnName: 'x', InstanceChargeType: 'PREPAID', BandwidthLimitType: 'OUTER_REGION_LIMIT' },
    'UnsupportedOperation.PrepaidCcnOnlySupportInterRegionLimit',
  ],
  [
    fresh,
    'A',
    'CreateCcn',
    { CcnName: 'x', InstanceChargeType: 'PREPAID', InstanceMeteringType: 'TRAFFIC' },
    'UnsupportedOperation.PrepaidCcnOnlySupportBandwidthMetering',
  ],
  [
    fresh,
    'A',
    'CreateCcn',
    {
      CcnName: 'x',
      Tags: [
        { Key: 'k', Value: '1' },
        { Key: 'k', Value: '2' },
      ],
    },
    'InvalidParameterValue.TagDuplicateKey',
  ],
  [tightWorld, 'A', 'CreateCcn', { CcnName: 'x' }, 'LimitExceeded'],

  [fresh, 'A', 'ModifyCcnAttribute', { CcnId }, 'MissingParameter'],
  [fresh, 'A', 'ModifyCcnAttribute', { CcnId: 'cen-1', CcnName: 'x' }, 'InvalidParameterValue.Malformed'],
  [fresh, 'A', 'ModifyCcnAttribute', { CcnId: 'ccn-none', CcnName: 'x' }, 'ResourceNotFound'],
  [fresh, 'B', 'ModifyCcnAttribute', { CcnId, CcnName: 'x' }, 'ResourceNotFound'],
  [
    fresh,
    'A',
    'ModifyCcnAttribute',
    { CcnId, RouteOverlapFlag: false },
    'UnsupportedOperation.CcnRouteOverlapFlagDisableNotSupported',
  ],
  [fresh, 'B', 'DeleteCcn', { CcnId }, 'ResourceNotFound'],
  [both, 'A', 'DeleteCcn', { CcnId }, 'UnsupportedOperation.ExistCcnInstancesNotSupportDeleteCcn'],
  [
    done(fresh, 'A', 'CreateCcnRouteTables', { RouteTable: [{ CcnId, Name: 'x' }] }),
    'A',
    'DeleteCcn',
    { CcnId },
    'UnsupportedOperation.ExistCcnCustomRouteTablesNotSupportDeleteCcn',
  ],
  [
    fresh,
    'A',
    'DescribeCcns',
    { CcnIds: [CcnId], Filters: [{ Name: 'state', Values: ['AVAILABLE'] }] },
    'InvalidParameter.Coexist',
  ],
  [fresh, 'B', 'DescribeCcns', { CcnIds: [CcnId] }, 'ResourceNotFound'],
  [fresh, 'A', 'DescribeCcns', { CcnIds: Array(101).fill(CcnId) }, 'InvalidParameterValue.LimitExceeded'],
  [fresh, 'A', 'DescribeCcns', { Limit: 101 }, 'InvalidParameterValue.Range'],
  [
    fresh,
    'A',
    'DescribeCcns',
    { Filters: [{ Name: 'colour', Values: [] }] },
    'InvalidParameter.FilterInvalidKey',
  ],
  [fresh, 'A', 'DescribeCcns', { Filters: ['state'] }, 'InvalidParameter.FilterNotDict'],
  [
    fresh,
    'A',
    'DescribeCcns',
    { Filters: [{ Name: 'state', Values: 'x' }] },
    'InvalidParameter.FilterValuesNotList',
  ],

  [fresh, 'A', 'AttachCcnInstances', { CcnId }, 'MissingParameter'],
  [fresh, 'A', 'AttachCcnInstances', { ...a, CcnUin: 'me' }, 'InvalidParameterValue.Malformed'],
  [fresh, 'A', 'AttachCcnInstances', { ...a, CcnUin: '7' }, 'UnsupportedOperation.UinNotFound'],
  [fresh, 'A', 'AttachCcnInstances', { ...a, CcnId: 'ccn-none' }, 'ResourceNotFound'],
  [fresh, 'B', 'AttachCcnInstances', which(fresh, CcnId, 'vpc-b'), 'ResourceNotFound'],
  [fresh, 'A', 'AttachCcnInstances', which(fresh, CcnId, 'vpc-b'), 'ResourceNotFound'],
  [
    fresh,
    'A',
    'AttachCcnInstances',
    which(fresh, CcnId, 'vpc-a', 'vpc-a'),
    'InvalidParameterValue.Duplicate',
  ],
  [fresh, 'A', 'AttachCcnInstances', named({ InstanceRegion: 'mars' }), 'InvalidParameterValue'],
  [fresh, 'A', 'AttachCcnInstances', named({ InstanceRegion: 'ap-beijing' }), 'ResourceNotFound'],
  [fresh, 'A', 'AttachCcnInstances', named({ InstanceType: 'VPNGW' }), 'ResourceNotFound'],
  [fresh, 'A', 'AttachCcnInstances', named({ InstanceType: 'BMVPC' }), 'UnsupportedOperation'],
  [fresh, 'A', 'AttachCcnInstances', named({ Colour: 'red' }), 'UnknownParameter'],
  [
    fresh,
    'A',
    'AttachCcnInstances',
    named({ RouteTableId: 'ccnrtb-none' }),
    'UnsupportedOperation.CcnRouteTableNotExist',
  ],
  [both, 'A', 'AttachCcnInstances', a, 'UnsupportedOperation.CcnAttached'],
  [asked, 'B', 'AttachCcnInstances', b, 'UnsupportedOperation.CcnAttached'],
  [
    join(tightWorld, tightCcn, 'vpc-a'),
    'A',
    'AttachCcnInstances',
    which(tightWorld, tightCcn, 'vpc-d'),
    'LimitExceeded',
  ],
  [stoppedAsked, 'A', 'AttachCcnInstances', a, 'UnsupportedOperation.InvalidState'],
  [join(tightWorld, tightCcn, 'vpc-a'), 'A', 'CreateDirectConnectGateway', border(tightCcn), 'LimitExceeded'],
  [stopped, 'A', 'CreateDirectConnectGateway', border(CcnId), 'UnsupportedOperation'],

  [
    fresh,
    'A',
    'AcceptAttachCcnInstances',
    which(fresh, CcnId, 'vpc-b'),
    'UnsupportedOperation.CcnNotAttached',
  ],
  [asked, 'B', 'AcceptAttachCcnInstances', which(asked, CcnId, 'vpc-b'), 'ResourceNotFound'],
  [
    both,
    'A',
    'AcceptAttachCcnInstances',
    which(both, CcnId, 'vpc-b'),
    'UnsupportedOperation.NotPendingCcnInstance',
  ],
  [
    stoppedAsked,
    'A',
    'AcceptAttachCcnInstances',
    which(asked, CcnId, 'vpc-b'),
    'UnsupportedOperation.InvalidInstanceState',
  ],
  [
    both,
    'A',
    'RejectAttachCcnInstances',
    which(both, CcnId, 'vpc-b'),
    'UnsupportedOperation.NotPendingCcnInstance',
  ],
  [
    fresh,
    'A',
    'RejectAttachCcnInstances',
    which(both, CcnId, 'vpc-b'),
    'UnsupportedOperation.CcnNotAttached',
  ],

  [asked, 'B', 'ResetAttachCcnInstances', b, 'UnsupportedOperation'],
  [fresh, 'B', 'ResetAttachCcnInstances', b, 'ResourceNotFound'],
  [fresh, 'B', 'ResetAttachCcnInstances', which(fresh, CcnId, 'vpc-b'), 'MissingParameter'],

  [fresh, 'A', 'DetachCcnInstances', a, 'UnsupportedOperation.CcnNotAttached'],
  [both, 'B', 'DetachCcnInstances', which(both, CcnId, 'vpc-a'), 'UnsupportedOperation.AppIdMismatch'],
  [both, 'A', 'DetachCcnInstances', { ...a, CcnId: 'ccn-none' }, 'ResourceNotFound'],
  [
    both,
    'A',
    'DetachCcnInstances',
    named({ InstanceRegion: 'ap-beijing' }),
    'InvalidParameterValue.ParameterMismatch',
  ],
  [asked, 'A', 'DetachCcnInstances', which(asked, CcnId, 'vpc-b'), 'UnsupportedOperation'],
  [
    accepted(fresh, 'A', 'AttachCcnInstances', a).world,
    'A',
    'DetachCcnInstances',
    a,
    'UnsupportedOperation.MutexOperationTaskRunning',
  ],
  [fresh, 'A', 'ModifyCcnAttachedInstancesAttribute', a, 'ResourceNotFound'],
  [
    both,
    'A',
    'ModifyCcnAttachedInstancesAttribute',
    named({ Description: 'x'.repeat(101) }),
    'InvalidParameterValue.TooLong',
  ],

  [both, 'B', 'SetCcnRegionBandwidthLimits', limit({ Region: 'ap-shanghai' }), 'ResourceNotFound'],
  [both, 'A', 'SetCcnRegionBandwidthLimits', limit({ Region: 'ap-beijing' }), 'UnsupportedOperation'],
  [
    both,
    'A',
    'SetCcnRegionBandwidthLimits',
    limit({ Region: 'ap-guangzhou', DstRegion: 'ap-shanghai' }),
    'UnsupportedOperation',
  ],
  [
    both,
    'A',
    'SetCcnRegionBandwidthLimits',
    limit({ Region: 'ap-guangzhou', BandwidthLimit: 0 }),
    'InvalidParameterValue.Range',
  ],
  [both, 'A', 'SetCcnRegionBandwidthLimits', { CcnId }, 'MissingParameter'],
  [
    both,
    'A',
    'SetCcnRegionBandwidthLimits',
    limit({ Region: 'ap-guangzhou', IsBm: true }),
    'UnsupportedOperation',
  ],
  [
    prepaidBoth,
    'A',
    'ModifyCcnRegionBandwidthLimitsType',
    { CcnId: prepaid },
    'UnsupportedOperation.NotPostpaidCcnOperation',
  ],
  [fresh, 'A', 'DescribeCcnRegionBandwidthLimits', { CcnId: 'ccn-none' }, 'UnsupportedOperation'],
  [
    fresh,
    'A',
    'GetCcnRegionBandwidthLimits',
    { CcnId, Filters: [{ Name: 'region', Values: [] }] },
    'InvalidParameter.FilterInvalidKey',
  ],

  [both, 'B', 'DisableCcnRoutes', { CcnId, RouteIds: [RouteId] }, 'ResourceNotFound'],
  [both, 'A', 'DisableCcnRoutes', { CcnId, RouteIds: ['ccnr-none'] }, 'ResourceNotFound'],
  [both, 'A', 'EnableCcnRoutes', { CcnId, RouteIds: ['rtb-1'] }, 'InvalidParameterValue.Malformed'],
  [both, 'A', 'EnableCcnRoutes', { CcnId }, 'MissingParameter'],
  [
    both,
    'A',
    'DescribeCcnRoutes',
    { CcnId, RouteIds: [RouteId], Filters: [{ Name: 'route-id', Values: [RouteId] }] },
    'InvalidParameter.Coexist',
  ],
  [fresh, 'B', 'DescribeCcnRoutes', { CcnId }, 'ResourceNotFound'],
  [
    both,
    'A',
    'DescribeRouteConflicts',
    { RouteTableId: 'rtb-none', DestinationCidrBlocks: ['10.0.0.0/8'] },
    'ResourceNotFound',
  ],
  [
    both,
    'A',
    'DescribeRouteConflicts',
    { RouteTableId: 'rtb-none', DestinationCidrBlocks: ['10.0.0.0/33'] },
    'InvalidParameterValue.Malformed',
  ],

  [fresh, 'B', 'CreateCcnRouteTables', { RouteTable: [{ CcnId, Name: 'x' }] }, 'ResourceNotFound'],
  [
    tightWorld,
    'A',
    'CreateCcnRouteTables',
    { RouteTable: [{ CcnId: tightCcn, Name: 'x' }] },
    'UnsupportedOperation.RouteTableExceedPerVbcLimit',
  ],
  [
    fresh,
    'A',
    'ModifyCcnRouteTables',
    { RouteTableInfo: [{ RouteTableId: tableId, Name: 'x' }] },
    'UnsupportedOperation.NotSupportModifyDefaultCcnRouteTable',
  ],
  [
    fresh,
    'A',
    'DeleteCcnRouteTables',
    { RouteTableId: [tableId] },
    'UnsupportedOperation.NotSupportDeleteDefaultCcnRouteTable',
  ],
  [
    fresh,
    'A',
    'DeleteCcnRouteTables',
    { RouteTableId: ['ccnrtb-none'] },
    'UnsupportedOperation.CcnRouteTableNotExist',
  ],
  [
    asked,
    'A',
    'AssociateInstancesToCcnRouteTable',
    { ...which(asked, CcnId, 'vpc-b'), RouteTableId: tableId },
    'UnsupportedOperation.InvalidInstanceState',
  ],
  [fresh, 'A', 'AssociateInstancesToCcnRouteTable', { ...a, RouteTableId: tableId }, 'ResourceNotFound'],
  [
    fresh,
    'A',
    'ReplaceCcnRouteTableInputPolicys',
    policy(where('colour', 'red')),
    'InvalidParameter.InvalidKey',
  ],
  [
    fresh,
    'A',
    'ReplaceCcnRouteTableInputPolicys',
    policy(where('cidr-block', 'x')),
    'InvalidParameterValue.ParameterMismatch',
  ],
  [
    fresh,
    'A',
    'ReplaceCcnRouteTableInputPolicys',
    policy(...Array(101).fill(where('instance-id', 'x'))),
    'LimitExceeded.CcnRouteBroadcastPolicy',
  ],
  [
    fresh,
    'A',
    'ReplaceCcnRouteTableInputPolicys',
    policy(where('instance-id', ...Array(26).fill('x'))),
    'LimitExceeded.CcnRouteBroadcastPolicyCond',
  ],

  [
    fresh,
    'A',
    'AuditCrossBorderCompliance',
    { ServiceProvider: 'UNICOM', ComplianceId: 1, AuditBehavior: 'DENY' },
    'ResourceNotFound',
  ],
  [
    fresh,
    'A',
    'EmulateCcnBandwidthPurchase',
    { CcnId, Region: 'a', DstRegion: 'b', BandwidthLimit: 1 },
    'UnsupportedOperation',
  ],
];

t.test('refused calls: the code, HTTP 200, and a world that is as it was', async (t) => {
  for (const [world, as, action, params, code] of ROWS) {
    const before = frozen(structuredClone(world));
    const result = make(before, as, action, params);
    const got = result.ok ? 'accepted' : `${result.error.status} ${result.error.code}`;
    t.equal(got, `200 ${code}`, `${action} ${JSON.stringify(params).slice(0, 100)}`);
    if (!result.ok) t.match(result.error.message, /\S/);
  }
});

t.test('all or nothing: one bad item refuses the whole call', async (t) => {
  const mixed = { ...which(fresh, CcnId, 'vpc-a', 'vpc-b') };
  const result = make(frozen(structuredClone(fresh)), 'A', 'AttachCcnInstances', mixed);
  t.equal(result.ok, false);
});

t.test('bandwidth that was bought keeps a CCN', async (t) => {
  const bought = done(prepaidBoth, 'A', 'EmulateCcnBandwidthPurchase', {
    CcnId: prepaid,
    Region: 'ap-guangzhou',
    DstRegion: 'ap-beijing',
    BandwidthLimit: 5,
  });
  const empty = settle(
    accepted(bought, 'A', 'DetachCcnInstances', which(bought, prepaid, 'vpc-a', 'vpc-c')).world,
  ).world;
  t.equal(
    codeOf(empty, 'A', 'DeleteCcn', { CcnId: prepaid }),
    '200 UnsupportedOperation.BandwidthNotExpired',
  );
});

t.test('a CCN from its making to its end', async (t) => {
  const made = accepted(fresh, 'A', 'CreateCcn', {
    CcnName: 'second',
    QosLevel: 'pt',
    Tags: [{ Key: 'env', Value: 'test' }],
    Language: 'en-US',
    Region: 'ap-guangzhou',
  });
  t.match(made.response, {
    RequestId: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
    Ccn: {
      CcnId: /^ccn-[0-9a-z]{8}$/,
      CcnName: 'second',
      State: 'AVAILABLE',
      QosLevel: 'PT',
      InstanceChargeType: 'POSTPAID',
      InstanceMeteringType: 'BANDWIDTH',
      BandwidthLimitType: 'OUTER_REGION_LIMIT',
      InstanceCount: 0,
      CreateTime: '2026-01-31 12:00:00',
      RouteOverlapFlag: true,
      RouteECMPFlag: false,
      TagSet: [{ Key: 'env', Value: 'test' }],
    },
  });
  const describe = (params: JsonObject) => accepted(made.world, 'A', 'DescribeCcns', params).response;
  t.match(describe({ OrderField: 'CcnName', OrderDirection: 'DESC' }), {
    TotalCount: 2,
    CcnSet: [{ CcnName: 'second' }, { CcnName: 'lab' }],
  });
  t.match(describe({ 'Filters.0.Name': 'tag:env', 'Filters.0.Values.0': 'test' }), {
    TotalCount: 1,
    CcnSet: [{ CcnName: 'second' }],
  });
  t.match(
    describe({
      Filters: [
        { Name: 'tag-key', Values: ['env', 'x'] },
        { Name: 'ccn-name', Values: ['lab'] },
      ],
    }),
    {
      TotalCount: 0,
      CcnSet: [],
    },
  );
  t.match(describe({ Offset: 1, Limit: 1 }), { TotalCount: 2, CcnSet: [{ CcnName: 'second' }] });
  t.equal(accepted(made.world, 'A', 'DescribeCcns').world, made.world, 'a question changes nothing');

  const renamed = done(asked, 'A', 'ModifyCcnAttribute', { CcnId, CcnName: 'other', RouteECMPFlag: true });
  t.match(accepted(renamed, 'A', 'DescribeCcns').response, {
    CcnSet: [{ CcnName: 'other', RouteECMPFlag: true }],
  });
  const gone = done(renamed, 'A', 'DeleteCcn', { CcnId });
  t.same([gone.tencent.ccns, gone.tencent.attachments, gone.tencent.ccnRouteTables], [{}, {}, {}]);
});
