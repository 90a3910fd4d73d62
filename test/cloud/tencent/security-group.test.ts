import t from 'tap';
import { deriveFabric } from '../../../src/cloud/fabric.js';
import { emptyTencent } from '../../../src/cloud/tencent/state.js';
import type { SecurityGroupRule, World } from '../../../src/cloud/world.js';
import { worldOf } from '../world.js';
import { verdict } from './lab.js';

const rule = (
  id: string,
  policy: 'accept' | 'drop',
  more: Partial<SecurityGroupRule> = {},
): SecurityGroupRule => ({
  id,
  direction: 'ingress',
  protocol: 'ALL',
  peer: { cidr: '0.0.0.0/0' },
  policy,
  priority: 1,
  ...more,
});

/** Two hosts of one VPC; `a` sends freely, what `b` lets in is asked. */
const lab = (groups: Readonly<Record<string, readonly SecurityGroupRule[]>>, bound: string): World => ({
  ...worldOf({
    cloud: 'tencent',
    vpcs: { vpc: ['A ap-guangzhou 10.0.0.0/16', { sn: '10.0.1.0/24' }] },
    hosts: { a: 'sn 10.0.1.10 out', b: `sn 10.0.1.11 ${bound}` },
    groups: {
      out: { vpc: 'vpc', rules: [rule('free', 'accept', { direction: 'egress' })] },
      ...Object.fromEntries(
        Object.entries(groups).map(([id, rules]) => [id, { vpc: 'vpc', rules: [...rules] }]),
      ),
    },
  }),
  tencent: emptyTencent(),
});

const ping = (world: World): string => verdict(world, 'a', 'b').code ?? 'reachable';

t.test('an empty group denies in both directions', async (t) => {
  t.equal(ping(lab({ empty: [] }, 'empty')), 'SG_INGRESS_DENY');
  t.equal(verdict(lab({ empty: [] }, 'empty'), 'b', 'a').code, 'SG_EGRESS_DENY');
});

t.test('members of one group do not talk without a rule', async (t) => {
  const world = lab({ both: [rule('out', 'accept', { direction: 'egress' })] }, 'both');
  const together: World = {
    ...world,
    hosts: Object.fromEntries(
      Object.entries(world.hosts).map(([id, host]) => [id, { ...host, securityGroups: ['both'] }]),
    ),
  };
  t.equal(ping(together), 'SG_INGRESS_DENY');
});

t.test('the first rule that fits decides, in the order of the list', async (t) => {
  const drop = rule('drop', 'drop', { protocol: 'ICMP' });
  const open = rule('open', 'accept');
  t.equal(ping(lab({ sg: [drop, open] }, 'sg')), 'SG_INGRESS_DENY');
  t.equal(ping(lab({ sg: [open, drop] }, 'sg')), 'reachable', 'no drop before accept of equal rank');
});

t.test('several groups are one list, in the order in which they are bound', async (t) => {
  const groups = { no: [rule('drop', 'drop')], yes: [rule('open', 'accept')] };
  t.equal(ping(lab(groups, 'no yes')), 'SG_INGRESS_DENY');
  t.equal(ping(lab(groups, 'yes no')), 'reachable');
});

t.test('a group as source: its members in the region, as they are now', async (t) => {
  const groups = { sg: [rule('from', 'accept', { peer: { group: 'out' } })] };
  t.equal(ping(lab(groups, 'sg')), 'reachable');
  const other = lab({ sg: [rule('from', 'accept', { peer: { group: 'sg' } })] }, 'sg');
  t.equal(ping(other), 'SG_INGRESS_DENY');
});

t.test('two members with one address, in two VPCs, are one address of the set', async (t) => {
  const world: World = {
    ...worldOf({
      cloud: 'tencent',
      vpcs: {
        here: ['A ap-guangzhou 10.0.0.0/16', { 'sn-1': '10.0.1.0/24' }],
        there: ['A ap-guangzhou 10.0.0.0/16', { 'sn-2': '10.0.1.0/24' }],
      },
      hosts: { a: 'sn-1 10.0.1.10 sg', b: 'sn-2 10.0.1.10 sg' },
      groups: { sg: { vpc: 'here', rules: [rule('from', 'accept', { peer: { group: 'sg' } })] } },
    }),
    tencent: emptyTencent(),
  };
  t.strictSame(Object.values(deriveFabric(world).routers.here?.filter?.sets ?? {}), [['10.0.1.10']]);
});

t.test('answers pass without a rule of their own', async (t) => {
  t.equal(ping(lab({ sg: [rule('open', 'accept')] }, 'sg')), 'reachable', 'b has no rule for egress');
});
