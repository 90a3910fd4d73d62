import t from 'tap';
import { advance } from '../../../../src/cloud/clouds.js';
import type { World } from '../../../../src/cloud/world.js';
import { done } from '../../world.js';
import { created, emptyWorld, UIN, withNetwork } from '../network.js';
import { first, last, mended, ping, remediesAgainst, said, tcp, textOf } from './mended.js';

/** Two subnets of a VPC, in each a host, whose groups let in what `rules` say. */
const near = withNetwork(emptyWorld(), 'A', 'ap-guangzhou', '10.0.0.0/16');
const [second, withSecond] = created(near.world, 'A', 'CreateSubnet', 'Subnet.SubnetId', {
  VpcId: near.vpc,
  SubnetName: 'second',
  CidrBlock: '10.0.9.0/24',
  Zone: 'ap-guangzhou-1',
});
const [group, withGroup] = created(withSecond, 'A', 'CreateSecurityGroup', 'SecurityGroup.SecurityGroupId', {
  Region: 'ap-guangzhou',
  GroupName: 'empty',
  GroupDescription: 'lets nothing pass',
});
const [far, world] = created(withGroup, 'A', 'RunInstances', 'InstanceIdSet.0', {
  VirtualPrivateCloud: { VpcId: near.vpc, SubnetId: second },
  SecurityGroupIds: [group],
});

const policies = (current: World, direction: 'Ingress' | 'Egress', ...rules: readonly object[]): World =>
  done(current, 'A', 'CreateSecurityGroupPolicies', {
    SecurityGroupId: group,
    SecurityGroupPolicySet: { [direction]: rules as never },
  });

t.test('an empty group: a rule for this flow alone', async (t) => {
  const web = tcp(near.host, far, 443);
  t.same(first(world, web), ['A CreateSecurityGroupPolicies', 'reachable']);
  const after = mended(world, remediesAgainst(world, web)[0]);
  t.equal(said(after, tcp(near.host, far, 80)), 'SG_INGRESS_DENY forward');
  t.equal(said(after, ping(near.host, far)), 'SG_INGRESS_DENY forward');
  t.same(first(world, ping(far, near.host)), ['A CreateSecurityGroupPolicies', 'reachable'], 'outwards');
});

t.test('a rule that drops stands before one that accepts', async (t) => {
  const dropping = policies(world, 'Ingress', { Protocol: 'ALL', CidrBlock: '0.0.0.0/0', Action: 'DROP' });
  t.same(first(dropping, ping(near.host, far)), ['A CreateSecurityGroupPolicies', 'reachable']);
  const [source] = [dropping.hosts[near.host]?.address ?? ''];
  const behind = policies(dropping, 'Ingress', {
    Protocol: 'ICMP',
    CidrBlock: `${source}/32`,
    Action: 'ACCEPT',
  });
  t.same(
    first(behind, ping(near.host, far)),
    ['A DeleteSecurityGroupPolicies, A CreateSecurityGroupPolicies', 'reachable'],
    'the same rule is there already, too far behind',
  );
});

t.test('a network ACL: the packet and its answer in one call, the other entries stay', async (t) => {
  const open = policies(world, 'Ingress', { Protocol: 'ALL', CidrBlock: '0.0.0.0/0', Action: 'ACCEPT' });
  const [acl, made] = created(open, 'A', 'CreateNetworkAcl', 'NetworkAcl.NetworkAclId', {
    VpcId: near.vpc,
    NetworkAclName: 'list',
  });
  const bound = done(made, 'A', 'AssociateNetworkAclSubnets', { NetworkAclId: acl, SubnetIds: [second] });
  const web = tcp(near.host, far, 443);
  t.same(first(bound, web), ['A ModifyNetworkAclEntries', 'reachable']);
  const one = mended(bound, remediesAgainst(bound, web)[0]);
  t.same(first(one, tcp(near.host, far, 80)), ['A ModifyNetworkAclEntries', 'reachable']);
  const two = mended(one, remediesAgainst(one, tcp(near.host, far, 80))[0]);
  t.equal(said(two, web), 'reachable', 'what was open is open');
  t.equal(said(two, ping(near.host, far)), 'ACL_INGRESS_DENY forward');
  t.same(last(bound, web), ['A DisassociateNetworkAclSubnets *', 'reachable'], 'the last resort');
});

t.test('a network ACL that forgets answers', async (t) => {
  const open = policies(world, 'Ingress', { Protocol: 'ALL', CidrBlock: '0.0.0.0/0', Action: 'ACCEPT' });
  const [acl, made] = created(open, 'A', 'CreateNetworkAcl', 'NetworkAcl.NetworkAclId', {
    VpcId: near.vpc,
    NetworkAclName: 'list',
  });
  const inwards = done(made, 'A', 'ModifyNetworkAclEntries', {
    NetworkAclId: acl,
    NetworkAclEntrySet: { Ingress: [{ Protocol: 'ALL', CidrBlock: '0.0.0.0/0', Action: 'ACCEPT' }] },
  });
  const bound = done(inwards, 'A', 'AssociateNetworkAclSubnets', { NetworkAclId: acl, SubnetIds: [second] });
  const web = tcp(near.host, far, 443);
  t.equal(said(bound, web), 'ACL_EGRESS_DENY return');
  t.same(first(bound, web), ['A ModifyNetworkAclEntries', 'reachable']);
  const [remedy] = remediesAgainst(bound, web);
  t.match(JSON.stringify(remedy), /"Egress":\[\{"Protocol":"TCP","Port":"1024-65535"/);
});

t.test('a stopped instance is started', async (t) => {
  const open = policies(world, 'Ingress', { Protocol: 'ALL', CidrBlock: '0.0.0.0/0', Action: 'ACCEPT' });
  const stopped = done(open, 'A', 'StopInstances', { InstanceIds: [far] });
  t.equal(said(stopped, ping(near.host, far)), 'HOST_DOWN forward');
  t.same(first(stopped, ping(near.host, far)), ['A StartInstances', 'reachable']);
});

t.test('a fleet: its permissions for TCP and UDP from 1025 on; nothing opens ICMP', async (t) => {
  const [CcnId, ccn] = created(world, 'A', 'CreateCcn', 'Ccn.CcnId', { CcnName: 'lab' });
  const joined = done(ccn, 'A', 'AttachCcnInstances', {
    CcnId,
    Instances: [{ InstanceId: near.vpc, InstanceRegion: 'ap-guangzhou', InstanceType: 'VPC' }],
  });
  const [FleetId, made] = created(joined, 'B', 'CreateFleet', 'FleetAttributes.FleetId', {
    Region: 'ap-shanghai',
    Name: 'arena',
    AssetId: 'asset-12345678',
  });
  const server = `${FleetId}-1`;
  const game = tcp(near.host, server, 7000);
  t.same(first(made, game), ['B AttachCcnInstances, A AcceptAttachCcnInstances', 'SG_INGRESS_DENY forward']);
  const inside = mended(made, remediesAgainst(made, game)[0]);
  t.same(first(inside, game), ['B UpdateFleetPortSettings', 'reachable']);
  t.same(first(inside, ping(near.host, server)), ['none', 'SG_INGRESS_DENY forward']);
  t.same(first(inside, tcp(near.host, server, 22)), ['none', 'SG_INGRESS_DENY forward']);
  const out = done(inside, 'B', 'gse.DetachCcnInstances', { FleetId });
  const asked = done(out, 'B', 'gse.AttachCcnInstances', { FleetId, AccountId: UIN.A, CcnId });
  t.same(first(asked, game), ['A AcceptAttachCcnInstances', 'SG_INGRESS_DENY forward']);
  const late = advance(asked, 8 * 86_400_000).world;
  t.same(first(late, game), ['B AttachCcnInstances, A AcceptAttachCcnInstances', 'SG_INGRESS_DENY forward']);
  const [abroad, hk] = created(inside, 'B', 'CreateFleet', 'FleetAttributes.FleetId', {
    Region: 'ap-hongkong',
    Name: 'abroad',
    AssetId: 'asset-12345678',
  });
  const texts = remediesAgainst(hk, tcp(near.host, `${abroad}-1`, 7000)).map(textOf);
  t.same(
    texts.filter((text) => !text.includes('CreateCcn')),
    [],
    'no approval takes a fleet across the border',
  );
});
