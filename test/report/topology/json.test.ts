import { readFileSync } from 'node:fs';
import t from 'tap';
import { Compile } from 'typebox/compile';
import { graphOf } from '../../../src/report/topology/graph.js';
import { JsonTopology, jsonTopology } from '../../../src/report/topology/json.js';
import { names, topologyAt } from './subjects.js';

const validator = Compile(JsonTopology);
const subject = { name: 'x', point: { step: 2, item: 3 }, title: 'Join' };

t.test('every scenario gives a valid document that loses nothing', async (t) => {
  for (const name of names) {
    const document = jsonTopology(topologyAt(name), subject);
    t.same(validator.Errors(document), [], name);
    t.same(JSON.parse(JSON.stringify(document)), document);
  }
});

t.test('the schema is strict, and is the one that is shipped', async (t) => {
  const document = jsonTopology(topologyAt('cen-same-region'), subject);
  t.notOk(validator.Check({ ...document, surprise: 1 }));
  t.same(
    JSON.parse(readFileSync(new URL('../../../../schema/topology.schema.json', import.meta.url), 'utf8')),
    JSON.parse(JSON.stringify(JsonTopology)),
    'mend with: scripts/build-schema',
  );
});

t.test('each format ends with a line break and is the same twice', async (t) => {
  const topology = topologyAt('cen-same-region');
  for (const format of ['mermaid', 'dot', 'json', 'svg'] as const) {
    const text = await graphOf(topology, subject, format);
    t.match(text, /[^\n]\n$/, format);
    t.equal(text, await graphOf(topology, subject, format));
  }
  const first = { name: 'x', point: { step: 0 } };
  t.match(await graphOf(topology, first, 'mermaid'), 'accTitle: x, before the first step\n');
  t.match(await graphOf(topology, subject, 'mermaid'), 'accTitle: x, after item 3 of step 2: Join\n');
});
