import { writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import t from 'tap';
import { sourceStack } from '../../src/lab/stack.js';

const thrown = (): Error => new Error('broken');

t.test('a stack names places in the source', async (t) => {
  const stack = sourceStack(thrown());
  t.match(stack, /^Error: broken\n/);
  t.match(stack, /\/test\/lab\/stack\.test\.ts:6:\d+/, 'the line on which it was made');
  t.notMatch(stack, /stack\.test\.js/);
});

t.test('places without a map, and such as no code has, stay', async (t) => {
  const file = `${t.testdir({ 'bare.js': '', 'torn.js': '' })}/`;
  writeFileSync(`${file}torn.js.map`, '{');
  const [bare, torn] = ['bare.js', 'torn.js'].map((name) => `${pathToFileURL(file)}${name}:1:1`);
  const error = thrown();
  error.stack = `Error: broken\n    at ${bare}\n    at f (${torn})\n    at node:internal/x:1:1`;
  t.equal(sourceStack(error), error.stack);
});
