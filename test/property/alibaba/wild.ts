import type { World } from '../../../src/cloud/world.js';
import { type JsonObject, rows } from '../../../src/model/json.js';
import { blocksOf } from '../blocks.js';
import type { Dice } from '../dice.js';
import { idsOf } from '../maker.js';
import { type Candidates, wildMaker, withPrefix } from '../wild.js';
import { networksOf } from './parts.js';

const CENS = withPrefix('cen-');
const REGIONS: Candidates = (world) => networksOf(world).map(({ region }) => region);
const NETWORKS: Candidates = (world) => networksOf(world).map(({ id }) => id);
const UIDS: Candidates = (world) => rows(world.accounts).map(({ uid }) => uid);
const AREAS: Candidates = () => ['China', 'North-America'];
const GROUPS = withPrefix('sg-');
const TABLES = withPrefix('vtb-');
const MBPS: Candidates = () => [0, 1, 2, 5, 8, 20];
const FLAGS: Candidates = () => [true, false];

/** Values that make sense for a parameter; parameters that are not here get nonsense or nothing. */
const CANDIDATES: Readonly<Record<string, Candidates>> = {
  CenId: CENS,
  Name: () => ['Lab', 'Other-1'],
  ProtectionLevel: () => ['FULL', 'REDUCED'],
  ChildInstanceId: NETWORKS,
  ChildInstanceType: () => ['VPC', 'VBR'],
  ChildInstanceRegionId: REGIONS,
  ChildInstanceRouteTableId: TABLES,
  ChildInstanceOwnerId: UIDS,
  CenOwnerId: UIDS,
  InstanceId: (world) => [...NETWORKS(world), ...idsOf(world, 'ecs-'), ...idsOf(world, 'i-')],
  InstanceType: () => ['VPC', 'VBR'],
  Bandwidth: MBPS,
  BandwidthLimit: MBPS,
  GeographicRegionAId: AREAS,
  GeographicRegionBId: AREAS,
  AutoPay: () => [true],
  AutoRenew: FLAGS,
  CenBandwidthPackageId: withPrefix('cenbwp-'),
  LocalRegionId: REGIONS,
  OppositeRegionId: REGIONS,
  CenRegionId: REGIONS,
  RegionId: REGIONS,
  SecurityGroupId: GROUPS,
  IpProtocol: () => ['TCP', 'icmp', 'all'],
  PortRange: () => ['22/22', '1/65535', '-1/-1'],
  SourceCidrIp: blocksOf,
  DestCidrIp: blocksOf,
  SourceGroupId: GROUPS,
  DestGroupId: GROUPS,
  Policy: () => ['accept', 'drop'],
  Priority: () => [1, 50, 100],
  InnerAccessPolicy: () => ['Accept', 'Drop'],
  VpcId: withPrefix('vpc-'),
  VSwitchId: withPrefix('vsw-'),
  CidrBlock: blocksOf,
  DestinationCidrBlock: blocksOf,
  RouteTableId: TABLES,
  NextHopType: () => ['Instance', 'RouterInterface', 'VpnGateway'],
  NextHopId: (world) => [...idsOf(world, 'ecs-'), ...idsOf(world, 'ri-'), ...idsOf(world, 'vpn-')],
  VbrId: withPrefix('vbr-'),
  RouterInterfaceId: withPrefix('ri-'),
  RouteMapId: withPrefix('cenrmap-'),
  NetworkAclId: withPrefix('nacl-'),
  TransitDirection: () => ['RegionIn', 'RegionOut'],
  MapResult: () => ['Permit', 'Deny'],
  TransitRouterId: withPrefix('tr-'),
  TransitRouterAttachmentId: withPrefix('tr-attach-'),
  TransitRouterRouteTableId: TABLES,
  Status: () => ['All', 'Active', 'Rejected'],
  NextPriority: () => [100],
  SourceInstanceIds: NETWORKS,
  DestinationInstanceIds: NETWORKS,
  SourceRegionIds: REGIONS,
  DestinationRegionIds: REGIONS,
  Preference: () => [1, 50, 100],
  VbrInstanceId: withPrefix('vbr-'),
  VbrInstanceRegionId: REGIONS,
  HealthCheckTargetIp: () => ['10.255.1.2'],
  PhysicalConnectionId: withPrefix('pc-'),
  VlanId: () => [1, 2, 3],
  LocalGatewayIp: () => ['10.255.0.1'],
  PeerGatewayIp: () => ['10.255.0.2'],
  PeerIpAddress: () => ['10.255.0.2'],
  PeeringSubnetMask: () => ['255.255.255.252'],
  PeerAsn: () => [64_999],
  BgpGroupId: ({ alibaba }) => rows(alibaba.vbrs).flatMap(({ bgp }) => bgp?.BgpGroupId ?? []),
  BgpPeerId: ({ alibaba }) => rows(alibaba.vbrs).flatMap(({ bgp }) => bgp?.BgpPeerId ?? []),
  RouterType: () => ['VRouter'],
  RouterId: (world) => [...idsOf(world, 'vpc-').map((id) => `vrt-${id}`), ...idsOf(world, 'vbr-')],
  Role: () => ['InitiatingSide', 'AcceptingSide'],
  Spec: () => ['Mini.2', 'Large.1'],
  OppositeInterfaceId: withPrefix('ri-'),
  OppositeInterfaceOwnerId: UIDS,
  Amount: () => [1, 2],
  PrivateIpAddress: (world) => rows(world.subnets).map(({ cidr }) => cidr.replace(/\d+\/\d+$/, '20')),
  Resource: (world) => idsOf(world, 'vsw-').map((id) => [{ ResourceType: 'VSwitch', ResourceId: id }]),
  RouteEntryId: ({ routeTables }) => rows(routeTables).flatMap((t) => t.entries.map(({ id }) => id)),
  SecondaryCidrBlock: blocksOf,
  Force: FLAGS,
  UpdateEgressAclEntries: FLAGS,
  UpdateIngressAclEntries: () => [true],
  ZoneId: (world) => REGIONS(world).map((region) => `${String(region)}-a`),
  ClientToken: () => ['one', 'two'],
};

/** A network's kind, region, owner and route table go with it, or next to nothing would be accepted. */
function fitting(world: World, params: JsonObject, dice: Dice): JsonObject {
  const network = networksOf(world).find(({ id }) => id === params.ChildInstanceId);
  if (!network || dice.chance(12)) return params;
  const fits: JsonObject = {
    ChildInstanceType: network.type,
    ChildInstanceRegionId: network.region,
    ChildInstanceOwnerId: world.accounts[network.account]?.uid ?? '',
    ChildInstanceRouteTableId: network.routeTable,
  };
  const taken = Object.keys(params).filter((name) => name in fits);
  return { ...params, ...Object.fromEntries(taken.map((name) => [name, fits[name] ?? null])) };
}

/** Any action of Alibaba Cloud. */
export const wild = wildMaker('alibaba', 12, CANDIDATES, fitting);
