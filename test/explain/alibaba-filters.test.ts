import t from 'tap';
import type { SecurityGroupRule, World } from '../../src/cloud/world.js';
import { fixesFor } from '../../src/explain/fix.js';
import { accepted, done, worldOf } from '../cloud/world.js';
import { paramsOf, stepsOf } from './steps.js';

const rule = (id: string, more: Partial<SecurityGroupRule>): SecurityGroupRule => ({
  id,
  direction: 'ingress',
  protocol: 'ALL',
  peer: { cidr: '0.0.0.0/0' },
  policy: 'accept',
  priority: 1,
  ...more,
});

const lan = (rules: SecurityGroupRule[], innerAccess: 'Accept' | 'Drop' = 'Accept'): World =>
  worldOf({
    vpcs: { vpc: ['A cn-hangzhou 10.0.0.0/16', { s: '10.0.1.0/24', r: '10.0.2.0/24' }] },
    hosts: { a: 's 10.0.1.10 open', b: 'r 10.0.2.10 guarded', c: 'r 10.0.2.11 guarded' },
    groups: { open: { vpc: 'vpc' }, guarded: { vpc: 'vpc', rules, innerAccess } },
  });

const SSH = { from: 'a', to: 'b', protocol: 'tcp', port: 22 } as const;

t.test('a group is opened for this source, protocol and port, ahead of its other rules', async (t) => {
  const [fix, ...others] = fixesFor(lan([rule('deny', { policy: 'drop', priority: 5 })]), SSH);
  t.same(paramsOf(fix), [
    {
      SecurityGroupId: 'guarded',
      IpProtocol: 'TCP',
      PortRange: '22/22',
      SourceCidrIp: '10.0.1.10/32',
      Priority: 1,
    },
  ]);
  t.ok(others.every(({ items }) => items.some((item) => item.kind === 'call' && item.sweeping)));
});

t.test('a rule that drops at priority 1 goes first; one that drops something else stays', async (t) => {
  const drops = [
    rule('elsewhere', { policy: 'drop', peer: { cidr: '10.9.0.0/16' } }),
    rule('web', { policy: 'drop', protocol: 'TCP', ports: [80, 80] }),
    rule('ping', { policy: 'drop', protocol: 'ICMP' }),
    rule('ssh', { policy: 'drop', protocol: 'TCP', ports: [1, 1023] }),
  ];
  const [fix] = fixesFor(lan(drops), SSH);
  t.same(stepsOf(fix).sort(), ['A: AuthorizeSecurityGroup', 'A: RevokeSecurityGroup']);
  t.match(
    paramsOf(fix).find((params) => 'SecurityGroupRuleId' in (params as object)),
    {
      SecurityGroupRuleId: ['ssh'],
    },
  );
});

t.test('of many ways three are told', async (t) => {
  const world = lan([]);
  const more = ['one', 'two', 'three'].map((id) => [id, { ...world.securityGroups.guarded, id, name: id }]);
  const { b } = world.hosts;
  const many = {
    ...world,
    securityGroups: { ...world.securityGroups, ...Object.fromEntries(more) },
    hosts: { ...world.hosts, ...(b && { b: { ...b, securityGroups: ['guarded', 'one', 'two', 'three'] } }) },
  };
  t.equal(fixesFor(many, SSH).length, 3);
});

t.test('members that are kept apart get a rule, or may talk to each other', async (t) => {
  const fixes = fixesFor(lan([], 'Drop'), { from: 'b', to: 'c', protocol: 'icmp' });
  t.same(fixes.map(stepsOf), [['A: AuthorizeSecurityGroup'], ['A: ModifySecurityGroupPolicy']]);
  t.match(paramsOf(fixes[0]), [{ IpProtocol: 'ICMP', PortRange: '-1/-1', SourceCidrIp: '10.0.2.10/32' }]);
});

t.test('advanced groups let nothing out by themselves', async (t) => {
  const world = lan([rule('in', {})]);
  const { open } = world.securityGroups;
  const closed: World = open
    ? { ...world, securityGroups: { ...world.securityGroups, open: { ...open, type: 'enterprise' } } }
    : world;
  t.match(paramsOf(fixesFor(closed, SSH)[0]), [{ SecurityGroupId: 'open', DestCidrIp: '10.0.2.10/32' }]);
});

/** A list on the second vSwitch that refuses everything. */
function walled(): readonly [World, string] {
  const made = accepted(lan([rule('in', {})]), 'A', 'CreateNetworkAcl', {
    RegionId: 'cn-hangzhou',
    VpcId: 'vpc',
  });
  const NetworkAclId = String(made.response.NetworkAclId);
  const keep = { Policy: 'accept', Protocol: 'TCP', Port: '443/443' };
  const emptied = done(made.world, 'A', 'UpdateNetworkAclEntries', {
    NetworkAclId,
    UpdateIngressAclEntries: true,
    IngressAclEntries: [{ ...keep, SourceCidrIp: '0.0.0.0/0' }],
    UpdateEgressAclEntries: true,
    EgressAclEntries: [],
  });
  const Resource = [{ ResourceType: 'VSwitch', ResourceId: 'r' }];
  return [done(emptied, 'A', 'AssociateNetworkAcl', { NetworkAclId, Resource }), NetworkAclId];
}

t.test('network ACLs know no answers: both ways are opened, and what stands is kept', async (t) => {
  const [world, acl] = walled();
  const [fix, other] = fixesFor(world, SSH, { acl });
  t.match(paramsOf(fix), [
    {
      NetworkAclId: '$acl',
      IngressAclEntries: [
        { Policy: 'accept', Protocol: 'TCP', Port: '22/22', SourceCidrIp: '10.0.1.10/32' },
        { Protocol: 'TCP', Port: '443/443', NetworkAclEntryId: /^nae-/ },
      ],
    },
    {
      EgressAclEntries: [
        { Policy: 'accept', Protocol: 'TCP', Port: '1024/65535', DestinationCidrIp: '10.0.1.10/32' },
      ],
    },
  ]);
  t.same(stepsOf(other), ['A: UnassociateNetworkAcl'], 'to take the list away is the last thing');
});
