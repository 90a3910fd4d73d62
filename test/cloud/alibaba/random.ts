import fc from 'fast-check';
import type { CallResult } from '../../../src/cloud/call.js';
import { actionsOf, advance, apply, settle } from '../../../src/cloud/clouds.js';
import { find } from '../../../src/cloud/lookup.js';
import type { World } from '../../../src/cloud/world.js';
import type { Json, JsonObject } from '../../../src/model/json.js';
import { UID } from '../world.js';

/** One move of a random run: a call (with numbers that pick its parameters), or a move of the clock. */
export type Move =
  | { readonly kind: 'call'; readonly as: string; readonly action: string; readonly picks: readonly number[] }
  | { readonly kind: 'settle' }
  | { readonly kind: 'advance'; readonly ms: number };

const NONSENSE: readonly Json[] = ['', 'x', -1, 1e9, '1.5', null, true, [], {}, 'constructor', '__proto__'];

type Candidates = (world: World) => readonly Json[];
const keys = (table: object): string[] => Object.keys(table);

const CENS: Candidates = ({ alibaba }) => keys(alibaba.cens);
const PACKAGES: Candidates = ({ alibaba }) => keys(alibaba.bandwidthPackages);
const VPCS: Candidates = ({ vpcs }) => keys(vpcs);
const VBRS: Candidates = ({ alibaba }) => keys(alibaba.vbrs);
const INTERFACES: Candidates = ({ alibaba }) => keys(alibaba.routerInterfaces);
const NETWORKS: Candidates = ({ vpcs, alibaba }) => [...keys(vpcs), ...keys(alibaba.vbrs)];
const TABLES: Candidates = (world) => NETWORKS(world).map((id) => `vtb-${id}`);
const ROUTES: Candidates = ({ subnets, routeTables }) => [
  ...Object.values(subnets).map(({ cidr }) => cidr),
  ...Object.values(routeTables).flatMap(({ entries }) => entries.map(({ cidr }) => cidr)),
];
const REGIONS: Candidates = ({ vpcs }) => Object.values(vpcs).map(({ region }) => region);
const UIDS: Candidates = () => Object.values(UID);
const AREAS: Candidates = () => ['China', 'North-America'];
const GROUPS: Candidates = ({ securityGroups }) => keys(securityGroups);
const BLOCKS: Candidates = () => ['0.0.0.0/0', '10.0.0.0/8', '172.16.1.10'];
const VSWITCHES: Candidates = ({ subnets }) => keys(subnets);
const HOSTS: Candidates = ({ hosts }) => keys(hosts);
const MBPS: Candidates = () => [0, 1, 2, 5, 8, 20];

/** Values that make sense for a parameter; parameters that are not here get nonsense or nothing. */
const CANDIDATES: Readonly<Record<string, Candidates>> = {
  CenId: CENS,
  Name: () => ['Lab', 'Other-1'],
  ProtectionLevel: () => ['FULL', 'REDUCED'],
  ChildInstanceId: NETWORKS,
  ChildInstanceType: () => ['VPC', 'VBR'],
  ChildInstanceRouteTableId: TABLES,
  CenRegionId: REGIONS,
  Status: () => ['All', 'Active', 'Rejected'],
  TransmitDirection: () => ['RegionIn', 'RegionOut'],
  MapResult: () => ['Permit', 'Deny'],
  NextPriority: () => [100],
  RouteMapId: ({ alibaba }) => keys(alibaba.routeMaps),
  SourceInstanceIds: NETWORKS,
  DestinationInstanceIds: NETWORKS,
  SourceRegionIds: REGIONS,
  DestinationRegionIds: REGIONS,
  Preference: () => [1, 50, 100],
  ChildInstanceRegionId: REGIONS,
  ChildInstanceOwnerId: UIDS,
  CenOwnerId: UIDS,
  InstanceId: (world) => [...keys(world.vpcs), ...keys(world.hosts)],
  InstanceType: () => ['VPC', 'VBR'],
  Bandwidth: MBPS,
  BandwidthLimit: MBPS,
  GeographicRegionAId: AREAS,
  GeographicRegionBId: AREAS,
  AutoPay: () => [true],
  AutoRenew: () => [true, false],
  CenBandwidthPackageId: PACKAGES,
  LocalRegionId: REGIONS,
  OppositeRegionId: REGIONS,
  SecurityGroupId: GROUPS,
  IpProtocol: () => ['TCP', 'icmp', 'all'],
  PortRange: () => ['22/22', '1/65535', '-1/-1'],
  SourceCidrIp: BLOCKS,
  DestCidrIp: BLOCKS,
  SourceGroupId: GROUPS,
  DestGroupId: GROUPS,
  Policy: () => ['accept', 'drop'],
  Priority: () => [1, 50, 100],
  InnerAccessPolicy: () => ['Accept', 'Drop'],
  VbrId: VBRS,
  VbrInstanceId: VBRS,
  VbrInstanceRegionId: () => ['cn-qingdao'],
  HealthCheckTargetIp: () => ['10.255.0.2'],
  PhysicalConnectionId: ({ lines }) => keys(lines),
  VlanId: () => [1, 2, 3],
  LocalGatewayIp: () => ['10.255.0.1'],
  PeerGatewayIp: () => ['10.255.0.2'],
  PeerIpAddress: () => ['10.255.0.2'],
  PeeringSubnetMask: () => ['255.255.255.252'],
  PeerAsn: () => [64_999],
  BgpGroupId: ({ alibaba }) => Object.values(alibaba.vbrs).flatMap(({ bgp }) => bgp?.BgpGroupId ?? []),
  BgpPeerId: ({ alibaba }) => Object.values(alibaba.vbrs).flatMap(({ bgp }) => bgp?.BgpPeerId ?? []),
  RouterType: () => ['VRouter'],
  RouterId: (world) => [...VPCS(world).map((id) => `vrt-${id}`), ...VBRS(world)],
  Role: () => ['InitiatingSide', 'AcceptingSide'],
  Spec: () => ['Mini.2', 'Large.1'],
  RouterInterfaceId: INTERFACES,
  OppositeInterfaceId: INTERFACES,
  OppositeInterfaceOwnerId: UIDS,
  ClientToken: () => ['one', 'two'],
  RegionId: REGIONS,
  VpcId: VPCS,
  CidrBlock: () => ['10.3.0.0/24', '10.1.2.0/24', '172.16.0.0/12', '192.168.0.0/24'],
  SecondaryCidrBlock: () => ['192.168.0.0/16', '10.0.0.0/8'],
  ZoneId: (world) => Object.values(world.vpcs).map(({ region }) => `${region}-a`),
  VSwitchId: VSWITCHES,
  RouteTableId: ({ routeTables }) => keys(routeTables),
  DestinationCidrBlock: (world) => [
    ...ROUTES(world),
    '0.0.0.0/0',
    '10.9.0.0/16',
    '10.1.2.0/25',
    '172.31.0.0/16',
  ],
  NextHopId: HOSTS,
  RouteEntryId: ({ routeTables }) => Object.values(routeTables).flatMap((t) => t.entries.map(({ id }) => id)),
  Amount: () => [1, 2],
  PrivateIpAddress: () => ['10.1.2.11', '10.2.0.12'],
  Force: () => [true, false],
  NetworkAclId: ({ networkAcls }) => keys(networkAcls),
  Resource: ({ subnets }) => keys(subnets).map((id) => [{ ResourceType: 'VSwitch', ResourceId: id }]),
  UpdateIngressAclEntries: () => [true],
  UpdateEgressAclEntries: () => [true, false],
  IngressAclEntries: () => [
    [{ Policy: 'drop', Protocol: 'icmp', Port: '-1/-1', SourceCidrIp: '10.0.0.0/8' }],
    [],
  ],
  EgressAclEntries: () => [
    [{ Policy: 'accept', Protocol: 'tcp', Port: '22/80', DestinationCidrIp: '0.0.0.0/0' }],
  ],
};

/** Most parameters sensible, some nonsense; those without a sensible value mostly left out. */
function paramsOf(world: World, names: readonly string[], picks: readonly number[]): JsonObject {
  const entries = names.flatMap((name, i): [string, Json][] => {
    const pick = picks[i % picks.length] ?? 0;
    const candidates = CANDIDATES[name]?.(world) ?? [];
    if (pick % 16 === 0) return [[name, NONSENSE[pick % NONSENSE.length] ?? null]];
    const chosen = candidates[pick % candidates.length];
    return chosen === undefined || pick % 16 === 1 ? [] : [[name, chosen]];
  });
  return Object.fromEntries(entries);
}

/** A network's kind, region, owner and route table go with it, or next to nothing would be accepted. */
function fitting(world: World, params: JsonObject, pick: number): JsonObject {
  const id = typeof params.ChildInstanceId === 'string' ? params.ChildInstanceId : '';
  const network = find(world.vpcs, id) ?? find(world.alibaba.vbrs, id);
  if (!network || pick % 8 === 0) return params;
  return {
    ...params,
    ChildInstanceType: 'VbrId' in network ? 'VBR' : 'VPC',
    ChildInstanceRegionId: network.region,
    ChildInstanceOwnerId: world.accounts[network.account]?.uid ?? '',
    ...(params.ChildInstanceRouteTableId === undefined ? {} : { ChildInstanceRouteTableId: `vtb-${id}` }),
  };
}

const ACTIONS = actionsOf('alibaba');

export const moves = (length: number): fc.Arbitrary<Move[]> =>
  fc.array(
    fc.oneof(
      {
        weight: 12,
        arbitrary: fc.record({
          kind: fc.constant('call' as const),
          as: fc.constantFrom('A', 'A', 'B'),
          action: fc.constantFrom(
            ...Object.keys(ACTIONS).filter((name) => !name.startsWith('Describe')),
            ...Object.keys(ACTIONS),
          ),
          picks: fc.array(fc.nat(1000), { minLength: 3, maxLength: 11 }),
        }),
      },
      { weight: 8, arbitrary: fc.constant<Move>({ kind: 'settle' }) },
      {
        weight: 1,
        arbitrary: fc.record({ kind: fc.constant('advance' as const), ms: fc.nat(40 * 86_400_000) }),
      },
    ),
    { minLength: length, maxLength: length },
  );

/** Makes a move; `result` is there for calls. */
export function play(world: World, move: Move): { readonly world: World; readonly result?: CallResult } {
  if (move.kind === 'settle') return { world: settle(world).world };
  if (move.kind === 'advance') return { world: advance(world, move.ms).world };
  const { as, action, picks } = move;
  const params = fitting(world, paramsOf(world, ACTIONS[action]?.params ?? [], picks), picks[0] ?? 0);
  const result = apply(world, { as, action, params });
  return { world: result.ok ? result.world : world, result };
}
