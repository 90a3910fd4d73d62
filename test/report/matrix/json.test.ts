import { readFileSync } from 'node:fs';
import t from 'tap';
import { Compile } from 'typebox/compile';
import { jsonMatrix } from '../../../src/report/json/matrix.js';
import { JsonMatrix } from '../../../src/report/json/schema-matrix.js';
import { rule, withRules } from '../../fabric.js';
import { asPredicted, matrixOf, regions } from './matrices.js';

const schema = Compile(JsonMatrix);
const HEAD = { file: 'a.lab.yaml', name: 'A' };
const closed = withRules(regions(1), 'b', { ingress: [rule('closed', 'drop')] });

t.test('one moment: cells refer to reasons, and what packets say otherwise is listed', async (t) => {
  const matrix = matrixOf(closed, { step: 3, title: 'Last' });
  const document = jsonMatrix(HEAD, '1.2.3', [{ ...matrix, measured: asPredicted(matrix, ['0 2']) }]);
  t.same([...schema.Errors(document)], []);
  t.match(document, { protocol: 'tcp', port: 443, tool: { version: '1.2.3' } });
  const [moment] = document.moments;
  t.same(moment?.cells, [
    [null, 0, null],
    [null, null, null],
    [null, 0, null],
  ]);
  t.same(moment?.reasons, [{ code: 'SG_INGRESS_DENY', direction: 'forward', object: 'sg-b' }]);
  t.same(moment?.summary, { hosts: 3, pairs: 6, reachable: 4, blocked: 2 });
  t.match(moment?.differences, [{ from: 'a', to: 'b001', measured: 'nothing arrived' }]);
  t.notOk(
    moment?.differences[0] && 'predicted' in moment.differences[0],
    'predicted reachable has no reason',
  );
  t.match(moment?.blocked, [
    { from: 'vpc-a', to: 'vpc-b', pairs: 1, example: { from: 'a', to: 'b' } },
    { from: 'vpc-b', to: 'vpc-b', pairs: 1, example: { from: 'b001', to: 'b' } },
  ]);
});

t.test('two moments, and what changed', async (t) => {
  const document = jsonMatrix(HEAD, '1.2.3', [
    matrixOf(closed, { step: 1, title: 'One' }),
    matrixOf(regions(2), { step: 2, title: 'Two' }),
  ]);
  t.same([...schema.Errors(document)], []);
  t.same(document.diff?.come, ['b002']);
  t.same(
    document.diff?.changes.map(({ change, from, to, pairs, before, after }) => [
      change,
      from,
      to,
      pairs,
      before?.code,
      after,
    ]),
    [
      ['opened', 'vpc-a', 'vpc-b', 1, 'SG_INGRESS_DENY', undefined],
      ['opened', 'vpc-b', 'vpc-b', 1, 'SG_INGRESS_DENY', undefined],
    ],
  );
});

t.test('schema/matrix.schema.json is the schema of what is printed', async (t) => {
  const file = readFileSync(new URL('../../../../schema/matrix.schema.json', import.meta.url), 'utf8');
  t.equal(file, `${JSON.stringify(JsonMatrix, undefined, 2)}\n`, 'scripts/build-schema writes it');
});
