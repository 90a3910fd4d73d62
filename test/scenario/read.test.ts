import { join } from 'node:path';
import t from 'tap';
import { alibabaActions } from '../../src/cloud/alibaba/actions.js';
import { readScenario } from '../../src/scenario/read.js';

t.test('a file is loaded under its name, with its text', async (t) => {
  const dir = t.testdir({ 'x.lab.yaml': 'name: 5\n' });
  const path = join(dir, 'x.lab.yaml');
  const { scenario, diagnostics, text } = await readScenario(path, alibabaActions);
  t.equal(scenario, undefined);
  t.equal(text, 'name: 5\n');
  t.equal(diagnostics[0]?.at.file, path);
});

t.test('a file that cannot be read is wrong usage', async (t) => {
  const refusal = (path: string): Promise<unknown> =>
    readScenario(path, alibabaActions).then(
      () => undefined,
      (error: unknown) => error,
    );
  const missing = join(t.testdir(), 'none.lab.yaml');
  t.match(await refusal(missing), {
    name: 'LabError',
    exit: 2,
    problem: { what: 'cannot read the scenario', where: missing, hint: 'check the name of the file' },
  });
  t.match(await refusal(t.testdir()), {
    exit: 2,
    problem: { hint: 'name a file of it, such as *.lab.yaml' },
  });
});
