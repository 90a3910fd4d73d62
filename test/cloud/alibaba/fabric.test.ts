import t from 'tap';
import { deriveFabric } from '../../../src/cloud/fabric.js';
import type { SecurityGroupRule, World } from '../../../src/cloud/world.js';
import type { Rule } from '../../../src/fabric/fabric.js';
import { golden } from '../../golden.js';
import { attach, done, tutorialWorld, withCen, withPackage, worldOf } from '../world.js';

/** A VPC's route table as lines: `10.1.0.0/16 link vpc-b@cen`. */
const table = (world: World, router: string): string[] =>
  (deriveFabric(world).routers[router]?.tables.main ?? []).map(({ cidr, target }) =>
    [cidr.text, target.kind, ...('host' in target ? [target.host] : 'link' in target ? ['cen'] : [])].join(
      ' ',
    ),
  );

t.test('two regions, three networks, one connection bought', async (t) => {
  const [fresh, CenId] = withCen(tutorialWorld());
  const [world] = withPackage(attach(fresh, CenId, 'vpc-a', 'vpc-b', 'vpc-us'), CenId);
  const limit = { CenId, LocalRegionId: 'cn-beijing', OppositeRegionId: 'cn-qingdao', BandwidthLimit: 5 };
  golden(
    t,
    deriveFabric(done(world, 'A', 'SetCenInterRegionBandwidthLimit', limit)),
    'cloud/alibaba/three-networks',
  );
});

t.test('one VPC, two vSwitches, three hosts, two groups', async (t) => {
  const rule = (id: string, more: Partial<SecurityGroupRule>): SecurityGroupRule => ({
    id,
    direction: 'ingress',
    protocol: 'TCP',
    ports: [80, 80],
    peer: { cidr: '0.0.0.0/0' },
    policy: 'accept',
    priority: 1,
    ...more,
  });
  const world = worldOf({
    vpcs: {
      'vpc-1': ['A cn-hangzhou 10.0.0.0/16', { 'vsw-1': '10.0.1.0/24', 'vsw-2': '10.0.2.0/28' }],
    },
    groups: {
      web: { vpc: 'vpc-1', rules: [rule('sgr-web', {})] },
      db: {
        vpc: 'vpc-1',
        innerAccess: 'Drop',
        rules: [
          rule('sgr-any', { ports: [3306, 3306], priority: 2 }),
          rule('sgr-web-db', { ports: [3306, 3306], peer: { group: 'web' } }),
          rule('sgr-no', { protocol: 'ICMP', policy: 'drop', peer: { cidr: '10.0.1.0/24' }, priority: 2 }),
        ],
      },
    },
    hosts: {
      'web-1': 'vsw-1 10.0.1.10 web',
      'db-1': 'vsw-2 10.0.2.3 db',
      both: 'vsw-1 10.0.1.11 web db',
    },
  });
  golden(t, deriveFabric(world), 'cloud/alibaba/two-groups');
});

t.test('what a VPC takes from its CEN', async (t) => {
  const [fresh, CenId] = withCen(
    worldOf({
      vpcs: {
        'vpc-a': ['A cn-qingdao 10.0.0.0/8', { 'vsw-a': '10.1.0.0/16' }],
        'vpc-b': ['A cn-qingdao 10.0.0.0/8', { 'vsw-b': '10.1.2.0/24', 'vsw-b2': '10.9.0.0/24' }],
        'vpc-c': ['A cn-qingdao 10.0.0.0/8', { 'vsw-c': '10.9.0.0/24' }],
        'vpc-d': ['A cn-qingdao 10.0.0.0/8', { 'vsw-d': '10.77.0.0/24' }],
      },
      hosts: { 'ecs-b': 'vsw-b2 10.9.0.4 sg', 'ecs-c': 'vsw-c 10.9.0.5 sg' },
    }),
  );
  const world = attach(fresh, CenId, 'vpc-a', 'vpc-b', 'vpc-c', 'vpc-d');
  t.same(
    table(world, 'vpc-a'),
    ['10.1.0.0/16 blackhole', '10.9.0.0/24 link cen', '10.77.0.0/24 link cen'],
    'a subset of its vSwitch is refused',
  );
  t.same(
    table(world, 'vpc-b'),
    [
      '10.1.0.0/16 link cen',
      '10.1.2.0/24 blackhole',
      '10.9.0.0/24 blackhole',
      '10.9.0.4/32 host ecs-b',
      '10.77.0.0/24 link cen',
    ],
    'a superset of its vSwitch is taken; of two equal blocks its own stays',
  );
  t.same(
    table(world, `tr-${CenId}-cn-qingdao`),
    ['10.1.0.0/16 link cen', '10.1.2.0/24 link cen', '10.9.0.0/24 link cen', '10.77.0.0/24 link cen'],
    'one route a block',
  );
  const route = (of: World) =>
    deriveFabric(of).routers['vpc-d']?.tables.main?.find(({ cidr }) => cidr.text === '10.9.0.0/24');
  t.equal(route(world)?.origin.object, 'vsw-b2', 'the network attached first is served');

  const swapped = attach(fresh, CenId, 'vpc-c', 'vpc-b', 'vpc-d');
  t.equal(route(swapped)?.origin.object, 'vsw-c');
});

t.test('a VPC’s own route hides equal and more specific ones, and nothing else', async (t) => {
  const [fresh, CenId] = withCen(tutorialWorld());
  const entry = (cidr: string): World => ({
    ...attach(fresh, CenId, 'vpc-a', 'vpc-b'),
    routeTables: {
      vtb: {
        id: 'vtb',
        vpc: 'vpc-a',
        main: true,
        entries: [{ id: 'rte-1', cidr, nextHopType: 'Instance', nextHopId: 'ecs-a' }],
      },
    },
  });
  const own = ['172.16.1.0/24 blackhole', '172.16.1.10/32 host ecs-a'];
  t.same(table(entry('192.168.0.0/16'), 'vpc-a'), [...own, '192.168.0.0/16 host ecs-a']);
  t.same(table(entry('192.168.1.0/24'), 'vpc-a'), [...own, '192.168.1.0/24 host ecs-a']);
  t.same(table(entry('192.168.1.0/25'), 'vpc-a'), [
    ...own,
    '192.168.1.0/24 link cen',
    '192.168.1.0/25 host ecs-a',
  ]);
});

t.test('under FULL no overlap is accepted, in neither direction', async (t) => {
  const plan = worldOf({
    vpcs: {
      'vpc-a': ['A cn-qingdao 10.0.0.0/8', { 'vsw-a': '10.1.0.0/16' }],
      'vpc-b': ['A cn-qingdao 10.0.0.0/8', { 'vsw-b': '10.1.2.0/24' }],
    },
  });
  const created = done(plan, 'A', 'CreateCen', { ProtectionLevel: 'FULL' });
  const [CenId = ''] = Object.keys(created.alibaba.cens);
  const world = attach(created, CenId, 'vpc-a', 'vpc-b');
  t.same(table(world, 'vpc-a'), ['10.1.0.0/16 blackhole']);
  t.same(table(world, 'vpc-b'), ['10.1.2.0/24 blackhole']);
});

t.test('advanced groups let nothing out, in, or between members', async (t) => {
  const world = worldOf({
    vpcs: { v: ['A cn-qingdao 10.0.0.0/8', { s: '10.1.0.0/16' }] },
    groups: { sg: { vpc: 'v', type: 'enterprise' } },
    hosts: { h: 's 10.1.0.1 sg' },
  });
  const policy = deriveFabric(world).routers.v?.filter?.policies[0];
  const brief = (rules: readonly Rule[] = []) => rules.map(({ id, action }) => `${id}: ${action}`);
  t.same(brief(policy?.ingress), ['sg default ingress: drop']);
  t.same(brief(policy?.egress), ['sg default egress: drop']);
});
