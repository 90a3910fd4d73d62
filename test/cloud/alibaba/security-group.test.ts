import t from 'tap';
import type { Quotas } from '../../../src/cloud/alibaba/quotas.js';
import type { SecurityGroupRule } from '../../../src/cloud/world.js';
import type { JsonObject } from '../../../src/model/json.js';
import { type Row, refused } from '../refusals.js';
import { accepted, codeOf, done, type Plan, worldOf } from '../world.js';

const rule = (id: string, more: Partial<SecurityGroupRule> = {}): SecurityGroupRule => ({
  id,
  direction: 'ingress',
  protocol: 'ICMP',
  peer: { cidr: '0.0.0.0/0' },
  policy: 'accept',
  priority: 1,
  ...more,
});
const plan: Plan = {
  vpcs: { v: ['A cn-hangzhou 10.0.0.0/16', { s: '10.0.1.0/24' }], w: ['A cn-hangzhou 10.0.0.0/16'] },
  hosts: { h: 's 10.0.1.1 web', k: 's 10.0.1.2 adv' },
  groups: {
    web: { vpc: 'v', rules: [rule('r1'), rule('r2', { direction: 'egress' })] },
    db: { vpc: 'v', rules: [rule('r3', { peer: { group: 'web' } })] },
    more: { vpc: 'v', rules: [rule('r4')] },
    adv: { vpc: 'v', type: 'enterprise', innerAccess: 'Drop' },
    far: { vpc: 'w' },
  },
};
const world = worldOf(plan);
const limited = (quotas: Partial<Quotas>) => worldOf({ ...plan, quotas });
const CREATE = { RegionId: 'cn-hangzhou', VpcId: 'v' };
const RULE = { SecurityGroupId: 'web', IpProtocol: 'tcp', PortRange: '22/22', SourceCidrIp: '10.0.0.0/8' };
const permit = (...Permissions: object[]) => ({ SecurityGroupId: 'web', Permissions }) as JsonObject;
const item = { IpProtocol: 'TCP', PortRange: '80/80', SourceCidrIp: '0.0.0.0/0' };

t.test('a group from creation to deletion', async (t) => {
  const named = { SecurityGroupName: 'front', Description: 'in front' };
  const made = accepted(world, 'A', 'CreateSecurityGroup', { ...CREATE, ...named });
  const SecurityGroupId = String(made.response.SecurityGroupId);
  t.match(SecurityGroupId, /^sg-[a-z0-9]{18}$/);
  t.match(made.world.securityGroups[SecurityGroupId], { type: 'normal', innerAccess: 'Accept', rules: [] });
  const renamed = done(made.world, 'A', 'ModifySecurityGroupAttribute', {
    SecurityGroupId,
    SecurityGroupName: 'back',
  });
  t.match(accepted(renamed, 'A', 'DescribeSecurityGroups', { SecurityGroupId }).response, {
    TotalCount: 1,
    SecurityGroups: {
      SecurityGroup: [
        {
          SecurityGroupName: 'back',
          Description: 'in front',
          SecurityGroupType: 'normal',
          VpcId: 'v',
          EcsCount: 0,
          RuleCount: 0,
        },
      ],
    },
  });
  t.same(done(renamed, 'A', 'DeleteSecurityGroup', { SecurityGroupId }).securityGroups, world.securityGroups);
});

t.test('an advanced group keeps its members apart, for good', async (t) => {
  const made = accepted(world, 'A', 'CreateSecurityGroup', { ...CREATE, SecurityGroupType: 'enterprise' });
  const SecurityGroupId = String(made.response.SecurityGroupId);
  t.match(made.world.securityGroups[SecurityGroupId], { type: 'enterprise', innerAccess: 'Drop' });
  const open = { SecurityGroupId, InnerAccessPolicy: 'Accept' };
  t.equal(codeOf(made.world, 'A', 'ModifySecurityGroupPolicy', open), '400 OperationDenied');
  t.match(accepted(made.world, 'A', 'DescribeSecurityGroupAttribute', { SecurityGroupId }).response, {
    InnerAccessPolicy: 'Drop',
  });
});

t.test('a basic group’s InnerAccessPolicy is changed and seen', async (t) => {
  const closed = done(world, 'A', 'ModifySecurityGroupPolicy', {
    SecurityGroupId: 'web',
    InnerAccessPolicy: 'drop',
  });
  t.equal(closed.securityGroups.web?.innerAccess, 'Drop');
});

t.test('several rules in a call: all of them or none', async (t) => {
  const both = done(world, 'A', 'AuthorizeSecurityGroup', permit(item, { ...item, PortRange: '443/443' }));
  t.equal(both.securityGroups.web?.rules.length, 4);
  const bad = permit(item, { ...item, PortRange: '1/0' });
  t.equal(codeOf(world, 'A', 'AuthorizeSecurityGroup', bad), '400 InvalidIpPortRange.Malformed');
  const again = accepted(both, 'A', 'AuthorizeSecurityGroup', permit(item)).world;
  t.equal(again, both, 'a rule that stands is not added again');
  const gone = done(both, 'A', 'RevokeSecurityGroup', permit(item));
  t.equal(gone.securityGroups.web?.rules.length, 3);
  t.equal(accepted(gone, 'A', 'RevokeSecurityGroup', permit(item)).world, gone, 'nor taken away twice');
});

t.test('a rule is taken away by its id, in its own direction', async (t) => {
  const by = (...SecurityGroupRuleId: string[]) => ({ SecurityGroupId: 'web', SecurityGroupRuleId });
  t.same(
    done(world, 'A', 'RevokeSecurityGroup', by('r1')).securityGroups.web?.rules.map(({ id }) => id),
    ['r2'],
  );
  refused(t, [
    [world, 'A', 'RevokeSecurityGroup', by('r2'), '400 InvalidParam.SecurityGroupRuleId'],
    [world, 'A', 'RevokeSecurityGroupEgress', by('r1'), '400 InvalidParam.SecurityGroupRuleId'],
  ]);
});

t.test('an owner may be named with a source group, which is in the same VPC all the same', async (t) => {
  const source = (SourceGroupId: string) => ({
    SecurityGroupId: 'web',
    IpProtocol: 'all',
    SourceGroupId,
    SourceGroupOwnerId: '1000000000000001',
  });
  t.equal(codeOf(world, 'A', 'AuthorizeSecurityGroup', source('more')), 'accepted');
  t.equal(codeOf(world, 'A', 'AuthorizeSecurityGroup', source('far')), '400 InvalidSourceGroupId.Mismatch');
});

const join = (SecurityGroupId: string, InstanceId = 'h') => ({ SecurityGroupId, InstanceId });
const source = (SourceGroupId: string, SecurityGroupId = 'web') => ({
  SecurityGroupId,
  SourceGroupId,
  IpProtocol: 'all',
});

const ROWS: readonly Row[] = [
  [world, 'A', 'CreateSecurityGroup', { VpcId: 'v' }, '400 MissingParameter'],
  [world, 'A', 'CreateSecurityGroup', { ...CREATE, RegionId: 'mars' }, '404 InvalidRegionId.NotFound'],
  [world, 'B', 'CreateSecurityGroup', CREATE, '404 InvalidVpcId.NotFound'],
  [world, 'A', 'CreateSecurityGroup', { ...CREATE, SecurityGroupType: 'big' }, '400 InvalidParameter'],
  [
    world,
    'A',
    'CreateSecurityGroup',
    { ...CREATE, SecurityGroupName: '-' },
    '400 InvalidSecurityGroupName.Malformed',
  ],
  [
    world,
    'A',
    'CreateSecurityGroup',
    { ...CREATE, Description: 'http://x' },
    '400 InvalidSecurityGroupDiscription.Malformed',
  ],
  [
    limited({ securityGroupsPerRegion: 5 }),
    'A',
    'CreateSecurityGroup',
    CREATE,
    '403 QuotaExceed.SecurityGroup',
  ],
  [
    world,
    'A',
    'ModifySecurityGroupAttribute',
    { SecurityGroupId: 'x' },
    '404 InvalidSecurityGroupId.NotFound',
  ],
  [world, 'B', 'DeleteSecurityGroup', { SecurityGroupId: 'far' }, '404 InvalidSecurityGroupId.NotFound'],
  [world, 'A', 'DeleteSecurityGroup', { SecurityGroupId: 'web' }, '403 DependencyViolation'],
  [
    { ...world, hosts: {} },
    'A',
    'DeleteSecurityGroup',
    { SecurityGroupId: 'web' },
    '403 DependencyViolation',
  ],

  [world, 'A', 'AuthorizeSecurityGroup', { ...RULE, Priority: 'high' }, '400 InvalidPriority.Malformed'],
  [world, 'A', 'AuthorizeSecurityGroup', { ...RULE, Priority: 0 }, '400 InvalidPriority.ValueNotSupported'],
  [
    world,
    'A',
    'AuthorizeSecurityGroup',
    { ...RULE, Description: 'x'.repeat(513) },
    '400 InvalidSecurityGroupDiscription.Malformed',
  ],
  [world, 'A', 'AuthorizeSecurityGroup', permit(), '400 MissingParameter'],
  [world, 'A', 'AuthorizeSecurityGroup', source('web', 'adv'), '400 OperationDenied'],
  [world, 'A', 'AuthorizeSecurityGroup', source('adv'), '400 OperationDenied'],
  [
    limited({ rulesPerSecurityGroup: 2 }),
    'A',
    'AuthorizeSecurityGroup',
    RULE,
    '403 AuthorizationLimitExceed',
  ],
  [
    limited({ groupRulesPerSecurityGroup: 0 }),
    'A',
    'AuthorizeSecurityGroup',
    source('more'),
    '403 AuthorizationLimitExceed',
  ],
  [limited({ rulesPerInstance: 2 }), 'A', 'AuthorizeSecurityGroup', RULE, '403 AuthorizationLimitExceed'],
  [limited({ rulesPerInstance: 2 }), 'A', 'JoinSecurityGroup', join('more'), '403 AclLimitExceed'],
  [
    limited({ addressesPerBasicGroup: 0 }),
    'A',
    'JoinSecurityGroup',
    join('more'),
    '403 SecurityGroupInstanceLimitExceeded',
  ],
  [
    limited({ securityGroupsPerInstance: 1 }),
    'A',
    'JoinSecurityGroup',
    join('more'),
    '400 InstanceSecurityGroupLimitExceeded',
  ],
  [world, 'A', 'JoinSecurityGroup', join('more', 'k'), '400 OperationDenied'],
  [world, 'A', 'JoinSecurityGroup', join('far'), '400 InvalidInstanceId.Mismatch'],
];

t.test('refusals', async (t) => refused(t, ROWS));
