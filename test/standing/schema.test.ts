import { readFileSync } from 'node:fs';
import t from 'tap';
import { StandingJson } from '../../src/report/standing/schema.js';

t.test('the schema that is shipped is the schema of the code', async (t) => {
  const file = new URL('../../../schema/standing.schema.json', import.meta.url);
  t.equal(
    readFileSync(file, 'utf8'),
    `${JSON.stringify(StandingJson, undefined, 2)}\n`,
    'mend with: node bin/transitlab.js schema --of standing > schema/standing.schema.json',
  );
});
