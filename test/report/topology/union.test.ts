import t from 'tap';
import { unionOf } from '../../../src/report/topology/union.js';
import { topologyAt } from './subjects.js';

const FILE = 'cen-cross-account-cross-region';
const moments = ['0', '4', '6'].map((at) => topologyAt(FILE, at));

t.test('everything of every moment, as it was last', async (t) => {
  const union = unionOf(moments);
  t.same(
    union.nodes.map(({ id }) => id),
    topologyAt(FILE).nodes.map(({ id }) => id),
  );
  const [link] = union.links.filter(({ kind }) => kind === 'region-connection');
  t.match(link, { rate: [5e6, 5e6], label: '1 Kbps test' }, 'with the widest label');
  t.notOk(link?.testBandwidth);
});

t.test('what is gone at the end is there', async (t) => {
  t.same(
    unionOf([...moments].reverse()).links.map(({ id }) => id),
    unionOf(moments).links.map(({ id }) => id),
  );
});

t.test('of nothing, and of one', async (t) => {
  t.same(unionOf([]), { regions: [], nodes: [], links: [] });
  t.same(unionOf([topologyAt(FILE)]), topologyAt(FILE));
});
