import t from 'tap';
import { shapersOf } from '../../src/analyze/shapers.js';
import { rule, twoRegions, withRouter, withRules } from '../fabric.js';

const ping = { from: 'a', to: 'b', protocol: 'icmp' } as const;
const ids = (fabric: ReturnType<typeof twoRegions>): string[] =>
  shapersOf(fabric, ping).map(({ id, rate }) => `${id}: ${rate}`);

t.test('the shapers of both directions', async (t) => {
  t.same(ids(twoRegions()), ['region 0: 5000000', 'region 1: 3000000']);
});

t.test('a cap on what leaves a region is shared by all that leaves it', async (t) => {
  const capped = withRouter(twoRegions(), 'tr-a', (router) => ({
    ...router,
    egressCap: { rate: 1e6, origin: { object: 'ccn', text: 'limit of the region' } },
  }));
  t.same(ids(capped), ['tr-a: 1000000', 'region 0: 5000000', 'region 1: 3000000']);
});

t.test('as far as the packet comes', async (t) => {
  t.same(ids(withRules(twoRegions(), 'b', { ingress: [rule('no', 'drop')] })), ['region 0: 5000000']);
  t.same(ids(withRules(twoRegions(), 'a', { egress: [rule('no', 'drop')] })), []);
});
