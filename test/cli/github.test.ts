import { readFileSync, writeFileSync } from 'node:fs';
import t from 'tap';
import { EXIT } from '../../src/model/errors.js';
import { cli, failing, fakeHost, fakePorts, passing } from './fake.js';
import { files } from './files.js';

const env = (dir: string) => ({
  LANG: 'C.UTF-8',
  GITHUB_ACTIONS: 'true',
  GITHUB_WORKSPACE: dir,
  GITHUB_STEP_SUMMARY: `${dir}/summary.md`,
  GITHUB_SERVER_URL: 'https://github.com',
  GITHUB_REPOSITORY: 'some/where',
  GITHUB_SHA: 'abc',
});

const COMMAND =
  /^::error file=sub\/a\.lab\.yaml,line=4,col=7,title=step 1%3A ping a -> b%2C reachable::expected reachable, measured unreachable%0A/m;

t.test('run: a remark at the check, and a summary', async (t) => {
  const { dir, path } = files(t, 'sub/a.lab.yaml');
  writeFileSync(`${dir}/summary.md`, 'what another step wrote\n');
  const { code, out, err } = await cli(['run', path('sub/a.lab.yaml')], {
    host: fakeHost({ env: env(dir) }),
    ports: fakePorts({ script: failing }),
  });
  t.equal(code, EXIT.failed);
  t.match(out, COMMAND);
  t.notMatch(err, /::/);
  const summary = readFileSync(`${dir}/summary.md`, 'utf8');
  t.match(summary, /^what another step wrote\n## transitlab: 0 of 1 scenario passed/);
  t.match(summary, '](https://github.com/some/where/blob/abc/sub/a.lab.yaml#L4)');
  t.match(summary, /<details>.*\n\n```mermaid\nflowchart LR\n/);
});

t.test('the picture is of the moment of the first failure', async (t) => {
  const { dir, path } = files(t, 'a.lab.yaml', 'b.lab.yaml');
  const asked: unknown[] = [];
  const ports = fakePorts({
    script: (file) => (file === path('b.lab.yaml') ? failing(file, true) : passing(file, true)),
    ports: {
      replay: async ({ file, world }, at) => {
        asked.push([file, at]);
        return { point: { step: 1, item: 1 }, state: { world, variables: {} }, moments: [] };
      },
    },
  });
  await cli(['run', '--keep-going', dir], { host: fakeHost({ env: env(dir) }), ports });
  t.same(asked, [[path('b.lab.yaml'), '1.1']]);
  t.match(readFileSync(`${dir}/summary.md`, 'utf8'), /<summary>The network of .*, after item 1 of step 1</);
});

t.test('run --format json: stdout stays JSON', async (t) => {
  const { dir, path } = files(t, 'sub/a.lab.yaml');
  const { out, err } = await cli(['run', '--format', 'json', path('sub/a.lab.yaml')], {
    host: fakeHost({ env: env(dir) }),
    ports: fakePorts({ script: failing }),
  });
  t.match(JSON.parse(out), { schemaVersion: 1 });
  t.match(err, COMMAND);
});

t.test('elsewhere nothing of it', async (t) => {
  const { dir, path } = files(t, 'a.lab.yaml');
  const { out, err } = await cli(['run', path('a.lab.yaml')], {
    host: fakeHost({ env: { ...env(dir), GITHUB_ACTIONS: '' } }),
    ports: fakePorts({ script: failing }),
  });
  t.notMatch(out + err, /::error/);
  t.throws(() => readFileSync(`${dir}/summary.md`), { code: 'ENOENT' });
});

t.test('a summary that cannot be written is told, and changes no verdict', async (t) => {
  const { dir, path } = files(t, 'a.lab.yaml');
  const host = fakeHost({ env: { ...env(dir), GITHUB_STEP_SUMMARY: `${dir}/none/summary.md` } });
  t.match(await cli(['run', path('a.lab.yaml')], { host }), {
    code: EXIT.ok,
    err: /cannot write the step summary: ENOENT/,
  });
});

t.test('validate: a remark at each problem', async (t) => {
  const { dir, path } = files(t, 'a.lab.yaml');
  const ports = fakePorts({
    diagnostics: (file) => [
      { severity: 'error', at: { file, line: 1, col: 2 }, what: 'wrong', hint: 'mend it' },
    ],
  });
  const { code, out, err } = await cli(['validate', path('a.lab.yaml')], {
    ports,
    host: fakeHost({ env: env(dir) }),
  });
  t.equal(code, EXIT.usage);
  t.equal(out, '');
  t.match(err, /\n::error file=a\.lab\.yaml,line=1,col=2,title=transitlab::wrong%0Ahint: mend it\n$/);
});
