import t from 'tap';
import { fail } from '../../src/cloud/clouds.js';
import type { World } from '../../src/cloud/world.js';
import { fixesFor } from '../../src/explain/fix.js';
import { accepted, attach, done, frozen, tutorialWorld, withCen, worldOf } from '../cloud/world.js';
import { stepsOf } from './steps.js';

const PING = { from: 'ecs-a', to: 'ecs-b', protocol: 'icmp' } as const;

const opened = (world: World): World =>
  done(world, 'B', 'AuthorizeSecurityGroup', {
    SecurityGroupId: 'sg-b',
    IpProtocol: 'ICMP',
    SourceCidrIp: '0.0.0.0/0',
  });

t.test('where nothing exists: a chain of calls, each by the account that may', async (t) => {
  const [fix] = fixesFor(frozen(tutorialWorld()), PING);
  t.same(stepsOf(fix), [
    'A: CreateCen',
    'A: AttachCenChildInstance',
    'B: GrantInstanceToCen',
    'A: AttachCenChildInstance',
    'B: AuthorizeSecurityGroup',
  ]);
  t.match(fix?.items, [
    { save: { cen: 'CenId' } },
    { params: { CenId: '$cen', ChildInstanceId: 'vpc-a' } },
    { params: { CenId: '$cen', CenOwnerId: '$A.uid', InstanceId: 'vpc-b' } },
    { params: { CenId: '$cen', ChildInstanceOwnerId: '$B.uid' } },
    { params: { SecurityGroupId: 'sg-b', IpProtocol: 'ICMP', SourceCidrIp: '172.16.1.10/32' } },
  ]);
  t.match(fix?.text, /^A calls CreateCen \(\); then A calls .*\.$/);
});

t.test('what works needs no fix', async (t) => {
  const [world, cen] = withCen(tutorialWorld());
  t.same(fixesFor(opened(attach(world, cen, 'vpc-a', 'vpc-b')), PING), []);
});

t.test('variables of the scenario are referred to', async (t) => {
  const [world, cen] = withCen(tutorialWorld());
  const [fix] = fixesFor(opened(attach(world, cen, 'vpc-a')), PING, { network: cen });
  t.match(fix?.items, [{ params: { CenId: '$network' } }, { params: { CenId: '$network' } }]);
  t.same(stepsOf(fix), ['B: GrantInstanceToCen', 'A: AttachCenChildInstance']);
});

t.test('names that the scenario has are not taken again', async (t) => {
  const [fix] = fixesFor(tutorialWorld(), PING, { cen: 'something' });
  t.match(fix?.items[0], { save: { 'cen-2': 'CenId' } });
});

t.test('what is under way is waited for', async (t) => {
  const [world, cen] = withCen(tutorialWorld());
  const attached = opened(attach(world, cen, 'vpc-b'));
  const begun = accepted(attached, 'A', 'AttachCenChildInstance', {
    CenId: cen,
    ChildInstanceId: 'vpc-a',
    ChildInstanceType: 'VPC',
    ChildInstanceRegionId: 'cn-qingdao',
  }).world;
  const fixes = fixesFor(begun, PING);
  t.same(fixes.map(stepsOf), [['wait']], 'and nothing else is needed');
});

t.test('a fault is mended, and what is wrong besides', async (t) => {
  const [world, cen] = withCen(tutorialWorld());
  const broken = fail(attach(world, cen, 'vpc-a', 'vpc-b'), { kind: 'host', host: 'ecs-b' });
  t.same(stepsOf(fixesFor(broken, PING)[0]), ['heal', 'B: AuthorizeSecurityGroup']);
});

t.test('one and the same block cannot be told apart: no fix is offered', async (t) => {
  const same = worldOf({
    vpcs: {
      'vpc-a': ['A cn-qingdao 10.0.0.0/8', { 'vsw-a': '10.0.1.0/24' }],
      'vpc-b': ['A cn-qingdao 10.0.0.0/8', { 'vsw-b': '10.0.1.0/24' }],
    },
    hosts: { 'ecs-a': 'vsw-a 10.0.1.10 sg-a', 'ecs-b': 'vsw-b 10.0.1.20 sg-b' },
    groups: { 'sg-a': { vpc: 'vpc-a' }, 'sg-b': { vpc: 'vpc-b' } },
  });
  t.same(fixesFor(same, PING), []);
});

t.test('at most three, none twice, what takes something from others last', async (t) => {
  const [world, first] = withCen(tutorialWorld());
  const [both, second] = withCen(opened(attach(world, first, 'vpc-a')));
  const apart = attach(both, second, 'vpc-b');
  const fixes = fixesFor(apart, PING);
  t.ok(fixes.length >= 2 && fixes.length <= 3);
  t.equal(new Set(fixes.map(({ text }) => text)).size, fixes.length);
  const sweeps = fixes.map(
    ({ items }) => items.filter((item) => item.kind === 'call' && item.sweeping).length,
  );
  t.same(sweeps, [...sweeps].sort());
});
