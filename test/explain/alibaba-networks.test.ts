import t from 'tap';
import { advance, fail } from '../../src/cloud/clouds.js';
import type { World } from '../../src/cloud/world.js';
import { fixesFor } from '../../src/explain/fix.js';
import { bordered } from '../cloud/alibaba/routes/network.js';
import { accepted, attach, done, withCen, withPackage, worldOf } from '../cloud/world.js';
import { paramsOf, stepsOf } from './steps.js';

const plan = {
  vpcs: {
    'vpc-a': ['A cn-qingdao 10.1.0.0/16', { 'vsw-a': '10.1.0.0/24' }],
    'vpc-b': ['B cn-beijing 10.2.0.0/16', { 'vsw-b': '10.2.0.0/24' }],
    'vpc-c': ['A cn-qingdao 10.3.0.0/16', { 'vsw-c': '10.3.0.0/24' }],
    'vpc-d': ['A cn-qingdao 10.4.0.0/16', { 'vsw-d': '10.4.0.0/24' }],
  },
  hosts: { a: 'vsw-a 10.1.0.10', b: 'vsw-b 10.2.0.10', c: 'vsw-c 10.3.0.10', d: 'vsw-d 10.4.0.10' },
} as const;

const ping = (from: string, to: string) => ({ from, to, protocol: 'icmp' }) as const;

t.test('a CEN that is full: the quota first, another network that makes room last', async (t) => {
  const [world, cen] = withCen(worldOf({ ...plan, quotas: { networksPerRegion: 2, censPerAccount: 1 } }));
  const fixes = fixesFor(attach(world, cen, 'vpc-a', 'vpc-d'), ping('a', 'c'));
  t.same(stepsOf(fixes[0]), ['file', 'A: AttachCenChildInstance']);
  t.match(fixes[0]?.text, /quotas needs networksPerRegion: 3/);
  t.same(stepsOf(fixes[1]), ['A: DetachCenChildInstance', 'A: AttachCenChildInstance']);
  t.match(paramsOf(fixes[1]), [{ ChildInstanceId: 'vpc-d' }, { ChildInstanceId: 'vpc-c' }]);
});

t.test('a network moves to the CEN of the other one', async (t) => {
  const [first, one] = withCen(worldOf(plan));
  const [second, two] = withCen(attach(first, one, 'vpc-a'));
  const fixes = fixesFor(attach(second, two, 'vpc-b'), ping('a', 'b'), { one, two });
  t.same(fixes.map(stepsOf), [
    ['A: DetachCenChildInstance', 'A: AttachCenChildInstance'],
    ['B: DetachCenChildInstance', 'B: GrantInstanceToCen', 'A: AttachCenChildInstance'],
  ]);
  t.match(paramsOf(fixes[0]), [
    { CenId: '$one', ChildInstanceId: 'vpc-a' },
    { CenId: '$two', ChildInstanceId: 'vpc-a' },
  ]);
  t.match(paramsOf(fixes[1]), [
    { CenId: '$two', ChildInstanceId: 'vpc-b' },
    { CenId: '$one', CenOwnerId: '$A.uid', InstanceId: 'vpc-b' },
    { CenId: '$one', ChildInstanceId: 'vpc-b', ChildInstanceOwnerId: '$B.uid' },
  ]);
});

t.test('a package whose term is over is renewed by its owner', async (t) => {
  const [made, cen] = withCen(worldOf(plan));
  const [bought, id] = withPackage(attach(made, cen, 'vpc-a', 'vpc-b'), cen);
  const limited = done(bought, 'A', 'SetCenInterRegionBandwidthLimit', {
    CenId: cen,
    LocalRegionId: 'cn-qingdao',
    OppositeRegionId: 'cn-beijing',
    BandwidthLimit: 5,
  });
  const over = advance(limited, 32 * 86_400_000).world;
  const [fix] = fixesFor(over, ping('a', 'b'));
  t.same(stepsOf(fix), ['A: RenewInstance']);
  t.match(paramsOf(fix), [{ InstanceId: id }]);
});

t.test('a VPC that is in a peering gets another one: no CEN takes it', async (t) => {
  const peered = accepted(worldOf(plan), 'A', 'CreateRouterInterface', {
    RouterType: 'VRouter',
    RouterId: 'vrt-vpc-a',
    Role: 'AcceptingSide',
    Spec: 'Negative',
    OppositeRegionId: 'cn-qingdao',
  }).world;
  const [fix] = fixesFor(peered, ping('a', 'b'));
  t.same(stepsOf(fix), [
    'A: CreateRouterInterface',
    'B: CreateRouterInterface',
    'A: ModifyRouterInterfaceAttribute',
    'A: ConnectRouterInterface',
    'A: CreateRouteEntry',
    'B: CreateRouteEntry',
  ]);
  t.match(paramsOf(fix), [
    { OppositeRouterId: 'vrt-vpc-b', OppositeInterfaceOwnerId: '$B.uid' },
    { OppositeInterfaceId: '$router-interface' },
    { RouterInterfaceId: '$router-interface', OppositeInterfaceId: '$router-interface-2' },
    { RouterInterfaceId: '$router-interface' },
    { DestinationCidrBlock: '10.2.0.0/24', NextHopId: '$router-interface' },
    { DestinationCidrBlock: '10.1.0.0/24', NextHopId: '$router-interface-2' },
  ]);
});

const border = (): World => bordered(plan, { 'vbr-1': { static: ['192.168.0.0/16'] } });
const withBorder = (world: World, cen: string): World =>
  done(world, 'A', 'AttachCenChildInstance', {
    CenId: cen,
    ChildInstanceId: 'vbr-1',
    ChildInstanceType: 'VBR',
    ChildInstanceRegionId: 'cn-qingdao',
  });

t.test('a VBR that was closed is opened again, a line that is down is mended', async (t) => {
  const [made, cen] = withCen(border());
  const standing = withBorder(attach(made, cen, 'vpc-a'), cen);
  t.same(fixesFor(standing, ping('a', 'idc-vbr-1-host')), [], 'it works to begin with');
  const closed = done(standing, 'A', 'TerminateVirtualBorderRouter', { VbrId: 'vbr-1' });
  t.same(stepsOf(fixesFor(closed, ping('a', 'idc-vbr-1-host'))[0]), ['A: RecoverVirtualBorderRouter']);
  const cut = fail(standing, { kind: 'line', line: 'pc-vbr-1' });
  t.same(stepsOf(fixesFor(cut, ping('a', 'idc-vbr-1-host'))[0]), ['heal']);
});

t.test('a VBR without a route gets one to the block of its data centre', async (t) => {
  const [made, cen] = withCen(bordered(plan, { 'vbr-1': {} }));
  const [fix] = fixesFor(withBorder(attach(made, cen, 'vpc-a'), cen), ping('a', 'idc-vbr-1-host'));
  t.match(paramsOf(fix), [{ RouteTableId: 'vtb-vbr-1', DestinationCidrBlock: '192.168.0.0/16' }]);
});

t.test('a VPC without a route to its VPN gateway gets one to what lies behind', async (t) => {
  const world: World = {
    ...border(),
    vpnGateways: { vpn: { id: 'vpn', account: 'A', region: 'cn-qingdao', vpc: 'vpc-a', bandwidth: 1e7 } },
    vpnConnections: {
      vco: { id: 'vco', ends: ['vpn', 'idc-vbr-1'], networks: [['10.1.0.0/16'], ['192.168.0.0/16']] },
    },
    dataCentres: {
      'idc-vbr-1': {
        id: 'idc-vbr-1',
        cidr: '192.168.0.0/16',
        hosts: { srv: { id: 'srv', address: '192.168.1.1' } },
        routes: [{ cidr: '10.1.0.0/16', via: 'vco' }],
      },
    },
  };
  const [fix] = fixesFor(world, ping('a', 'srv'));
  t.match(paramsOf(fix), [
    {
      RouteTableId: 'vtb-vpc-a',
      DestinationCidrBlock: '192.168.0.0/16',
      NextHopType: 'VpnGateway',
      NextHopId: 'vpn',
    },
  ]);
});

t.test('a VBR is not granted to others: the CEN is its own account’s', async (t) => {
  const [fix] = fixesFor(border(), ping('b', 'idc-vbr-1-host'));
  t.equal(stepsOf(fix)[0], 'A: CreateCen');
  t.ok(stepsOf(fix).includes('B: GrantInstanceToCen'));
  t.match(paramsOf(fix)[1], { CenOwnerId: '$A.uid' });
});
