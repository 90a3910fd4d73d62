import { readFileSync } from 'node:fs';
import t from 'tap';
import { type SchemaNode, scenarioSchema, schemaDocument } from '../../src/scenario/json-schema.js';

t.test('the schema that is shipped is the schema of the code', async (t) => {
  const file = new URL('../../../schema/scenario.schema.json', import.meta.url);
  t.equal(
    readFileSync(file, 'utf8'),
    `${JSON.stringify(schemaDocument, undefined, 2)}\n`,
    'mend with: scripts/build-schema',
  );
});

t.test('everything that can be written has a description for editors and hints', async (t) => {
  const without: string[] = [];
  const visit = (node: SchemaNode, path: string): void => {
    for (const [key, inner] of Object.entries(node.properties ?? {})) {
      if (inner.description === undefined) without.push(`${path}.${key}`);
      visit(inner, `${path}.${key}`);
    }
    for (const inner of Object.values(node.patternProperties ?? {})) visit(inner, `${path}.*`);
    for (const inner of node.anyOf ?? []) visit(inner, path);
    if (node.items && !Array.isArray(node.items)) visit(node.items as SchemaNode, `${path}[]`);
  };
  visit(scenarioSchema, '');
  t.same(without, []);
});
