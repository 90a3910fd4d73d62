import { readFileSync, writeFileSync } from 'node:fs';
import t from 'tap';
import { alibabaActions } from '../../src/cloud/alibaba/actions.js';
import { scenarioSchema } from '../../src/scenario/json-schema.js';
import { loadScenario } from '../../src/scenario/load.js';
import { referenceOf } from './reference.js';

const file = new URL('../../../docs/scenario-format.md', import.meta.url);
const GENERATED =
  /(<!-- reference: written by scripts\/build-schema -->\n\n)[\s\S]*?(<!-- end of reference -->)/;

t.test('the reference is that of the schema', async (t) => {
  const text = readFileSync(file, 'utf8');
  t.match(text, GENERATED);
  const wanted = text.replace(
    GENERATED,
    (_, head, tail) => `${head}${referenceOf(scenarioSchema)}\n\n${tail}`,
  );
  if (process.env.UPDATE_GOLDEN === '1') writeFileSync(file, wanted);
  t.equal(readFileSync(file, 'utf8'), wanted, 'mend with: scripts/build-schema');
});

t.test('the example is valid', async (t) => {
  const [, example = ''] = /```yaml\n([\s\S]*?)```/.exec(readFileSync(file, 'utf8')) ?? [];
  t.match(example, 'steps:');
  t.same(loadScenario('example', example, alibabaActions).diagnostics, []);
});
