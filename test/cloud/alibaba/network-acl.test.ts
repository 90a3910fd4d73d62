import t from 'tap';
import { settle } from '../../../src/cloud/clouds.js';
import type { JsonObject } from '../../../src/model/json.js';
import { type Row, refused } from '../refusals.js';
import { accepted, done, worldOf } from '../world.js';

const plan = {
  vpcs: {
    v: ['A cn-hangzhou 10.0.0.0/16', { s: '10.0.1.0/24', s2: '10.0.2.0/24' }],
    w: ['A cn-hangzhou 10.0.0.0/16', { t: '10.0.1.0/24' }],
    b: ['B cn-hangzhou 10.0.0.0/16', { u: '10.0.1.0/24' }],
  },
} as const;
const world = worldOf(plan);
const CREATE = { RegionId: 'cn-hangzhou', VpcId: 'v' };
const made = accepted(world, 'A', 'CreateNetworkAcl', { ...CREATE, NetworkAclName: 'guard' });
const NetworkAclId = String(made.response.NetworkAclId);
const on = (...ids: string[]) => ({
  NetworkAclId,
  Resource: ids.map((ResourceId) => ({ ResourceType: 'VSwitch', ResourceId })),
});
const bound = done(made.world, 'A', 'AssociateNetworkAcl', on('s'));
const attributes = (of: typeof world) =>
  accepted(of, 'A', 'DescribeNetworkAclAttributes', { NetworkAclId }).response.NetworkAclAttribute;

t.test('a new list lets everything pass and is bound to nothing', async (t) => {
  t.match(NetworkAclId, /^nacl-[a-z0-9]{18}$/);
  const all = { Policy: 'accept', Protocol: 'all', Port: '-1/-1', NetworkAclEntryId: /^nae-/ };
  t.match(attributes(made.world), {
    NetworkAclName: 'guard',
    Status: 'Available',
    VpcId: 'v',
    IngressAclEntries: { IngressAclEntry: [{ ...all, SourceCidrIp: '0.0.0.0/0' }] },
    EgressAclEntries: { EgressAclEntry: [{ ...all, DestinationCidrIp: '0.0.0.0/0' }] },
    Resources: { Resource: [] },
  });
});

const drop = { Policy: 'drop', Protocol: 'icmp', Port: '-1/-1', SourceCidrIp: '10.0.9.0/24' };
const web = { Policy: 'accept', Protocol: 'TCP', Port: '80/443', SourceCidrIp: '0.0.0.0/0' };
const ingress = (...IngressAclEntries: object[]) =>
  ({ NetworkAclId, UpdateIngressAclEntries: true, IngressAclEntries }) as JsonObject;

t.test('a direction’s entries are replaced as a whole, in their order', async (t) => {
  const named = { ...drop, NetworkAclEntryName: 'no ping', Description: 'quiet' };
  const updated = done(made.world, 'A', 'UpdateNetworkAclEntries', ingress(named, web));
  t.match(updated.networkAcls[NetworkAclId], {
    ingress: [
      { name: 'no ping', description: 'quiet', protocol: 'ICMP', policy: 'drop', peer: '10.0.9.0/24' },
      { protocol: 'TCP', ports: [80, 443], policy: 'accept', peer: '0.0.0.0/0' },
    ],
    egress: made.world.networkAcls[NetworkAclId]?.egress,
  });
  const [first] = updated.networkAcls[NetworkAclId]?.ingress ?? [];
  const kept = { ...drop, NetworkAclEntryId: first?.id };
  const turned = done(updated, 'A', 'UpdateNetworkAclEntries', ingress(web, kept, kept));
  const ids = turned.networkAcls[NetworkAclId]?.ingress.map(({ id }) => id) ?? [];
  t.equal(ids[1], first?.id, 'an entry of a known id keeps it');
  t.equal(new Set(ids).size, 3, 'and only one does');
  const untouched = { NetworkAclId, IngressAclEntries: [drop] };
  t.equal(accepted(turned, 'A', 'UpdateNetworkAclEntries', untouched).world, turned, 'without its flag');
});

t.test('a change comes to its end before the next', async (t) => {
  const changing = accepted(bound, 'A', 'UpdateNetworkAclEntries', ingress(drop)).world;
  t.match(attributes(changing), { Status: 'Modifying' });
  refused(t, [
    [changing, 'A', 'UpdateNetworkAclEntries', ingress(web), '400 NetworkStatus.Modifying'],
    [changing, 'A', 'AssociateNetworkAcl', on('s2'), '400 NetworkStatus.Modifying'],
    [changing, 'A', 'UnassociateNetworkAcl', on('s'), '400 NetworkStatus.Modifying'],
    [changing, 'A', 'DeleteNetworkAcl', { NetworkAclId }, '400 NetworkStatus.Modifying'],
  ]);
  t.match(attributes(settle(changing).world), { Status: 'Available' });
});

t.test('bound, found by its vSwitch, unbound, deleted', async (t) => {
  t.match(accepted(bound, 'A', 'DescribeNetworkAcls', { ResourceId: 's' }).response, {
    TotalCount: 1,
    NetworkAcls: {
      NetworkAcl: [
        {
          NetworkAclId,
          Resources: { Resource: [{ ResourceId: 's', ResourceType: 'VSwitch', Status: 'BINDED' }] },
        },
      ],
    },
  });
  t.match(accepted(bound, 'A', 'DescribeVSwitches', { VSwitchId: 's' }).response, {
    VSwitches: { VSwitch: [{ NetworkAclId }] },
  });
  const free = done(bound, 'A', 'UnassociateNetworkAcl', on('s'));
  t.same(done(free, 'A', 'DeleteNetworkAcl', { NetworkAclId }).networkAcls, {});
});

t.test('one list for several vSwitches, taken from one of them', async (t) => {
  const both = done(bound, 'A', 'AssociateNetworkAcl', on('s2'));
  t.same(both.networkAcls[NetworkAclId]?.subnets, ['s', 's2']);
  const left = done(both, 'A', 'UnassociateNetworkAcl', on('s'));
  t.same(left.networkAcls[NetworkAclId]?.subnets, ['s2']);
});

const second = accepted(bound, 'A', 'CreateNetworkAcl', CREATE);
const other = { ...on('s'), NetworkAclId: String(second.response.NetworkAclId) };
const pending = accepted(made.world, 'A', 'CreateVSwitch', {
  VpcId: 'v',
  ZoneId: 'cn-hangzhou-a',
  CidrBlock: '10.0.3.0/24',
});
const one = worldOf({ ...plan, quotas: { networkAclsPerVpc: 0 } });
const quotas = { ...made.world.alibaba.quotas, entriesPerNetworkAcl: 1 };
const short = { ...made.world, alibaba: { ...made.world.alibaba, quotas } };

const ROWS: readonly Row[] = [
  [world, 'A', 'CreateNetworkAcl', { VpcId: 'v' }, '400 MissingParameter'],
  [world, 'A', 'CreateNetworkAcl', { ...CREATE, RegionId: 'mars' }, '404 InvalidRegionId.NotFound'],
  [world, 'B', 'CreateNetworkAcl', CREATE, '404 InvalidVpcId.NotFound'],
  [one, 'A', 'CreateNetworkAcl', CREATE, '400 QuotaExceeded'],
  [bound, 'B', 'DescribeNetworkAclAttributes', { NetworkAclId }, '400 InvalidNetworkAcl.NotFound'],
  [bound, 'A', 'DeleteNetworkAcl', { NetworkAclId: 'nacl-x' }, '400 InvalidNetworkAcl.NotFound'],
  [bound, 'A', 'DeleteNetworkAcl', { NetworkAclId }, '400 NetworkAclExistBinding'],
  [bound, 'A', 'AssociateNetworkAcl', { NetworkAclId }, '400 ParameterMissing.Resources'],
  [
    bound,
    'A',
    'AssociateNetworkAcl',
    { NetworkAclId, Resource: [{ ResourceType: 'VPC', ResourceId: 'v' }] },
    '400 ParameterIllegal.ResourceType',
  ],
  [bound, 'A', 'AssociateNetworkAcl', on('x'), '400 InvalidResource.NotFound'],
  [bound, 'A', 'AssociateNetworkAcl', on('u'), '400 InvalidResource.NotFound'],
  [bound, 'A', 'AssociateNetworkAcl', on('t'), '400 InvalidResource.VpcError'],
  [bound, 'A', 'AssociateNetworkAcl', on('s2', 's'), '400 InvalidResource.BindingExist'],
  [second.world, 'A', 'AssociateNetworkAcl', other, '400 InvalidResource.BindingExist'],
  [
    pending.world,
    'A',
    'AssociateNetworkAcl',
    on(String(pending.response.VSwitchId)),
    '400 ResourceStatus.Error',
  ],
  [bound, 'A', 'UnassociateNetworkAcl', on('s2'), '400 InvalidResource.NotBinding'],
  [second.world, 'A', 'UnassociateNetworkAcl', other, '400 Mismatch.NetworkAclAndVSwitch'],
  [bound, 'A', 'UpdateNetworkAclEntries', { NetworkAclId: 'nacl-x' }, '400 InvalidNetworkAcl.NotFound'],
  [bound, 'A', 'UpdateNetworkAclEntries', ingress({ ...drop, Port: '1/2' }), '400 InvalidParameter'],
  [bound, 'A', 'UpdateNetworkAclEntries', ingress({ ...web, Port: '-1/-1' }), '400 InvalidParameter'],
  [bound, 'A', 'UpdateNetworkAclEntries', ingress({ ...web, Port: '0/70000' }), '400 InvalidParameter'],
  [bound, 'A', 'UpdateNetworkAclEntries', ingress({ ...web, Policy: 'maybe' }), '400 InvalidParameter'],
  [bound, 'A', 'UpdateNetworkAclEntries', ingress({ ...web, SourceCidrIp: '10/8' }), '400 InvalidParameter'],
  [bound, 'A', 'UpdateNetworkAclEntries', ingress({ ...web, SourceCidrIp: '' }), '400 MissingParameter'],
  [bound, 'A', 'UpdateNetworkAclEntries', ingress({ ...web, IpVersion: 'IPv6' }), '400 InvalidParameter'],
  [bound, 'A', 'UpdateNetworkAclEntries', ingress({ ...web, EntryType: 'system' }), '400 InvalidParameter'],
  [short, 'A', 'UpdateNetworkAclEntries', ingress(web, drop), '400 QuotaExceeded'],
];

t.test('refusals', async (t) => refused(t, ROWS));
