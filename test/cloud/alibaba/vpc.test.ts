import t from 'tap';
import { settle } from '../../../src/cloud/clouds.js';
import { deriveFabric } from '../../../src/cloud/fabric.js';
import { type Row, refused } from '../refusals.js';
import { accepted, attach, child, codeOf, done, make, tutorialWorld, withCen, worldOf } from '../world.js';

const world = tutorialWorld();
const CREATE = { RegionId: 'cn-hangzhou', CidrBlock: '10.0.0.0/16' };
const bare = worldOf({ vpcs: { v: ['A cn-hangzhou 10.0.0.0/16', { s: '10.0.1.0/24' }] } });
const SWITCH = { VpcId: 'v', ZoneId: 'cn-hangzhou-b', CidrBlock: '10.0.2.0/24' };
const BLOCK = { VpcId: 'v', SecondaryCidrBlock: '192.168.0.0/16' };
const routed = {
  ...bare,
  routeTables: {
    'vtb-v': {
      id: 'vtb-v',
      vpc: 'v',
      main: true,
      entries: [{ id: 'rte-1', cidr: '10.0.8.0/24', nextHopType: 'Instance', nextHopId: 'x' }],
    },
  },
};

t.test('a VPC from creation to deletion', async (t) => {
  const made = accepted(world, 'A', 'CreateVpc', { ...CREATE, VpcName: 'lab', Description: 'for tests' });
  const { VpcId = '', VRouterId, RouteTableId } = made.response;
  t.match(VpcId, /^vpc-[a-z0-9]{18}$/);
  t.equal(VRouterId, `vrt-${VpcId}`);
  t.equal(RouteTableId, `vtb-${VpcId}`);
  const seen = {
    VpcId,
    VpcName: 'lab',
    CidrBlock: '10.0.0.0/16',
    VRouterId,
    CreationTime: '2026-01-31T12:00:00Z',
  };
  const ask = { RegionId: 'cn-hangzhou' };
  t.match(accepted(made.world, 'A', 'DescribeVpcs', ask).response, {
    Vpcs: { Vpc: [{ ...seen, Status: 'Pending', RouterTableIds: { RouterTableIds: [RouteTableId] } }] },
  });
  t.equal(codeOf(made.world, 'A', 'DeleteVpc', { VpcId }), '400 IncorrectVpcStatus');
  t.equal(
    codeOf(made.world, 'A', 'CreateVSwitch', { ...SWITCH, VpcId }),
    '400 IncorrectVpcStatus',
    'nothing can be put into it yet',
  );
  t.equal(codeOf(made.world, 'A', 'AssociateVpcCidrBlock', { ...BLOCK, VpcId }), '400 IncorrectStatus.Vpc');
  t.equal(codeOf(made.world, 'A', 'CreateSecurityGroup', { ...CREATE, VpcId }), '400 IncorrectVpcStatus');
  t.equal(codeOf(made.world, 'A', 'CreateNetworkAcl', { ...CREATE, VpcId }), '400 IncorrectVpcStatus');
  const ready = settle(made.world);
  t.same(ready.happened, [`${VpcId} Available`]);
  t.match(accepted(ready.world, 'A', 'DescribeVpcs', { VpcId }).response, {
    Vpcs: { Vpc: [{ ...seen, Status: 'Available' }] },
  });
  t.ok(deriveFabric(ready.world).routers[String(VpcId)], 'it has a router');
  const gone = done(ready.world, 'A', 'DeleteVpc', { VpcId });
  t.same([gone.vpcs, gone.routeTables], [world.vpcs, world.routeTables]);
});

t.test('a VPC without a CidrBlock has 172.16.0.0/12', async (t) => {
  const made = done(world, 'A', 'CreateVpc', { RegionId: 'cn-hangzhou' });
  t.match(accepted(made, 'A', 'DescribeVpcs', { RegionId: 'cn-hangzhou' }).response, {
    Vpcs: { Vpc: [{ CidrBlock: '172.16.0.0/12', VpcName: '' }] },
  });
});

t.test('a grant goes with the VPC it was given for', async (t) => {
  const [granted, CenId] = withCen(world);
  const empty = { ...granted, subnets: {}, hosts: {}, securityGroups: {} };
  const grant = { InstanceId: 'vpc-b', InstanceType: 'VPC', CenId, CenOwnerId: empty.accounts.A?.uid ?? '' };
  const given = done(empty, 'B', 'GrantInstanceToCen', grant);
  t.equal(Object.keys(given.alibaba.grants).length, 1);
  t.same(done(given, 'B', 'DeleteVpc', { VpcId: 'vpc-b' }).alibaba.grants, {});
});

t.test('secondary blocks hold vSwitches too', async (t) => {
  const wider = done(bare, 'A', 'AssociateVpcCidrBlock', BLOCK);
  t.same(wider.vpcs.v?.cidrs, ['10.0.0.0/16', '192.168.0.0/16']);
  const used = done(wider, 'A', 'CreateVSwitch', { ...SWITCH, CidrBlock: '192.168.1.0/24' });
  refused(t, [
    [wider, 'A', 'AssociateVpcCidrBlock', BLOCK, '400 Duplicated.SecondaryCidrBlock'],
    [used, 'A', 'UnassociateVpcCidrBlock', BLOCK, '400 DependencyViolation.VSwitch'],
  ]);
  t.same(done(wider, 'A', 'UnassociateVpcCidrBlock', BLOCK).vpcs, bare.vpcs);
});

t.test('a vSwitch carries packets, and is announced to the CEN, once it is Available', async (t) => {
  const [cen, CenId] = withCen(world);
  const both = attach(cen, CenId, 'vpc-a', 'vpc-b');
  const made = accepted(both, 'A', 'CreateVSwitch', {
    VpcId: 'vpc-a',
    ZoneId: 'cn-qingdao-c',
    CidrBlock: '172.16.2.0/28',
    VSwitchName: 'second',
  });
  const VSwitchId = String(made.response.VSwitchId);
  const blocks = (of: typeof world, router: string) =>
    (deriveFabric(of).routers[router]?.tables.main ?? []).map(({ cidr }) => cidr.text);
  t.notOk(blocks(made.world, 'vpc-a').includes('172.16.2.0/28'));
  t.notOk(blocks(made.world, 'vpc-b').includes('172.16.2.0/28'));
  const another = { VpcId: 'vpc-a', ZoneId: 'cn-qingdao-c', CidrBlock: '172.16.3.0/24' };
  refused(t, [
    [made.world, 'A', 'CreateVSwitch', another, '400 IncorrectVSwitchStatus'],
    [made.world, 'A', 'DeleteVSwitch', { VSwitchId }, '400 IncorrectVSwitchStatus'],
    [made.world, 'A', 'RunInstances', { VSwitchId, SecurityGroupId: 'sg-a' }, '400 IncorrectVSwitchStatus'],
  ]);
  const ready = settle(made.world).world;
  t.ok(blocks(ready, 'vpc-a').includes('172.16.2.0/28'));
  t.ok(blocks(ready, 'vpc-b').includes('172.16.2.0/28'), 'by itself');
  t.match(accepted(ready, 'A', 'DescribeVSwitches', { VSwitchId }).response, {
    TotalCount: 1,
    VSwitches: {
      VSwitch: [
        {
          VSwitchId,
          VSwitchName: 'second',
          ZoneId: 'cn-qingdao-c',
          Status: 'Available',
          AvailableIpAddressCount: 12,
          RouteTable: { RouteTableId: 'vtb-vpc-a' },
        },
      ],
    },
  });
  t.match(accepted(ready, 'A', 'DescribeVSwitches', { VSwitchId: 'vsw-a' }).response, {
    VSwitches: { VSwitch: [{ AvailableIpAddressCount: 251 }] },
  });
  const gone = done(ready, 'A', 'DeleteVSwitch', { VSwitchId });
  t.notOk(blocks(gone, 'vpc-b').includes('172.16.2.0/28'), 'withdrawn with it');
});

t.test('while a VPC enters or leaves a CEN its vSwitches stay as they are', async (t) => {
  const [cen, CenId] = withCen(bare);
  const params = child(cen, CenId, 'v');
  const entering = accepted(cen, 'A', 'AttachCenChildInstance', params).world;
  const attached = settle(entering).world;
  const leaving = accepted(attached, 'A', 'DetachCenChildInstance', params).world;
  refused(t, [
    [entering, 'A', 'CreateVSwitch', SWITCH, '400 CreateVSwitch.IncorrectStatus.cbnStatus'],
    [leaving, 'A', 'DeleteVSwitch', { VSwitchId: 's' }, '400 DeleteVSwitch.IncorrectStatus.cbnStatus'],
    [attached, 'A', 'DeleteVpc', { VpcId: 'v' }, '400 IncorrectStatus.cbnStatus'],
  ]);
  const emptied = done(attached, 'A', 'DeleteVSwitch', { VSwitchId: 's' });
  t.equal(
    codeOf(emptied, 'A', 'DeleteVpc', { VpcId: 'v' }),
    '400 IncorrectStatus.cbnStatus',
    'empty, and still attached',
  );
  const detached = done(emptied, 'A', 'DetachCenChildInstance', params);
  t.equal(codeOf(detached, 'A', 'DeleteVpc', { VpcId: 'v' }), 'accepted');
});

const full = worldOf({
  vpcs: { v: ['A cn-hangzhou 10.0.0.0/16', { s: '10.0.1.0/24' }], w: ['A cn-hangzhou 10.0.0.0/16'] },
  groups: { sg: { vpc: 'w' } },
  quotas: { vpcsPerRegion: 2, vSwitchesPerVpc: 1, secondaryCidrsPerVpc: 0 },
});
const emptied = { ...bare, subnets: {} };
const withRow = (more: Partial<typeof bare>) => ({ ...emptied, ...more });
const gateway = { id: 'vpn-1', account: 'A', region: 'cn-hangzhou', vpc: 'v', bandwidth: 1 };
const acl = { id: 'nacl-1', vpc: 'v', name: '', subnets: [], ingress: [], egress: [] };

const ROWS: readonly Row[] = [
  [world, 'A', 'CreateVpc', {}, '400 MissingParameter'],
  [world, 'A', 'CreateVpc', { ...CREATE, RegionId: 'mars' }, '404 InvalidRegionId.NotFound'],
  [world, 'A', 'CreateVpc', { ...CREATE, CidrBlock: '10.0.0.0/33' }, '400 InvalidParameter'],
  [world, 'A', 'CreateVpc', { ...CREATE, CidrBlock: '10.0.0.1/16' }, '400 InvalidParameter'],
  [world, 'A', 'CreateVpc', { ...CREATE, CidrBlock: '100.64.0.0/16' }, '400 InvalidParameter'],
  [world, 'A', 'CreateVpc', { ...CREATE, CidrBlock: '10.0.0.0/29' }, '400 IllegalParam.CidrBlockMask'],
  [world, 'A', 'CreateVpc', { ...CREATE, CidrBlock: '10.0.0.0/7' }, '400 IllegalParam.CidrBlockMask'],
  [world, 'A', 'CreateVpc', { ...CREATE, VpcName: '1st' }, '400 InvalidVpcName.Malformed'],
  [world, 'A', 'CreateVpc', { ...CREATE, Description: 'x' }, '400 InvalidVpcDiscription.Malformed'],
  [full, 'A', 'CreateVpc', CREATE, '400 QuotaExceeded.Vpc'],
  [world, 'B', 'DeleteVpc', { VpcId: 'vpc-a' }, '404 InvalidVpcId.NotFound'],
  [world, 'A', 'DeleteVpc', { VpcId: 'vpc-a', RegionId: 'cn-beijing' }, '404 InvalidVpcId.NotFound'],
  [bare, 'A', 'DeleteVpc', { VpcId: 'v' }, '400 DependencyViolation.VSwitch'],
  [full, 'A', 'DeleteVpc', { VpcId: 'w' }, '400 DependencyViolation.SecurityGroup'],
  [{ ...routed, subnets: {} }, 'A', 'DeleteVpc', { VpcId: 'v' }, '400 DependencyViolation.RouteEntry'],
  [
    withRow({ vpnGateways: { 'vpn-1': gateway } }),
    'A',
    'DeleteVpc',
    { VpcId: 'v' },
    '400 DependencyViolation.Tunnel',
  ],
  [
    withRow({ networkAcls: { 'nacl-1': acl } }),
    'A',
    'DeleteVpc',
    { VpcId: 'v' },
    '400 DependencyViolation.NetworkAcl',
  ],

  [bare, 'A', 'AssociateVpcCidrBlock', { ...BLOCK, VpcId: 'x' }, '400 InvalidVpc.NotFound'],
  [
    bare,
    'A',
    'AssociateVpcCidrBlock',
    { ...BLOCK, SecondaryCidrBlock: '10.0' },
    '400 InvalidCidrBlock.Malformed',
  ],
  [
    bare,
    'A',
    'AssociateVpcCidrBlock',
    { ...BLOCK, SecondaryCidrBlock: '192.168.0.0/30' },
    '400 IllegalParam.SecondaryCidrBlock',
  ],
  [
    bare,
    'A',
    'AssociateVpcCidrBlock',
    { ...BLOCK, SecondaryCidrBlock: '10.0.0.0/8' },
    '400 IllegalParam.SecondaryCidrBlock',
  ],
  [
    bare,
    'A',
    'AssociateVpcCidrBlock',
    { ...BLOCK, SecondaryCidrBlock: '169.254.0.0/24' },
    '400 IllegalParam.SecondaryCidrBlock',
  ],
  [
    bare,
    'A',
    'AssociateVpcCidrBlock',
    { ...BLOCK, SecondaryCidrBlock: '10.0.0.0/16' },
    '400 Duplicated.SecondaryCidrBlock',
  ],
  [
    {
      ...routed,
      vpcs: { v: { id: 'v', account: 'A', region: 'cn-hangzhou', cidrs: ['172.16.0.0/16'] } },
    },
    'A',
    'AssociateVpcCidrBlock',
    { ...BLOCK, SecondaryCidrBlock: '10.0.0.0/16' },
    '400 OperationFailed.ConflictWithEntry',
  ],
  [full, 'A', 'AssociateVpcCidrBlock', BLOCK, '400 QuotaExceeded.VpcMultiCidr'],
  [bare, 'A', 'UnassociateVpcCidrBlock', BLOCK, '400 IllegalParam.SecondaryCidrBlock'],
  [
    bare,
    'A',
    'UnassociateVpcCidrBlock',
    { ...BLOCK, SecondaryCidrBlock: '10.0.0.0/16' },
    '400 IllegalParam.SecondaryCidrBlock',
  ],

  [bare, 'B', 'CreateVSwitch', SWITCH, '404 InvalidVpcId.NotFound'],
  [bare, 'A', 'CreateVSwitch', { ...SWITCH, ZoneId: 'cn-beijing-b' }, '404 InvalidZoneId.NotFound'],
  [bare, 'A', 'CreateVSwitch', { ...SWITCH, ZoneId: 'cn-hangzhou' }, '404 InvalidZoneId.NotFound'],
  [bare, 'A', 'CreateVSwitch', { ...SWITCH, CidrBlock: '10.0.2.1/24' }, '400 InvalidCidrBlock.Malformed'],
  [bare, 'A', 'CreateVSwitch', { ...SWITCH, CidrBlock: '10.0.2.0/30' }, '400 InvalidCirdrBlock.MaskLength'],
  [bare, 'A', 'CreateVSwitch', { ...SWITCH, CidrBlock: '10.1.0.0/24' }, '400 InvalidParameter'],
  [bare, 'A', 'CreateVSwitch', { ...SWITCH, CidrBlock: '10.0.1.128/25' }, '400 InvalidCidrBlock.Overlapped'],
  [routed, 'A', 'CreateVSwitch', { ...SWITCH, CidrBlock: '10.0.8.0/23' }, '400 InvalidCidrBlock.Overlapped'],
  [bare, 'A', 'CreateVSwitch', { ...SWITCH, VSwitchName: '-' }, '400 InvalidVSwitchName.Malformed'],
  [
    bare,
    'A',
    'CreateVSwitch',
    { ...SWITCH, Description: 'https://x' },
    '400 InvalidVSwitchDiscription.Malformed',
  ],
  [full, 'A', 'CreateVSwitch', SWITCH, '400 QuotaExceeded.VSwitch'],
  [bare, 'B', 'DeleteVSwitch', { VSwitchId: 's' }, '404 InvalidVSwitchId.NotFound'],
  [world, 'A', 'DeleteVSwitch', { VSwitchId: 'vsw-a' }, '400 DependencyViolation.Instance'],
  [
    { ...bare, networkAcls: { 'nacl-1': { ...acl, subnets: ['s'] } } },
    'A',
    'DeleteVSwitch',
    { VSwitchId: 's' },
    '400 DependencyViolation.NetworkAcl',
  ],
];

t.test('refusals', async (t) => refused(t, ROWS));

t.test('a refusal names what stands in the way', async (t) => {
  const result = make(bare, 'A', 'CreateVSwitch', { ...SWITCH, CidrBlock: '10.0.1.0/25' });
  t.match(result, { error: { message: /s has 10\.0\.1\.0\/24/ } });
});
