import t from 'tap';
import { emptyAlibaba } from '../../src/cloud/alibaba/state.js';
import { emptyTencent } from '../../src/cloud/tencent/state.js';
import { EMPTY_WORLD, type NetworkAcl, type Vpc, type World } from '../../src/cloud/world.js';
import { type Change, changesBetween } from '../../src/explain/changes.js';

const WORLD: World = { ...EMPTY_WORLD, now: 0, alibaba: emptyAlibaba(), tencent: emptyTencent() };
const vpc = (id: string, cidr = '10.0.0.0/8'): Vpc => ({ id, account: 'A', region: 'r', cidrs: [cidr] });
const acl = (ids: readonly string[], policy: 'accept' | 'drop' = 'accept'): NetworkAcl => ({
  id: 'acl',
  vpc: 'vpc',
  name: 'acl',
  subnets: [],
  ingress: ids.map((id) => ({ id, protocol: 'ALL', peer: '0.0.0.0/0', policy })),
  egress: [],
});
const text = (changes: readonly Change[]): string[] => changes.map(({ id, kind }) => `${id} ${kind}`).sort();
const between = (before: Partial<World>, after: Partial<World>): string[] =>
  text(changesBetween({ ...WORLD, ...before }, { ...WORLD, ...after }));

t.test('rows that come, change and go', async (t) => {
  t.same(between({}, { vpcs: { a: vpc('a') } }), ['a made']);
  t.same(between({ vpcs: { a: vpc('a') } }, { vpcs: { a: vpc('a', '10.1.0.0/16') } }), ['a changed']);
  t.same(between({ vpcs: { a: vpc('a') } }, { vpcs: {} }), ['a removed']);
});

t.test('equal rows have not changed, whatever object they are', async (t) => {
  t.same(between({ vpcs: { a: vpc('a') } }, { vpcs: { a: vpc('a') } }), []);
});

t.test('what a row holds under ids of its own', async (t) => {
  t.same(between({}, { networkAcls: { acl: acl(['one']) } }), ['acl made', 'one made']);
  const [one, two] = [{ networkAcls: { acl: acl(['one']) } }, { networkAcls: { acl: acl(['one', 'two']) } }];
  t.same(between(one, two), ['acl changed', 'two made']);
  t.same(between(two, one), ['acl changed', 'two removed']);
  const other = { networkAcls: { acl: acl(['other']) } };
  t.same(between(one, other), ['acl changed', 'one removed', 'other made'], 'another one in its place');
  const dropped = { networkAcls: { acl: acl(['one'], 'drop') } };
  t.same(between(one, dropped), ['one changed'], 'the list itself is as it was');
});

t.test(
  "tables of the clouds' own states; rows that join others are told apart by their tables",
  async (t) => {
    const joined = { Status: 'Attached' } as unknown as World['alibaba']['attachments'][string];
    const withRow: Partial<World> = { alibaba: { ...WORLD.alibaba, attachments: { 'cen/vpc': joined } } };
    t.same(between({}, withRow), ['alibaba.attachments cen/vpc made']);
    t.same(
      between(withRow, {}),
      ['alibaba.attachments cen/vpc removed', 'cen changed', 'vpc changed'],
      'what was joined has changed when it is parted',
    );
  },
);

t.test('what is gone from one table and still in another has changed', async (t) => {
  const settings = { ...WORLD.tencent, vpcSettings: { a: { EnableRouteVpcPublish: true } } };
  t.same(between({ vpcs: { a: vpc('a') }, tencent: settings }, { vpcs: { a: vpc('a') } }), ['a changed']);
});

t.test('tokens and quotas are no things', async (t) => {
  const tokens = { ...WORLD.alibaba, tokens: { x: {} as never } };
  t.same(between({}, { alibaba: tokens }), []);
});
