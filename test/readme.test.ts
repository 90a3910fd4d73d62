import { readFileSync } from 'node:fs';
import t from 'tap';
import { actionsOf } from '../src/cloud/clouds.js';
import { EXIT } from '../src/model/errors.js';
import { loadScenario } from '../src/scenario/load.js';

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');

t.test('the scenario of the README is valid', async (t) => {
  const [, text = ''] = /```yaml\n(.*?)```/s.exec(readme) ?? [];
  const { scenario, diagnostics } = loadScenario('README.md', text, actionsOf('alibaba'));
  t.same(diagnostics, []);
  t.equal(scenario?.steps.length, 2);
});

t.test('the exit codes of the README are those of the program', async (t) => {
  const told = [...readme.matchAll(/^\| (\d+) +\| /gm)].map(([, code]) => Number(code));
  const codes: number[] = Object.values(EXIT);
  for (const code of told) t.ok(codes.includes(code), `${code}`);
  for (const code of [EXIT.ok, EXIT.failed, EXIT.usage, EXIT.unsupported, EXIT.kernel, EXIT.interrupted]) {
    t.ok(told.includes(code), `${code} is told`);
  }
});
