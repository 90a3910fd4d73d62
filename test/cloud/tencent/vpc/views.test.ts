import t from 'tap';
import type { JsonObject } from '../../../../src/model/json.js';
import { accepted } from '../../world.js';
import { column, created, emptyWorld, withNetwork } from '../network.js';

const Region = 'ap-guangzhou';
const net = withNetwork(emptyWorld(), 'A', Region, '10.0.0.0/16');

const first = (response: JsonObject, list: string): JsonObject =>
  (response[list] as readonly JsonObject[])[0] ?? {};

t.test('a subnet keeps its first two addresses and its last, and the hosts have the rest', async (t) => {
  const { response } = accepted(net.world, 'A', 'DescribeSubnets', { SubnetIds: [net.subnet] });
  t.match(first(response, 'SubnetSet'), {
    SubnetId: net.subnet,
    VpcId: net.vpc,
    CidrBlock: '10.0.0.0/24',
    Zone: 'ap-guangzhou-1',
    TotalIpAddressCount: 253,
    AvailableIpAddressCount: 252,
  });
  const filled = accepted(net.world, 'A', 'CreateSubnet', {
    VpcId: net.vpc,
    SubnetName: 'small',
    CidrBlock: '10.0.1.0/28',
    Zone: `${Region}-1`,
  });
  const place = {
    VpcId: net.vpc,
    SubnetId: String((filled.response.Subnet as JsonObject).SubnetId),
  };
  const run = accepted(filled.world, 'A', 'RunInstances', { VirtualPrivateCloud: place, InstanceCount: 13 });
  const addresses = (run.response.InstanceIdSet as readonly string[]).map(
    (id) => run.world.hosts[id]?.address,
  );
  t.equal(addresses[0], '10.0.1.2');
  t.equal(addresses.at(-1), '10.0.1.14');
});

t.test('a VPC, its route table, its default group', async (t) => {
  const vpcs = accepted(net.world, 'A', 'DescribeVpcs', {
    Filters: [{ Name: 'vpc-name', Values: ['net'] }],
  }).response;
  t.match(first(vpcs, 'VpcSet'), {
    VpcId: net.vpc,
    VpcName: 'net',
    CidrBlock: '10.0.0.0/16',
    IsDefault: false,
    CreatedTime: '2024-01-01 00:00:00',
    EnableRouteVpcPublish: false,
  });
  const tables = accepted(net.world, 'A', 'DescribeRouteTables', {
    Filters: [{ Name: 'vpc-id', Values: [net.vpc] }],
  }).response;
  t.match(first(tables, 'RouteTableSet'), {
    Main: true,
    RouteSet: [],
    AssociationSet: [{ SubnetId: net.subnet }],
    LocalCidrForCcn: [{ Cidr: '10.0.0.0/24', PublishedToVbc: false }],
  });
  const groups = accepted(net.world, 'A', 'DescribeSecurityGroups', {}).response;
  t.match(first(groups, 'SecurityGroupSet'), { IsDefault: true, ProjectId: '0' });
  const [again] = created(net.world, 'A', 'CreateDefaultSecurityGroup', 'SecurityGroup.SecurityGroupId', {
    Region,
  });
  t.same(column(groups, 'SecurityGroupSet', 'SecurityGroupId'), [again], 'there is one in a region');
});

t.test('what belongs to others, or stands elsewhere, is not listed', async (t) => {
  for (const action of ['DescribeVpcs', 'DescribeSubnets', 'DescribeRouteTables', 'DescribeNetworkAcls'])
    t.equal(accepted(net.world, 'B', action, {}).response.TotalCount, 0, action);
  for (const action of ['DescribeInstances', 'DescribeSecurityGroups', 'DescribeVpnGateways'])
    t.equal(accepted(net.world, 'A', action, { Region: 'ap-beijing' }).response.TotalCount, 0, action);
});
