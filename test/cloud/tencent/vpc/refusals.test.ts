import { accepted, done } from '../../world.js';
import { created, emptyWorld, textAt, withNetwork } from '../network.js';
import { allRefused, type Refused } from '../refused.js';

const Region = 'ap-guangzhou';
const net = withNetwork(emptyWorld(), 'A', Region, '10.0.0.0/16');
const { world, vpc, subnet, host } = net;
const other = withNetwork(world, 'B', Region, '10.1.0.0/16');
const two = other.world;
const few = withNetwork(
  emptyWorld({
    vpcsPerRegion: 1,
    subnetsPerVpc: 1,
    secondaryBlocksPerVpc: 1,
    routesPerTable: 1,
    securityGroupsPerRegion: 1,
    aclsPerVpc: 1,
    entriesPerAcl: 1,
    ccnVpnGatewaysPerRegion: 0,
    directConnectGatewaysPerVpc: 0,
  }),
  'A',
  Region,
  '10.0.0.0/16',
);

const vpcCall = { Region, VpcName: 'n', CidrBlock: '10.2.0.0/16' };
const subnetCall = { VpcId: vpc, SubnetName: 'n', CidrBlock: '10.0.1.0/24', Zone: `${Region}-1` };
const NONE = { vpc: 'vpc-00000000', subnet: 'subnet-00000000', table: 'rtb-00000000', acl: 'acl-00000000' };
const bytes61 = 'x'.repeat(61);

const VPCS: Refused[] = [
  [world, 'A', 'CreateVpc', { VpcName: 'n', CidrBlock: '10.2.0.0/16' }, 'MissingParameter'],
  [world, 'A', 'CreateVpc', { ...vpcCall, Region: 'mars' }, 'UnsupportedRegion'],
  [world, 'A', 'CreateVpc', { ...vpcCall, Colour: 'red' }, 'UnknownParameter'],
  [world, 'A', 'CreateVpc', { ...vpcCall, VpcName: bytes61 }, 'InvalidParameterValue.TooLong'],
  [world, 'A', 'CreateVpc', { ...vpcCall, CidrBlock: 'ten' }, 'InvalidParameterValue.Malformed'],
  [world, 'A', 'CreateVpc', { ...vpcCall, CidrBlock: '10.2.0.1/16' }, 'InvalidParameterValue.Malformed'],
  [world, 'A', 'CreateVpc', { ...vpcCall, CidrBlock: '10.0.0.0/11' }, 'InvalidParameterValue'],
  [world, 'A', 'CreateVpc', { ...vpcCall, CidrBlock: '10.0.0.0/29' }, 'InvalidParameterValue'],
  [world, 'A', 'CreateVpc', { ...vpcCall, CidrBlock: '192.168.0.0/15' }, 'InvalidParameterValue'],
  [world, 'A', 'CreateVpc', { ...vpcCall, CidrBlock: '9.0.0.0/16' }, 'InvalidParameterValue'],
  [few.world, 'A', 'CreateVpc', vpcCall, 'LimitExceeded'],
  [world, 'A', 'ModifyVpcAttribute', { VpcId: NONE.vpc }, 'ResourceNotFound'],
  [world, 'A', 'DeleteVpc', { VpcId: NONE.vpc }, 'ResourceNotFound'],
  [world, 'A', 'DeleteVpc', { VpcId: 'net' }, 'InvalidParameterValue.Malformed'],
  [two, 'B', 'DeleteVpc', { VpcId: vpc }, 'UnsupportedOperation.AppIdMismatch'],
  [world, 'A', 'DeleteVpc', { VpcId: vpc }, 'ResourceInUse'],
  [world, 'A', 'DescribeVpcs', { VpcIds: [NONE.vpc] }, 'ResourceNotFound'],
  [
    world,
    'A',
    'DescribeVpcs',
    { VpcIds: [vpc], Filters: [{ Name: 'vpc-id', Values: [vpc] }] },
    'InvalidParameter.Coexist',
  ],
  [
    world,
    'A',
    'DescribeVpcs',
    { Filters: [{ Name: 'colour', Values: ['red'] }] },
    'InvalidParameter.FilterInvalidKey',
  ],
  [world, 'A', 'DescribeVpcs', { Filters: ['red'] }, 'InvalidParameter.FilterNotDict'],
  [
    world,
    'A',
    'DescribeVpcs',
    { Filters: [{ Name: 'vpc-id', Values: 'x' }] },
    'InvalidParameter.FilterValuesNotList',
  ],
  [world, 'A', 'DescribeVpcs', { Limit: '101' }, 'InvalidParameterValue.Range'],
  [world, 'A', 'CreateAssistantCidr', { VpcId: vpc, CidrBlocks: [] }, 'InvalidParameterValue'],
  [world, 'A', 'CreateAssistantCidr', { VpcId: vpc, CidrBlocks: ['9.0.0.0/16'] }, 'InvalidParameterValue'],
  [
    world,
    'A',
    'CreateAssistantCidr',
    { VpcId: vpc, CidrBlocks: ['10.0.128.0/24'] },
    'InvalidParameterValue.VpcCidrConflict',
  ],
  [
    few.world,
    'A',
    'CreateAssistantCidr',
    { VpcId: few.vpc, CidrBlocks: ['172.16.0.0/24', '172.17.0.0/24'] },
    'LimitExceeded',
  ],
];

const [table] = Object.values(world.routeTables)
  .filter((row) => row.vpc === vpc)
  .map(({ id }) => id);
const RouteTableId = table ?? '';
const route = { DestinationCidrBlock: '192.168.0.0/16', GatewayType: 'NORMAL_CVM', GatewayId: host };
const routed = done(world, 'A', 'CreateRoutes', { RouteTableId, Routes: [route] });

const SUBNETS: Refused[] = [
  [world, 'A', 'CreateSubnet', { ...subnetCall, VpcId: NONE.vpc }, 'ResourceNotFound'],
  [two, 'B', 'CreateSubnet', subnetCall, 'UnsupportedOperation.AppIdMismatch'],
  [world, 'A', 'CreateSubnet', { ...subnetCall, Zone: 'ap-beijing-1' }, 'InvalidParameterValue'],
  [
    world,
    'A',
    'CreateSubnet',
    { ...subnetCall, CidrBlock: '10.0.1.0/29' },
    'InvalidParameterValue.SubnetRange',
  ],
  [
    world,
    'A',
    'CreateSubnet',
    { ...subnetCall, CidrBlock: '10.9.0.0/24' },
    'InvalidParameterValue.SubnetRange',
  ],
  [
    world,
    'A',
    'CreateSubnet',
    { ...subnetCall, CidrBlock: '10.0.0.0/24' },
    'InvalidParameterValue.SubnetConflict',
  ],
  [
    world,
    'A',
    'CreateSubnet',
    { ...subnetCall, CidrBlock: '10.0.0.128/25' },
    'InvalidParameterValue.SubnetOverlap',
  ],
  [few.world, 'A', 'CreateSubnet', { ...subnetCall, VpcId: few.vpc }, 'LimitExceeded'],
  [world, 'A', 'DeleteSubnet', { SubnetId: NONE.subnet }, 'ResourceNotFound'],
  [world, 'A', 'DeleteSubnet', { SubnetId: subnet }, 'ResourceInUse'],
  [two, 'B', 'DeleteSubnet', { SubnetId: subnet }, 'ResourceNotFound'],
];

const fewTable = Object.keys(few.world.routeTables)[0] ?? '';
const fewRoutes = done(few.world, 'A', 'CreateRoutes', {
  RouteTableId: fewTable,
  Routes: [{ ...route, GatewayId: few.host }],
});
const create = (change: object) => ({ RouteTableId, Routes: [{ ...route, ...change }] });

const ROUTES: Refused[] = [
  [world, 'A', 'CreateRoutes', { ...create({}), RouteTableId: NONE.table }, 'ResourceNotFound'],
  [two, 'B', 'CreateRoutes', create({}), 'ResourceNotFound'],
  [world, 'A', 'CreateRoutes', create({ DestinationCidrBlock: 'x' }), 'InvalidParameterValue.Malformed'],
  [
    world,
    'A',
    'CreateRoutes',
    create({ DestinationCidrBlock: '10.0.9.0/24' }),
    'InvalidParameterValue.VpcCidrConflict',
  ],
  [world, 'A', 'CreateRoutes', create({ GatewayType: 'BALLOON' }), 'InvalidParameterValue'],
  [
    world,
    'A',
    'CreateRoutes',
    create({ GatewayType: 'NAT', GatewayId: 'nat-00000000' }),
    'InvalidParameterValue.RouteNextHopInvalid',
  ],
  [two, 'A', 'CreateRoutes', create({ GatewayId: other.host }), 'InvalidParameterValue.RouteNextHopInvalid'],
  [routed, 'A', 'CreateRoutes', create({}), 'UnsupportedOperation.EcmpWithUserRoute'],
  [
    fewRoutes,
    'A',
    'CreateRoutes',
    {
      RouteTableId: fewTable,
      Routes: [{ ...route, DestinationCidrBlock: '9.0.0.0/8', GatewayId: few.host }],
    },
    'LimitExceeded',
  ],
  [
    routed,
    'A',
    'DeleteRoutes',
    { RouteTableId, Routes: [{ RouteItemId: 'rti-00000000' }] },
    'ResourceNotFound',
  ],
  [routed, 'A', 'ReplaceRoutes', { RouteTableId, Routes: [route] }, 'InvalidParameterValue'],
  [routed, 'A', 'EnableRoutes', { RouteTableId }, 'MissingParameter'],
  [
    routed,
    'A',
    'EnableRoutes',
    { RouteTableId, RouteIds: ['1'], RouteItemIds: ['2'] },
    'InvalidParameter.Coexist',
  ],
  [routed, 'A', 'DisableRoutes', { RouteTableId, RouteIds: ['1', '1'] }, 'InvalidParameterValue.Duplicate'],
  [routed, 'A', 'DisableRoutes', { RouteTableId, RouteItemIds: ['rti-00000000'] }, 'ResourceNotFound'],
  [
    routed,
    'A',
    'NotifyRoutes',
    { RouteTableId: NONE.table, RouteItemIds: ['rti-00000000'] },
    'InvalidRouteTableId.NotFound',
  ],
  [
    routed,
    'A',
    'NotifyRoutes',
    { RouteTableId: 'table', RouteItemIds: ['rti-00000000'] },
    'InvalidRouteTableId.Malformed',
  ],
  [routed, 'A', 'NotifyRoutes', { RouteTableId, RouteItemIds: ['rti-00000000'] }, 'InvalidRouteId.NotFound'],
  [
    routed,
    'A',
    'NotifyRoutes',
    { RouteTableId, RouteItemIds: [routed.routeTables[RouteTableId]?.entries[0]?.id ?? ''] },
    'UnsupportedOperation.CcnNotAttached',
  ],
];

const aclMade = accepted(few.world, 'A', 'CreateNetworkAcl', { VpcId: few.vpc, NetworkAclName: 'a' });
const NetworkAclId = textAt(aclMade.response, 'NetworkAcl.NetworkAclId');
const bound = done(aclMade.world, 'A', 'AssociateNetworkAclSubnets', {
  NetworkAclId,
  SubnetIds: [few.subnet],
});
const entry = { Protocol: 'TCP', Port: '22', CidrBlock: '0.0.0.0/0', Action: 'ACCEPT' };
const set = (...Ingress: object[]) => ({ NetworkAclId, NetworkAclEntrySet: { Ingress: Ingress as never } });
const elsewhere = withNetwork(aclMade.world, 'B', Region, '10.1.0.0/16');

const ACLS: Refused[] = [
  [world, 'A', 'CreateNetworkAcl', { VpcId: NONE.vpc, NetworkAclName: 'a' }, 'ResourceNotFound'],
  [two, 'B', 'CreateNetworkAcl', { VpcId: vpc, NetworkAclName: 'a' }, 'UnsupportedOperation.AppIdMismatch'],
  [bound, 'A', 'CreateNetworkAcl', { VpcId: few.vpc, NetworkAclName: 'b' }, 'LimitExceeded'],
  [
    world,
    'A',
    'CreateNetworkAcl',
    { VpcId: vpc, NetworkAclName: 'a', NetworkAclType: 'QUINTUPLE' },
    'UnsupportedOperation',
  ],
  [bound, 'A', 'DeleteNetworkAcl', { NetworkAclId }, 'ResourceInUse'],
  [bound, 'A', 'DeleteNetworkAcl', { NetworkAclId: NONE.acl }, 'ResourceNotFound'],
  [bound, 'A', 'ModifyNetworkAclEntries', { NetworkAclId }, 'MissingParameter'],
  [
    bound,
    'A',
    'ModifyNetworkAclEntries',
    { NetworkAclId, NetworkAclQuintupleSet: {} },
    'InvalidParameter.AclTypeMismatch',
  ],
  [bound, 'A', 'ModifyNetworkAclEntries', set(entry, { ...entry, Port: '23' }), 'LimitExceeded'],
  [bound, 'A', 'ModifyNetworkAclEntries', set({ ...entry, Port: '0' }), 'InvalidParameterValue.Malformed'],
  [bound, 'A', 'ModifyNetworkAclEntries', set({ ...entry, Protocol: 'ICMP' }), 'InvalidParameterValue'],
  [bound, 'A', 'ModifyNetworkAclEntries', set({ ...entry, CidrBlock: '' }), 'MissingParameter'],
  [
    bound,
    'A',
    'ModifyNetworkAclEntries',
    set({ ...entry, Ipv6CidrBlock: '::/0' }),
    'InvalidParameter.Coexist',
  ],
  [
    bound,
    'A',
    'ModifyNetworkAclEntries',
    { ...set({ ...entry, NetworkAclIpv4EntryId: 'acl4-00000000' }), EnableUpdateAclEntries: true },
    'ResourceNotFound',
  ],
  [
    elsewhere.world,
    'A',
    'AssociateNetworkAclSubnets',
    { NetworkAclId, SubnetIds: [elsewhere.subnet] },
    'ResourceNotFound',
  ],
  [
    aclMade.world,
    'A',
    'DisassociateNetworkAclSubnets',
    { NetworkAclId, SubnetIds: [few.subnet] },
    'ResourceNotFound',
  ],
];

const gateway = { Region, VpnGatewayName: 'g', InternetMaxBandwidthOut: 10 };
const [VpnGatewayId, withGateway] = created(world, 'A', 'CreateVpnGateway', 'VpnGateway.VpnGatewayId', {
  ...gateway,
  VpcId: vpc,
});
const connection = {
  VpnGatewayId,
  CustomerGatewayId: 'idc',
  VpnConnectionName: 'c',
  SecurityPolicyDatabases: [{ LocalCidrBlock: '10.0.0.0/16', RemoteCidrBlock: ['192.168.0.0/16'] }],
};

const GATEWAYS: Refused[] = [
  [world, 'A', 'CreateVpnGateway', gateway, 'UnsupportedOperation.VpnGwVpcIdMustHave'],
  [
    world,
    'A',
    'CreateVpnGateway',
    { ...gateway, VpcId: vpc, Type: 'CCN' },
    'UnsupportedOperation.VpnGwVpcIdNotHave',
  ],
  [world, 'A', 'CreateVpnGateway', { ...gateway, VpcId: NONE.vpc }, 'InvalidVpcId.NotFound'],
  [world, 'A', 'CreateVpnGateway', { ...gateway, VpcId: 'v' }, 'InvalidVpcId.Malformed'],
  [world, 'A', 'CreateVpnGateway', { ...gateway, InternetMaxBandwidthOut: 7 }, 'InvalidParameterValue'],
  [few.world, 'A', 'CreateVpnGateway', { ...gateway, Type: 'CCN' }, 'LimitExceeded'],
  [world, 'A', 'DeleteVpnGateway', { VpnGatewayId: 'vpngw-00000000' }, 'InvalidVpnGatewayId.NotFound'],
  [world, 'A', 'DeleteVpnGateway', { VpnGatewayId: 'gw' }, 'InvalidVpnGatewayId.Malformed'],
  [withGateway, 'A', 'DeleteVpc', { VpcId: vpc }, 'ResourceInUse'],
  [withGateway, 'A', 'CreateVpnConnection', connection, 'ResourceNotFound'],
  [
    withGateway,
    'A',
    'CreateVpnConnection',
    { ...connection, CustomerGatewayId: VpnGatewayId },
    'ResourceNotFound',
  ],
  [
    withGateway,
    'A',
    'DeleteVpnConnection',
    { VpnGatewayId, VpnConnectionId: 'vpnx-00000000' },
    'ResourceNotFound',
  ],
  [
    few.world,
    'A',
    'CreateDirectConnectGateway',
    { Region, DirectConnectGatewayName: 'd', NetworkType: 'VPC', NetworkInstanceId: few.vpc },
    'LimitExceeded',
  ],
];

allRefused([...VPCS, ...SUBNETS, ...ROUTES, ...ACLS, ...GATEWAYS]);
