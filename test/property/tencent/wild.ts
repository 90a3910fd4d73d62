import { rows } from '../../../src/model/json.js';
import { blocksOf } from '../blocks.js';
import { type Candidates, wildMaker, withPrefix } from '../wild.js';
import { instanceOf, networksOf } from './parts.js';

const REGIONS: Candidates = (world) => networksOf(world).map(({ region }) => region);
const UINS: Candidates = (world) => rows(world.accounts).map(({ uid }) => uid);
const FLAGS: Candidates = () => [true, false];
const CCNS = withPrefix('ccn-');
const GROUPS = withPrefix('sg-');

/** Values that make sense for a parameter; parameters that are not here get nonsense or nothing. */
const CANDIDATES: Readonly<Record<string, Candidates>> = {
  Region: REGIONS,
  DstRegion: REGIONS,
  CcnId: CCNS,
  CcnIds: (world) => CCNS(world).map((id) => [id]),
  CcnName: () => ['lab', 'other'],
  CcnUin: UINS,
  AccountId: UINS,
  Instances: (world) => networksOf(world).map((network) => [instanceOf(network)]),
  InstanceChargeType: () => ['PREPAID', 'POSTPAID'],
  InstanceMeteringType: () => ['BANDWIDTH', 'TRAFFIC'],
  BandwidthLimitType: () => ['OUTER_REGION_LIMIT', 'INTER_REGION_LIMIT'],
  BandwidthLimit: () => [1, 20, 1_000_000],
  CcnRegionBandwidthLimits: (world) => REGIONS(world).map((Region) => [{ Region, BandwidthLimit: 20 }]),
  RouteIds: ({ tencent }) => rows(tencent.ccnRoutes).map(({ RouteId }) => [RouteId]),
  RouteItemIds: ({ tencent }) => rows(tencent.vpcCcnRoutes).map(({ RouteItemId }) => [RouteItemId]),
  RouteTableId: (world) => [...withPrefix('rtb-')(world), ...withPrefix('ccnrtb-')(world)],
  RouteTable: (world) => CCNS(world).map((CcnId) => [{ CcnId, Name: 'zone' }]),
  RouteOverlapFlag: FLAGS,
  RouteECMPFlag: FLAGS,
  InArrears: FLAGS,
  Granted: FLAGS,
  VpcId: withPrefix('vpc-'),
  VpcName: () => ['net'],
  SubnetId: withPrefix('subnet-'),
  SubnetIds: (world) => withPrefix('subnet-')(world).map((id) => [id]),
  SubnetName: () => ['sub'],
  Zone: (world) => REGIONS(world).map((region) => `${String(region)}-1`),
  CidrBlock: blocksOf,
  CidrBlocks: (world) => blocksOf(world).map((block) => [block]),
  EnableRouteVpcPublish: FLAGS,
  InstanceIds: (world) => withPrefix('ins-')(world).map((id) => [id]),
  SecurityGroupId: GROUPS,
  SecurityGroupIds: (world) => GROUPS(world).map((id) => [id]),
  SecurityGroups: (world) => GROUPS(world).map((id) => [id]),
  GroupName: () => ['group'],
  NetworkAclId: withPrefix('acl-'),
  NetworkAclName: () => ['list'],
  NetworkType: () => ['VPC', 'CCN'],
  NetworkInstanceId: (world) => [...withPrefix('vpc-')(world), ...CCNS(world)],
  DirectConnectGatewayId: withPrefix('dcg-'),
  DirectConnectGatewayName: () => ['gateway'],
  DirectConnectId: withPrefix('dc-'),
  DirectConnectTunnelId: withPrefix('dcx-'),
  DirectConnectTunnelName: () => ['tunnel'],
  CcnRouteType: () => ['BGP', 'STATIC'],
  VpnGatewayId: withPrefix('vpngw-'),
  VpnGatewayName: () => ['gateway'],
  VpnConnectionId: withPrefix('vpnx-'),
  CustomerGatewayId: (world) => [...withPrefix('idc-')(world), ...withPrefix('vpn')(world)],
  InternetMaxBandwidthOut: () => [5, 100],
  FleetId: ({ tencent }) => Object.keys(tencent.fleets),
  Name: () => ['fleet'],
  CopyNumber: () => [1],
  DesiredInstances: () => [0, 1, 2],
  MinSize: () => [0],
  MaxSize: () => [2],
  ServiceProvider: () => ['UNICOM'],
  ComplianceId: ({ tencent }) => rows(tencent.crossBorder).map(({ ComplianceId }) => ComplianceId),
  Company: () => ['lab'],
  AuditBehavior: () => ['APPROVED', 'DENY'],
  ClientToken: () => ['one', 'two'],
};

/** Any action of Tencent Cloud. */
export const wild = wildMaker('tencent', 10, CANDIDATES);
