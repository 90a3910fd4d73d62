import t from 'tap';
import { settle } from '../../../../src/cloud/clouds.js';
import { deriveFabric } from '../../../../src/cloud/fabric.js';
import type { World } from '../../../../src/cloud/world.js';
import type { JsonObject } from '../../../../src/model/json.js';
import { compile } from '../../../../src/plane/compile/index.js';
import { flawsOf } from '../../flaws.js';
import { accepted, codeOf, done } from '../../world.js';
import { created, emptyWorld, outcome, verdict, withNetwork } from '../network.js';

const Region = 'ap-guangzhou';
const net = withNetwork(emptyWorld(), 'A', Region, '10.0.0.0/16');
const group = (world: World, name: string) =>
  created(world, 'A', 'CreateSecurityGroup', 'SecurityGroup.SecurityGroupId', {
    Region,
    GroupName: name,
    GroupDescription: '',
  });
const runIn = (world: World, SubnetId: string, groups: readonly string[] = [], VpcId = net.vpc) =>
  created(world, 'A', 'RunInstances', 'InstanceIdSet.0', {
    VirtualPrivateCloud: { VpcId, SubnetId },
    SecurityGroupIds: groups,
  });
const allow = (world: World, sg: string, side: 'Ingress' | 'Egress', ...policies: readonly JsonObject[]) =>
  done(world, 'A', 'CreateSecurityGroupPolicies', {
    SecurityGroupId: sg,
    SecurityGroupPolicySet: { [side]: policies },
  });
const ANYONE = { Protocol: 'ALL', Port: 'ALL', CidrBlock: '0.0.0.0/0', Action: 'ACCEPT' };
const ICMP = { ...ANYONE, Protocol: 'ICMP' };

/** What is wrong with the fabric of a world, which must compile to a plane. */
function flawsIn(world: World): string[] {
  const fabric = deriveFabric(world);
  compile(fabric);
  return flawsOf(fabric);
}

t.test('the default group lets everything pass, a new one nothing in or out', async (t) => {
  const [free, one] = runIn(net.world, net.subnet);
  t.equal(outcome(one, free, net.host), 'reachable');
  const [sg, two] = group(one, 'closed');
  const [shut, three] = runIn(two, net.subnet, [sg]);
  t.equal(outcome(three, free, shut), 'SG_INGRESS_DENY');
  t.equal(outcome(three, shut, free), 'SG_EGRESS_DENY');
  const out = allow(three, sg, 'Egress', ANYONE);
  t.equal(outcome(out, shut, free), 'reachable', 'answers need no policy');
  t.equal(outcome(out, free, shut), 'SG_INGRESS_DENY');
  t.same(flawsIn(out), []);
});

t.test('the first policy that fits decides; PolicyIndex puts one on top', async (t) => {
  const [sg, made] = group(net.world, 'g');
  const [host, world] = runIn(made, net.subnet, [sg]);
  const open = allow(world, sg, 'Ingress', ICMP);
  t.equal(outcome(open, net.host, host), 'reachable');
  const drop = { ...ICMP, CidrBlock: '10.0.0.0/24', Action: 'drop' };
  t.equal(outcome(allow(open, sg, 'Ingress', drop), net.host, host), 'reachable', 'at the end');
  const top = allow(open, sg, 'Ingress', { ...drop, PolicyIndex: 0 });
  t.equal(outcome(top, net.host, host), 'SG_INGRESS_DENY', 'at the top');
  const gone = done(top, 'A', 'DeleteSecurityGroupPolicies', {
    SecurityGroupId: sg,
    SecurityGroupPolicySet: { Ingress: [{ PolicyIndex: 0 }] },
  });
  t.equal(outcome(gone, net.host, host), 'reachable');
  const replaced = done(gone, 'A', 'ReplaceSecurityGroupPolicy', {
    SecurityGroupId: sg,
    SecurityGroupPolicySet: { Ingress: [{ ...drop, PolicyIndex: 0 }] },
  });
  t.equal(outcome(replaced, net.host, host), 'SG_INGRESS_DENY');
  const cleared = done(open, 'A', 'ModifySecurityGroupPolicies', {
    SecurityGroupId: sg,
    SecurityGroupPolicySet: { Version: '0' },
  });
  t.equal(outcome(cleared, net.host, host), 'SG_INGRESS_DENY');
});

t.test('of several groups the order in which they are bound decides', async (t) => {
  const [a, one] = group(net.world, 'a');
  const [b, two] = group(one, 'b');
  const ruled = allow(allow(two, a, 'Ingress', { ...ICMP, Action: 'DROP' }), b, 'Ingress', ICMP);
  const [host, world] = runIn(ruled, net.subnet, [b]);
  t.equal(outcome(world, net.host, host), 'reachable');
  const joined = done(world, 'A', 'AssociateSecurityGroups', {
    InstanceIds: [host],
    SecurityGroupIds: [a],
  });
  t.equal(outcome(joined, net.host, host), 'reachable', 'b comes first');
  const turned = done(joined, 'A', 'ModifyInstancesAttribute', {
    InstanceIds: [host],
    SecurityGroups: [a, b],
  });
  t.equal(outcome(turned, net.host, host), 'SG_INGRESS_DENY', 'a comes first');
  const left = done(turned, 'A', 'DisassociateSecurityGroups', {
    InstanceIds: [host],
    SecurityGroupIds: [a],
  });
  t.equal(outcome(left, net.host, host), 'reachable');
  t.same(flawsIn(turned), []);
});

t.test('a group as source is the instances that have it, as they come and go', async (t) => {
  const [friends, one] = group(net.world, 'friends');
  const [sg, two] = group(one, 'g');
  const ruled = allow(two, sg, 'Ingress', {
    Protocol: 'ALL',
    Port: 'all',
    SecurityGroupId: friends,
    Action: 'ACCEPT',
  });
  const [host, world] = runIn(ruled, net.subnet, [sg]);
  t.equal(outcome(world, net.host, host), 'SG_INGRESS_DENY');
  const bind = { InstanceIds: [net.host], SecurityGroupIds: [friends] };
  const joined = done(world, 'A', 'AssociateSecurityGroups', bind);
  t.equal(outcome(joined, net.host, host), 'reachable');
  t.equal(outcome(done(joined, 'A', 'DisassociateSecurityGroups', bind), net.host, host), 'SG_INGRESS_DENY');
  t.same(flawsIn(joined), []);
});

t.test('a list of ports is one policy', async (t) => {
  const [sg, made] = group(net.world, 'g');
  const [host, world] = runIn(made, net.subnet, [sg]);
  const web = { ...ANYONE, Protocol: 'TCP', Port: '80,443,8000-8010' };
  const open = allow(world, sg, 'Ingress', web);
  for (const port of [80, 443, 8000, 8010]) t.equal(outcome(open, net.host, host, port), 'reachable');
  for (const port of [81, 7999, 8011]) t.equal(outcome(open, net.host, host, port), 'SG_INGRESS_DENY');
  const view = accepted(open, 'A', 'DescribeSecurityGroupPolicies', { SecurityGroupId: sg }).response;
  t.match(view.SecurityGroupPolicySet, {
    Version: '1',
    Egress: [],
    Ingress: [{ PolicyIndex: 0, Protocol: 'TCP', Port: '80,443,8000-8010', Action: 'ACCEPT' }],
  });
  const closed = done(open, 'A', 'DeleteSecurityGroupPolicies', {
    SecurityGroupId: sg,
    SecurityGroupPolicySet: { Ingress: [web] },
  });
  t.equal(outcome(closed, net.host, host, 443), 'SG_INGRESS_DENY');
  t.same(flawsIn(open), []);
});

t.test('instances: packets reach those that run', async (t) => {
  const ids = (host: string) => ({ InstanceIds: [host] });
  const started = accepted(net.world, 'A', 'RunInstances', {
    VirtualPrivateCloud: { VpcId: net.vpc, SubnetId: net.subnet, PrivateIpAddresses: ['10.0.0.99'] },
  });
  const [host = ''] = started.response.InstanceIdSet as readonly string[];
  t.equal(started.world.hosts[host]?.address, '10.0.0.99');
  t.equal(outcome(started.world, net.host, host), 'HOST_DOWN', 'PENDING');
  const running = settle(started.world).world;
  t.equal(outcome(running, net.host, host), 'reachable');
  const stopped = done(running, 'A', 'StopInstances', ids(host));
  t.equal(outcome(stopped, net.host, host), 'HOST_DOWN');
  t.equal(outcome(done(stopped, 'A', 'StartInstances', ids(host)), net.host, host), 'reachable');
  const gone = done(stopped, 'A', 'TerminateInstances', ids(host));
  t.notOk(gone.hosts[host]);
  const [next] = runIn(gone, net.subnet);
  t.ok(next);
  const described = accepted(stopped, 'A', 'DescribeInstances', {
    Filters: [{ Name: 'instance-state', Values: ['STOPPED'] }],
  }).response;
  t.match(described, {
    TotalCount: 1,
    InstanceSet: [{ InstanceId: host, PrivateIpAddresses: ['10.0.0.99'] }],
  });
});

t.test('network ACLs: stateless, deny what none lets pass, and leave their own subnet alone', async (t) => {
  const [other, one] = created(net.world, 'A', 'CreateSubnet', 'Subnet.SubnetId', {
    VpcId: net.vpc,
    SubnetName: 'other',
    CidrBlock: '10.0.1.0/24',
    Zone: `${Region}-1`,
  });
  const [far, two] = runIn(one, other);
  const [near, three] = runIn(two, other);
  t.equal(outcome(three, net.host, far), 'reachable');
  const [NetworkAclId, made] = created(three, 'A', 'CreateNetworkAcl', 'NetworkAcl.NetworkAclId', {
    VpcId: net.vpc,
    NetworkAclName: 'acl',
  });
  const bound = done(made, 'A', 'AssociateNetworkAclSubnets', { NetworkAclId, SubnetIds: [other] });
  t.equal(outcome(bound, net.host, far), 'ACL_INGRESS_DENY');
  t.equal(outcome(bound, near, far), 'reachable', 'inside the subnet');
  const set = (world: World, entries: JsonObject) =>
    done(world, 'A', 'ModifyNetworkAclEntries', { NetworkAclId, NetworkAclEntrySet: entries });
  const tcp = (Port: string) => ({ Protocol: 'TCP', Port, CidrBlock: '10.0.0.0/24', Action: 'ACCEPT' });
  const inOnly = set(bound, { Ingress: [tcp('22,80')] });
  t.equal(outcome(inOnly, net.host, far, 80), 'ACL_EGRESS_DENY', 'the answer has no entry');
  const both = set(inOnly, { Egress: [tcp('ALL')] });
  t.equal(outcome(both, net.host, far, 80), 'reachable');
  t.equal(outcome(both, net.host, far, 23), 'ACL_INGRESS_DENY');
  const first = set(both, { Ingress: [{ ...tcp('80'), Action: 'DROP' }, tcp('22,80')] });
  t.equal(outcome(first, net.host, far, 80), 'ACL_INGRESS_DENY', 'the first entry that fits');
  const entryId = first.networkAcls[NetworkAclId]?.ingress[0]?.id ?? '';
  const changed = done(first, 'A', 'ModifyNetworkAclEntries', {
    NetworkAclId,
    EnableUpdateAclEntries: true,
    NetworkAclEntrySet: { Ingress: [{ ...tcp('81'), Action: 'DROP', NetworkAclIpv4EntryId: entryId }] },
  });
  t.equal(outcome(changed, net.host, far, 80), 'reachable', 'one entry changed, the others stayed');
  const free = done(both, 'A', 'DisassociateNetworkAclSubnets', { NetworkAclId, SubnetIds: [other] });
  t.equal(outcome(free, net.host, far), 'reachable');
  t.notOk(done(free, 'A', 'DeleteNetworkAcl', { NetworkAclId }).networkAcls[NetworkAclId]);
  t.same(flawsIn(both), []);

  const [second, twice] = created(bound, 'A', 'CreateNetworkAcl', 'NetworkAcl.NetworkAclId', {
    VpcId: net.vpc,
    NetworkAclName: 'second',
  });
  const moved = done(twice, 'A', 'AssociateNetworkAclSubnets', { NetworkAclId: second, SubnetIds: [other] });
  t.same(moved.networkAcls[NetworkAclId]?.subnets, [], 'a subnet has one ACL');
});

const [CcnId, withCcn] = created(net.world, 'A', 'CreateCcn', 'Ccn.CcnId', { CcnName: 'mesh' });
const remote = withNetwork(withCcn, 'A', 'ap-shanghai', '172.16.0.0/16');
const member = (InstanceId: string, InstanceRegion: string) => ({
  InstanceId,
  InstanceRegion,
  InstanceType: 'VPC',
});
const meshed = done(remote.world, 'A', 'AttachCcnInstances', {
  CcnId,
  Instances: [member(net.vpc, Region), member(remote.vpc, 'ap-shanghai')],
});
const tableOf = (world: World, vpc: string): string =>
  Object.values(world.routeTables).find((table) => table.vpc === vpc)?.id ?? '';
const routesIn = (world: World, vpc: string): readonly JsonObject[] => {
  const { response } = accepted(world, 'A', 'DescribeRouteTables', { RouteTableIds: [tableOf(world, vpc)] });
  const [table] = response.RouteTableSet as readonly JsonObject[];
  return (table?.RouteSet ?? []) as readonly JsonObject[];
};

t.test("the VPC's own switch of a CCN route stands beside the CCN's", async (t) => {
  t.equal(outcome(meshed, net.host, remote.host), 'reachable');
  const [route] = routesIn(meshed, net.vpc);
  t.match(route, {
    DestinationCidrBlock: '172.16.0.0/24',
    RouteType: 'CCN',
    GatewayType: 'CCN',
    GatewayId: CcnId,
    Enabled: true,
  });
  const RouteTableId = tableOf(meshed, net.vpc);
  const RouteItemIds = [route?.RouteItemId ?? ''];
  const off = done(meshed, 'A', 'DisableRoutes', { RouteTableId, RouteItemIds });
  t.equal(outcome(off, net.host, remote.host), 'ROUTE_DISABLED');
  t.equal(verdict(off, { from: remote.host, to: net.host, protocol: 'icmp' }).direction, 'return');
  const on = done(off, 'A', 'EnableRoutes', { RouteTableId, RouteIds: [route?.RouteId ?? 0] });
  t.equal(outcome(on, net.host, remote.host), 'reachable');
  t.equal(
    codeOf(on, 'A', 'DeleteRoutes', { RouteTableId, Routes: [{ RouteItemId: route?.RouteItemId ?? '' }] }),
    '200 UnsupportedOperation.SystemRoute',
  );
  t.equal(
    codeOf(on, 'A', 'CreateRoutes', {
      RouteTableId,
      Routes: [{ DestinationCidrBlock: '172.16.0.0/24', GatewayType: 'NORMAL_CVM', GatewayId: net.host }],
    }),
    '200 UnsupportedOperation.EcmpWithCcnRoute',
  );
  t.same(flawsIn(off), []);
});

t.test('a route of the user keeps a CCN route of the same block off until it is switched off', async (t) => {
  const RouteTableId = tableOf(net.world, net.vpc);
  const own = { DestinationCidrBlock: '172.16.0.0/24', GatewayType: 'NORMAL_CVM', GatewayId: '10.0.0.2' };
  const routed = done(remote.world, 'A', 'CreateRoutes', { RouteTableId, Routes: [own] });
  const joined = done(routed, 'A', 'AttachCcnInstances', {
    CcnId,
    Instances: [member(net.vpc, Region), member(remote.vpc, 'ap-shanghai')],
  });
  const [mine, pushed] = routesIn(joined, net.vpc);
  t.match(mine, { RouteType: 'USER', GatewayId: net.host, Enabled: true });
  t.match(pushed, { RouteType: 'CCN', Enabled: false });
  const turn = (world: World, action: string, route: JsonObject | undefined) =>
    ({ world, action, params: { RouteTableId, RouteItemIds: [route?.RouteItemId ?? ''] } }) as const;
  const enable = turn(joined, 'EnableRoutes', pushed);
  t.equal(codeOf(joined, 'A', enable.action, enable.params), '200 UnsupportedOperation.EcmpWithUserRoute');
  const off = done(joined, 'A', 'DisableRoutes', turn(joined, '', mine).params);
  const on = done(off, 'A', 'EnableRoutes', enable.params);
  t.equal(outcome(on, net.host, remote.host), 'reachable');
  t.equal(
    codeOf(on, 'A', 'EnableRoutes', turn(on, '', mine).params),
    '200 UnsupportedOperation.EcmpWithCcnRoute',
  );
  const wide = done(joined, 'A', 'ReplaceRoutes', {
    RouteTableId,
    Routes: [{ ...own, DestinationCidrBlock: '172.16.0.0/25', RouteItemId: mine?.RouteItemId ?? '' }],
  });
  t.equal(
    codeOf(wide, 'A', 'EnableRoutes', enable.params),
    '200 UnsupportedOperation',
    'a CCN route that is wider than a route of the user',
  );
  const gone = done(joined, 'A', 'DeleteRoutes', { RouteTableId, Routes: [own] });
  t.same(
    routesIn(gone, net.vpc).map((route) => route.RouteType),
    ['CCN'],
  );
});

t.test('subnets come to the CCN and go from it by themselves, those of secondary blocks too', async (t) => {
  const grown = done(meshed, 'A', 'CreateAssistantCidr', { VpcId: net.vpc, CidrBlocks: ['192.168.0.0/16'] });
  const [subnet, more] = created(grown, 'A', 'CreateSubnet', 'Subnet.SubnetId', {
    VpcId: net.vpc,
    SubnetName: 'second',
    CidrBlock: '192.168.7.0/24',
    Zone: `${Region}-2`,
  });
  const [host, world] = runIn(more, subnet);
  t.equal(world.hosts[host]?.address, '192.168.7.2', 'the first two addresses are the cloud’s');
  t.equal(outcome(world, remote.host, host), 'reachable');
  const empty = done(world, 'A', 'TerminateInstances', { InstanceIds: [host] });
  const gone = done(empty, 'A', 'DeleteSubnet', { SubnetId: subnet });
  t.same(
    Object.values(gone.tencent.ccnRoutes)
      .map((route) => route.DestinationCidrBlock)
      .sort(),
    ['10.0.0.0/24', '172.16.0.0/24'],
  );
  const whole = done(meshed, 'A', 'ModifyVpcAttribute', { VpcId: net.vpc, EnableRouteVpcPublish: true });
  t.ok(Object.values(whole.tencent.ccnRoutes).some((route) => route.DestinationCidrBlock === '10.0.0.0/16'));
});

t.test('a route to an instance is published to the CCN and withdrawn', async (t) => {
  const RouteTableId = tableOf(meshed, net.vpc);
  const behind = { DestinationCidrBlock: '192.168.0.0/16', GatewayType: 'NORMAL_CVM', GatewayId: net.host };
  const routed = done(meshed, 'A', 'CreateRoutes', { RouteTableId, Routes: [behind] });
  const RouteItemIds = [routed.routeTables[RouteTableId]?.entries[0]?.id ?? ''];
  const published = (world: World) =>
    Object.values(world.tencent.ccnRoutes).some((route) => route.DestinationCidrBlock === '192.168.0.0/16');
  t.equal(published(routed), false);
  const told = done(routed, 'A', 'NotifyRoutes', { RouteTableId, RouteItemIds });
  t.equal(published(told), true);
  t.equal(
    codeOf(told, 'A', 'DisableRoutes', { RouteTableId, RouteItemIds }),
    '200 UnsupportedOperation.DisabledNotifyCcn',
  );
  t.equal(
    codeOf(told, 'A', 'NotifyRoutes', { RouteTableId, RouteItemIds }),
    '200 UnsupportedOperation.NotifyCcn',
  );
  t.equal(published(done(told, 'A', 'WithdrawNotifyRoutes', { RouteTableId, RouteItemIds })), false);
  t.same(flawsIn(told), []);
});

t.test('a data centre behind a VPN gateway: in the VPC, and in the CCN', async (t) => {
  const idc = {
    id: 'idc',
    cidr: '192.168.0.0/16',
    hosts: { server: { id: 'server', address: '192.168.5.10' } },
    routes: [],
  };
  const start: World = { ...meshed, dataCentres: { idc } };
  const gateway = { Region, VpnGatewayName: 'vpn', InternetMaxBandwidthOut: 50 };
  const connect = (world: World, VpnGatewayId: string, local: string) =>
    created(world, 'A', 'CreateVpnConnection', 'VpnConnection.VpnConnectionId', {
      VpnGatewayId,
      CustomerGatewayId: 'idc',
      VpnConnectionName: 'c',
      SecurityPolicyDatabases: [{ LocalCidrBlock: local, RemoteCidrBlock: ['192.168.0.0/16'] }],
    });
  const routeBack = (world: World, via: string, cidr: string): World => ({
    ...world,
    dataCentres: { idc: { ...idc, routes: [{ cidr, via }] } },
  });

  const [inVpc, one] = created(start, 'A', 'CreateVpnGateway', 'VpnGateway.VpnGatewayId', {
    ...gateway,
    VpcId: net.vpc,
  });
  const [tunnel, two] = connect(one, inVpc, '10.0.0.0/16');
  const routed = done(two, 'A', 'CreateRoutes', {
    RouteTableId: tableOf(two, net.vpc),
    Routes: [{ DestinationCidrBlock: '192.168.0.0/16', GatewayType: 'VPN', GatewayId: inVpc }],
  });
  t.equal(outcome(routeBack(routed, tunnel, '10.0.0.0/16'), net.host, 'server'), 'reachable');
  t.equal(codeOf(routed, 'A', 'DeleteVpnGateway', { VpnGatewayId: inVpc }), '200 UnsupportedOperation');

  const [forCcn, three] = created(start, 'A', 'CreateVpnGateway', 'VpnGateway.VpnGatewayId', {
    ...gateway,
    Type: 'CCN',
  });
  const [way, four] = connect(three, forCcn, '172.16.0.0/16');
  const joined = routeBack(
    done(four, 'A', 'AttachCcnInstances', {
      CcnId,
      Instances: [{ InstanceId: forCcn, InstanceRegion: Region, InstanceType: 'VPNGW' }],
    }),
    way,
    '172.16.0.0/16',
  );
  t.not(outcome(joined, remote.host, 'server'), 'reachable', 'the block is not published by itself');
  const { response } = accepted(joined, 'A', 'DescribeVpnGatewayCcnRoutes', { VpnGatewayId: forCcn });
  const [route] = response.RouteSet as readonly JsonObject[];
  t.match(route, { Status: 'DISABLE', DestinationCidrBlock: '192.168.0.0/16' });
  const open = done(joined, 'A', 'ModifyVpnGatewayCcnRoutes', {
    VpnGatewayId: forCcn,
    Routes: [{ RouteId: route?.RouteId ?? '', Status: 'ENABLE', DestinationCidrBlock: '192.168.0.0/16' }],
  });
  t.equal(outcome(open, remote.host, 'server'), 'reachable');
  t.same(flawsIn(open), []);
});
