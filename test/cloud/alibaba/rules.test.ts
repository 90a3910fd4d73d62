import t from 'tap';
import { predict } from '../../../src/analyze/predict.js';
import { deriveFabric } from '../../../src/cloud/fabric.js';
import { whyNoRoute } from '../../../src/cloud/why.js';
import type { World } from '../../../src/cloud/world.js';
import type { JsonObject } from '../../../src/model/json.js';
import { accepted, done, worldOf } from '../world.js';

/** `ok`, or the reason, with `return` before it if it is the answer that is lost. */
function verdict(world: World, from: string, to: string, port?: number): string {
  const flow = port === undefined ? { protocol: 'icmp' as const } : { protocol: 'tcp' as const, port };
  const { reachable, code, direction } = predict(deriveFabric(world), { from, to, ...flow }, (router, host) =>
    whyNoRoute(world, router, host),
  );
  return reachable ? 'ok' : `${direction === 'return' ? 'return ' : ''}${code}`;
}

/** Calls of A that have to be accepted, in turn. */
const after = (world: World, ...calls: readonly (readonly [string, JsonObject])[]): World =>
  calls.reduce((current, [action, params]) => done(current, 'A', action, params), world);

const vpcs = { v: ['A cn-hangzhou 10.0.0.0/16', { s1: '10.0.1.0/24', s2: '10.0.2.0/24' }] } as const;
const ingress = (SecurityGroupId: string, more: JsonObject = {}): readonly [string, JsonObject] => [
  'AuthorizeSecurityGroup',
  { SecurityGroupId, IpProtocol: 'icmp', SourceCidrIp: '10.0.0.0/16', ...more },
];
const egress = (SecurityGroupId: string, more: JsonObject = {}): readonly [string, JsonObject] => [
  'AuthorizeSecurityGroupEgress',
  { SecurityGroupId, IpProtocol: 'icmp', DestCidrIp: '10.0.0.0/16', ...more },
];

t.test('several groups: the rules of all by priority, drop first where they tie', async (t) => {
  const world = worldOf({
    vpcs,
    groups: { c: { vpc: 'v' }, g1: { vpc: 'v' }, g2: { vpc: 'v' } },
    hosts: { client: 's1 10.0.1.1 c', server: 's2 10.0.2.1 g1 g2', plain: 's2 10.0.2.2 g1' },
  });
  const both = (g1: JsonObject, g2: JsonObject) => after(world, ingress('g1', g1), ingress('g2', g2));
  const ask = (of: World) => verdict(of, 'client', 'server');
  t.equal(ask(world), 'SG_INGRESS_DENY', 'a new group lets nothing in');
  t.equal(ask(after(world, ingress('g2'))), 'ok', 'one group is enough');
  const tie = both({ Policy: 'accept', Priority: 7 }, { Policy: 'drop', Priority: 7 });
  t.equal(ask(tie), 'SG_INGRESS_DENY');
  t.equal(verdict(tie, 'client', 'plain'), 'ok', 'the other group’s rules do not hold for it');
  t.equal(ask(both({ Policy: 'accept', Priority: 6 }, { Policy: 'drop', Priority: 7 })), 'ok');
  t.equal(ask(both({ Policy: 'drop', Priority: 6 }, { Policy: 'accept', Priority: 7 })), 'SG_INGRESS_DENY');
});

t.test('a rule that names a group is for its members', async (t) => {
  const world = worldOf({
    vpcs,
    groups: { c: { vpc: 'v' }, d: { vpc: 'v' }, server: { vpc: 'v' } },
    hosts: { a: 's1 10.0.1.1 c', b: 's1 10.0.1.2 d', x: 's2 10.0.2.1 server' },
  });
  const tcp = { IpProtocol: 'tcp', PortRange: '80/80', SourceCidrIp: '', SourceGroupId: 'c' };
  const open = after(world, ingress('server', tcp));
  t.equal(verdict(open, 'a', 'x', 80), 'ok');
  t.equal(verdict(open, 'a', 'x', 81), 'SG_INGRESS_DENY');
  t.equal(verdict(open, 'b', 'x', 80), 'SG_INGRESS_DENY');
  const joined = after(open, ['JoinSecurityGroup', { SecurityGroupId: 'c', InstanceId: 'b' }]);
  t.equal(verdict(joined, 'b', 'x', 80), 'ok', 'at once');
});

t.test('members of a basic group: Accept wins over rules, Drop loses to them', async (t) => {
  const world = worldOf({
    vpcs,
    groups: { g: { vpc: 'v' } },
    hosts: { a: 's1 10.0.1.1 g', b: 's1 10.0.1.2 g' },
  });
  t.equal(verdict(world, 'a', 'b'), 'ok');
  const denied = after(world, ingress('g', { Policy: 'drop' }), egress('g', { Policy: 'drop' }));
  t.equal(verdict(denied, 'a', 'b'), 'ok');
  const apart = { SecurityGroupId: 'g', InnerAccessPolicy: 'Drop' };
  const closed = after(world, ['ModifySecurityGroupPolicy', apart]);
  t.equal(verdict(closed, 'a', 'b'), 'SG_INGRESS_DENY');
  t.equal(verdict(after(closed, ingress('g')), 'a', 'b'), 'ok');
});

t.test('an advanced group lets out and in what rules name, nothing else', async (t) => {
  const world = worldOf({
    vpcs,
    groups: { g: { vpc: 'v', type: 'enterprise', innerAccess: 'Drop' } },
    hosts: { a: 's1 10.0.1.1 g', b: 's1 10.0.1.2 g' },
  });
  t.equal(verdict(world, 'a', 'b'), 'SG_EGRESS_DENY');
  const out = after(world, egress('g'));
  t.equal(verdict(out, 'a', 'b'), 'SG_INGRESS_DENY');
  t.equal(verdict(after(out, ingress('g')), 'a', 'b'), 'ok', 'the answer needs no rule');
});

const entry = (Policy: string, Protocol: string, Port: string, peer: JsonObject) => ({
  Policy,
  Protocol,
  Port,
  ...peer,
});
const from = { SourceCidrIp: '10.0.1.0/24' };
const to = { DestinationCidrIp: '10.0.1.0/24' };

/** A network ACL of `s2`, with these entries. */
function guarded(IngressAclEntries: JsonObject[], EgressAclEntries: JsonObject[]): World {
  const world = worldOf({
    vpcs,
    groups: { g: { vpc: 'v' } },
    hosts: { a: 's1 10.0.1.1 g', b: 's2 10.0.2.1 g', b2: 's2 10.0.2.2 g' },
  });
  const made = accepted(world, 'A', 'CreateNetworkAcl', { RegionId: 'cn-hangzhou', VpcId: 'v' });
  const NetworkAclId = made.response.NetworkAclId ?? '';
  return after(
    made.world,
    [
      'UpdateNetworkAclEntries',
      {
        NetworkAclId,
        UpdateIngressAclEntries: true,
        UpdateEgressAclEntries: true,
        IngressAclEntries,
        EgressAclEntries,
      },
    ],
    ['AssociateNetworkAcl', { NetworkAclId, Resource: [{ ResourceType: 'VSwitch', ResourceId: 's2' }] }],
  );
}

t.test('a network ACL knows no connections: answers need entries of their own', async (t) => {
  const ping = entry('accept', 'icmp', '-1/-1', from);
  const pong = entry('accept', 'icmp', '-1/-1', to);
  const way = (world: World) => [verdict(world, 'a', 'b'), verdict(world, 'b', 'a')];
  t.same(way(guarded([ping], [pong])), ['ok', 'ok']);
  t.same(way(guarded([ping], [])), ['return ACL_EGRESS_DENY', 'ACL_EGRESS_DENY']);
  t.same(way(guarded([], [pong])), ['ACL_INGRESS_DENY', 'return ACL_INGRESS_DENY']);
  t.equal(verdict(guarded([], []), 'b', 'b2'), 'ok', 'within the vSwitch it is not asked');
});

t.test('a service’s answers go to the ports that clients choose', async (t) => {
  const web = entry('accept', 'tcp', '80/80', from);
  const narrow = guarded([web], [entry('accept', 'tcp', '80/80', to)]);
  t.equal(verdict(narrow, 'a', 'b', 80), 'return ACL_EGRESS_DENY');
  const wide = guarded([web], [entry('accept', 'tcp', '32768/61000', to)]);
  t.equal(verdict(wide, 'a', 'b', 80), 'ok');
  t.equal(verdict(wide, 'a', 'b', 81), 'ACL_INGRESS_DENY');
});

t.test('the first entry that matches decides', async (t) => {
  const all = entry('accept', 'all', '-1/-1', { DestinationCidrIp: '0.0.0.0/0' });
  const no = entry('drop', 'icmp', '-1/-1', { SourceCidrIp: '10.0.1.1' });
  const yes = entry('accept', 'all', '-1/-1', { SourceCidrIp: '0.0.0.0/0' });
  t.equal(verdict(guarded([no, yes], [all]), 'a', 'b'), 'ACL_INGRESS_DENY');
  t.equal(verdict(guarded([yes, no], [all]), 'a', 'b'), 'ok');
});

t.test('a new network ACL changes nothing', async (t) => {
  const world = worldOf({
    vpcs,
    groups: { g: { vpc: 'v' } },
    hosts: { a: 's1 10.0.1.1 g', b: 's2 10.0.2.1 g' },
  });
  const made = accepted(world, 'A', 'CreateNetworkAcl', { RegionId: 'cn-hangzhou', VpcId: 'v' });
  const NetworkAclId = made.response.NetworkAclId ?? '';
  const Resource = [{ ResourceType: 'VSwitch', ResourceId: 's2' }];
  const bound = after(made.world, ['AssociateNetworkAcl', { NetworkAclId, Resource }]);
  t.equal(verdict(bound, 'a', 'b'), 'ok');
  t.equal(deriveFabric(bound).routers.v?.filter?.acls.length, 1);
});
