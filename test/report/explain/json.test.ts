import { readFileSync } from 'node:fs';
import t from 'tap';
import { Errors } from 'typebox/schema';
import { jsonExplanation } from '../../../src/report/explain/json.js';
import { JsonExplanation } from '../../../src/report/explain/schema.js';
import { explained, tutorial } from './explanations.js';

const problems = (document: unknown): unknown[] => Errors(JsonExplanation, document)[1];

t.test('explanations fit their schema, and nothing is lost on the way through JSON', async (t) => {
  for (const found of [
    tutorial('0'),
    tutorial('2'),
    tutorial('5'),
    tutorial('5', 'ecs-b:443/tcp'),
    explained('scenarios/latency/leased-line.lab.yaml', { from: 'ecs-a', to: 'srv-1' }),
    explained('scenarios/alibaba/faults.lab.yaml', { from: 'ecs-a', to: 'ecs-b', at: '2.1' }),
  ]) {
    const document = jsonExplanation(found, '1.0.0', 'reachable');
    t.same(problems(document), []);
    t.same(JSON.parse(JSON.stringify(document)), document);
  }
});

t.test('the schema is strict', async (t) => {
  const document = jsonExplanation(tutorial('5'), '1.0.0');
  t.not(problems({ ...document, more: 1 }).length, 0);
  t.not(problems({ ...document, there: [{}] }).length, 0);
  t.notOk('expected' in document);
});

t.test('hops, places, fixes', async (t) => {
  const document = jsonExplanation(tutorial('5', 'ecs-b:443/tcp'), '1.0.0');
  t.match(document, {
    schemaVersion: 1,
    step: { index: 5 },
    port: 443,
    verdict: { reachable: false, code: 'SG_INGRESS_DENY' },
    change: [{ object: 'sg-b', source: { made: { at: { line: 41 } } } }],
    fixes: [{ items: [{ as: 'B', call: 'AuthorizeSecurityGroup', with: { SecurityGroupId: 'sg-b' } }] }],
  });
  t.match(document.there[1]?.crossing, {
    limits: [{ rate: 5e6, source: { made: { by: 'SetCenInterRegionBandwidthLimit', step: 5 } } }],
  });
  t.match(document.there[3]?.dropped, {
    object: 'sg-b default ingress',
    source: { made: { at: { line: 41 } } },
  });
});

t.test('the schema that is shipped is the schema of the code', async (t) => {
  const file = new URL('../../../../schema/explain.schema.json', import.meta.url);
  t.equal(
    readFileSync(file, 'utf8'),
    `${JSON.stringify(JsonExplanation, undefined, 2)}\n`,
    'mend with: scripts/build-schema',
  );
});
