import fc from 'fast-check';
import t from 'tap';
import { advance } from '../../../../src/cloud/clouds.js';
import { deriveFabric } from '../../../../src/cloud/fabric.js';
import { tencentActions } from '../../../../src/cloud/tencent/actions.js';
import type { World } from '../../../../src/cloud/world.js';
import type { JsonObject } from '../../../../src/model/json.js';
import { compile } from '../../../../src/plane/compile/index.js';
import { flawsOf } from '../../flaws.js';
import { done, frozen, make } from '../../world.js';
import { created, emptyWorld, UIN, withNetwork } from '../network.js';

const RUNS = 300;
const Region = 'ap-guangzhou';

/** Two networks in a CCN and a fleet beside it: random calls seldom get that far by themselves. */
function built(): World {
  const one = withNetwork(emptyWorld(), 'A', Region, '10.0.0.0/16');
  const two = withNetwork(one.world, 'A', 'ap-shanghai', '172.16.0.0/16');
  const [CcnId, three] = created(two.world, 'A', 'CreateCcn', 'Ccn.CcnId', { CcnName: 'mesh' });
  const member = (InstanceId: string, InstanceRegion: string) => ({
    InstanceId,
    InstanceRegion,
    InstanceType: 'VPC',
  });
  const meshed = done(three, 'A', 'AttachCcnInstances', {
    CcnId,
    Instances: [member(one.vpc, Region), member(two.vpc, 'ap-shanghai')],
  });
  return done(meshed, 'A', 'CreateFleet', { Region: 'ap-shanghai', Name: 'arena' });
}

/** What a move chooses from, by kind; ids that belong together stand side by side. */
function idsOf(world: World): Readonly<Record<string, readonly string[]>> {
  const { tencent } = world;
  const subnets = Object.values(world.subnets);
  return {
    vpc: Object.keys(world.vpcs),
    subnet: Object.keys(world.subnets),
    place: subnets.map(({ id, vpc }) => `${vpc} ${id}`),
    host: Object.keys(world.hosts),
    group: Object.keys(world.securityGroups),
    table: Object.keys(world.routeTables),
    acl: Object.keys(world.networkAcls),
    binding: Object.values(world.networkAcls).flatMap((acl) =>
      subnets.filter(({ vpc }) => vpc === acl.vpc).map(({ id }) => `${acl.id} ${id}`),
    ),
    route: [
      ...Object.values(world.routeTables).flatMap(({ id, entries }) =>
        entries.map((entry) => `${id} ${entry.id}`),
      ),
      ...Object.values(tencent.vpcCcnRoutes).map((row) => `${row.routeTable} ${row.RouteItemId}`),
    ],
    fleet: Object.keys(tencent.fleets),
    ccn: Object.keys(tencent.ccns),
  };
}

const placed = (pair: string): JsonObject => {
  const [VpcId = '', SubnetId = ''] = pair.split(' ');
  return { VpcId, SubnetId };
};
const routed = (pair: string): JsonObject => {
  const [RouteTableId = '', item = ''] = pair.split(' ');
  return { RouteTableId, RouteItemIds: [item] };
};
const bound = (pair: string): JsonObject => {
  const [NetworkAclId = '', subnet = ''] = pair.split(' ');
  return { NetworkAclId, SubnetIds: [subnet] };
};

type Pick = (kind: string) => string;

const policy = (pick: Pick, n: number): JsonObject => ({
  Protocol: ['TCP', 'UDP', 'ICMP', 'ALL'][n % 4] ?? 'ALL',
  ...(n % 4 < 2 ? { Port: ['22', '80,443', 'ALL'][n % 3] ?? 'ALL' } : {}),
  ...(n % 5 === 0 ? { SecurityGroupId: pick('group') } : { CidrBlock: `10.${n % 3}.0.0/16` }),
  Action: n % 2 === 0 ? 'ACCEPT' : 'DROP',
  ...(n % 7 === 0 ? { PolicyIndex: 0 } : {}),
});

const CALLS: readonly ((pick: Pick, n: number) => readonly [string, JsonObject])[] = [
  (_pick, n) => ['CreateVpc', { Region, VpcName: 'v', CidrBlock: `10.${n % 4}.0.0/16` }],
  (pick) => ['DeleteVpc', { VpcId: pick('vpc') }],
  (pick, n) => ['CreateAssistantCidr', { VpcId: pick('vpc'), CidrBlocks: [`192.168.${n % 4}.0/24`] }],
  (pick, n) => ['ModifyVpcAttribute', { VpcId: pick('vpc'), EnableRouteVpcPublish: n % 2 === 0 }],
  (pick, n) => [
    'CreateSubnet',
    { VpcId: pick('vpc'), SubnetName: 's', CidrBlock: `10.0.${n % 4}.0/24`, Zone: `${Region}-1` },
  ],
  (pick) => ['DeleteSubnet', { SubnetId: pick('subnet') }],
  (pick, n) => [
    'RunInstances',
    {
      VirtualPrivateCloud: placed(pick('place')),
      ...(n % 2 === 0 && { SecurityGroupIds: [pick('group')] }),
    },
  ],
  (pick) => ['StopInstances', { InstanceIds: [pick('host')] }],
  (pick) => ['StartInstances', { InstanceIds: [pick('host')] }],
  (pick) => ['TerminateInstances', { InstanceIds: [pick('host')] }],
  () => ['CreateSecurityGroup', { Region, GroupName: 'g', GroupDescription: '' }],
  (pick) => ['DeleteSecurityGroup', { SecurityGroupId: pick('group') }],
  (pick, n) => [
    'CreateSecurityGroupPolicies',
    {
      SecurityGroupId: pick('group'),
      SecurityGroupPolicySet: { [n % 2 === 0 ? 'Ingress' : 'Egress']: [policy(pick, n)] },
    },
  ],
  (pick, n) => [
    'DeleteSecurityGroupPolicies',
    { SecurityGroupId: pick('group'), SecurityGroupPolicySet: { Ingress: [{ PolicyIndex: n % 3 }] } },
  ],
  (pick, n) => [
    'ReplaceSecurityGroupPolicies',
    {
      SecurityGroupId: pick('group'),
      SecurityGroupPolicySet: { Ingress: [{ ...policy(pick, n), PolicyIndex: 0 }] },
    },
  ],
  (pick) => ['AssociateSecurityGroups', { InstanceIds: [pick('host')], SecurityGroupIds: [pick('group')] }],
  (pick) => [
    'DisassociateSecurityGroups',
    { InstanceIds: [pick('host')], SecurityGroupIds: [pick('group')] },
  ],
  (pick) => ['CreateNetworkAcl', { VpcId: pick('vpc'), NetworkAclName: 'a' }],
  (pick) => ['AssociateNetworkAclSubnets', bound(pick('binding'))],
  (pick) => ['DisassociateNetworkAclSubnets', bound(pick('binding'))],
  (pick, n) => [
    'ModifyNetworkAclEntries',
    {
      NetworkAclId: pick('acl'),
      NetworkAclEntrySet: {
        Ingress: [{ Protocol: 'TCP', Port: '22,80', CidrBlock: `10.${n % 3}.0.0/16`, Action: 'ACCEPT' }],
      },
    },
  ],
  (pick) => ['DeleteNetworkAcl', { NetworkAclId: pick('acl') }],
  (pick, n) => [
    'CreateRoutes',
    {
      RouteTableId: pick('table'),
      Routes: [
        {
          DestinationCidrBlock: ['172.16.0.0/24', '9.0.0.0/8', '0.0.0.0/0'][n % 3] ?? '',
          GatewayType: 'NORMAL_CVM',
          GatewayId: pick('host'),
        },
      ],
    },
  ],
  (pick) => {
    const [RouteTableId = '', RouteItemId = ''] = pick('route').split(' ');
    return ['DeleteRoutes', { RouteTableId, Routes: [{ RouteItemId }] }];
  },
  (pick) => ['EnableRoutes', routed(pick('route'))],
  (pick) => ['DisableRoutes', routed(pick('route'))],
  (pick) => ['NotifyRoutes', routed(pick('route'))],
  (pick) => ['WithdrawNotifyRoutes', routed(pick('route'))],
  (pick) => ['gse.AttachCcnInstances', { FleetId: pick('fleet'), AccountId: UIN.A, CcnId: pick('ccn') }],
  (pick) => ['gse.DetachCcnInstances', { FleetId: pick('fleet') }],
  (pick, n) => ['UpdateFleetCapacity', { FleetId: pick('fleet'), DesiredInstances: n % 4 }],
  (pick) => [
    'CreateFleet',
    { Region: 'ap-shanghai', Name: 'f', CcnInfos: [{ AccountId: UIN.A, CcnId: pick('ccn') }] },
  ],
  (pick) => ['DeleteFleet', { FleetId: pick('fleet') }],
];

interface Move {
  readonly call: number;
  readonly picks: readonly number[];
  readonly n: number;
  readonly wait: number;
}

function played(world: World, { call, picks, n, wait }: Move): World {
  const ids = idsOf(world);
  let at = 0;
  const pick: Pick = (kind) => {
    const known = ids[kind] ?? [];
    const chosen = known[(picks[at++ % picks.length] ?? 0) % Math.max(1, known.length)];
    return chosen ?? `${kind}-00000000`;
  };
  const [action, params] = CALLS[call % CALLS.length]?.(pick, n) ?? ['', {}];
  const result = make(frozen(world), 'A', action, params);
  return advance(result.ok ? result.world : world, wait).world;
}

const move: fc.Arbitrary<Move> = fc.record({
  call: fc.nat({ max: CALLS.length - 1 }),
  picks: fc.array(fc.nat({ max: 30 }), { minLength: 1, maxLength: 3 }),
  n: fc.nat({ max: 20 }),
  wait: fc.constantFrom(0, 1_000, 40_000, 300_000, 1_300_000),
});

t.test('whatever is called, the world has a fabric without flaws and a plane', async (t) => {
  const start = built();
  t.same(
    CALLS.map((call) => call((kind) => kind, 0)[0]).filter((name) => !Object.hasOwn(tencentActions, name)),
    [],
    'every call is one of the cloud',
  );
  fc.assert(
    fc.property(fc.array(move, { minLength: 1, maxLength: 25 }), (moves) => {
      const world = moves.reduce(played, start);
      const fabric = deriveFabric(world);
      const flaws = flawsOf(fabric);
      if (flaws.length > 0) throw new Error(flaws.join('; '));
      compile(fabric);
    }),
    { numRuns: RUNS },
  );
});
