import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import t from 'tap';
import { dotOf } from '../../../src/report/topology/dot.js';
import type { Topology } from '../../../src/report/topology/topology.js';
import { golden } from '../golden.js';
import { named, nasty } from './nasty.js';
import { crowd, names, topologyAt } from './subjects.js';

t.test('both clouds, as ever', async (t) => {
  golden(t, 'topology.dot', dotOf(topologyAt('cross-cloud/cen-and-ccn-by-vpn'), 'Both clouds'));
});

/** A quoted string of the DOT language that ends where it seems to, in one line and without Graphviz's own escapes. */
const STRING = '"(?:[^"\\\\\\p{Cc}]|\\\\\\\\|\\\\"|\\\\l)*"';
const ATTRIBUTES = `\\[(?:[a-z]+=(?:${STRING}|[A-Za-z0-9]+)(?:, )?)*\\]`;
const LINE = new RegExp(
  [
    `^graph ${STRING} \\{$`,
    `^  +(?:graph|node|edge) ${ATTRIBUTES}$`,
    `^  subgraph ${STRING} \\{$`,
    `^ +${STRING} ${ATTRIBUTES}$`,
    `^  ${STRING} -- ${STRING} ${ATTRIBUTES}$`,
    '^(?:  )?\\}$',
  ].join('|'),
  'u',
);

const oddLines = (topology: Topology, title: string): string[] =>
  dotOf(topology, title)
    .slice(0, -1)
    .split('\n')
    .filter((line) => !LINE.test(line));

t.test('whatever things are called, every line is one of the few forms', async (t) => {
  fc.assert(
    fc.property(nasty, fc.array(nasty, { maxLength: 5 }), (title, list) => {
      return oddLines(named(list), title).length === 0;
    }),
    { numRuns: 200 },
  );
  t.same(oddLines(topologyAt('tencent/egress-limit'), 'x'), []);
});

const graphviz = spawnSync('dot', ['-V']).status === 0;

t.test('Graphviz takes it', { skip: graphviz ? false : 'Graphviz is not installed' }, async (t) => {
  const odd = ['end', '"', '\\', '\\"', '\\N', '<b>', 'a&b', '中文', 'x\ny', '{a|b}'];
  const all = [...names.slice(0, 10).map((name) => topologyAt(name)), crowd(200), named(odd)];
  for (const topology of all) {
    const { status, stderr, stdout } = spawnSync('dot', ['-Tsvg'], { input: dotOf(topology, 'x "y" \\') });
    t.equal(status, 0);
    t.equal(stderr.toString(), '');
    const drawn = stdout.toString().match(/class="node"/g)?.length ?? 0;
    t.equal(drawn, topology.nodes.filter(({ router }) => router === undefined).length);
  }
});
