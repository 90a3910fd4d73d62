import t from 'tap';
import { EXIT, LabError } from '../../src/model/errors.js';
import { cli, fakePorts } from './fake.js';
import { files } from './files.js';

t.test('validate: a line for each file, exit 0', async (t) => {
  const { dir, path } = files(t, 'a.lab.yaml', 'sub/b.lab.yaml');
  const { code, out, err } = await cli(['validate', dir]);
  t.equal(code, EXIT.ok);
  t.equal(
    out,
    `✓ ${path('a.lab.yaml')}: valid (steps: 1, checks: 1)\n✓ ${path('sub/b.lab.yaml')}: valid (steps: 1, checks: 1)\n`,
  );
  t.equal(err, '');
});

t.test('validate: an invalid file, exit 2', async (t) => {
  const { path } = files(t, 'a.lab.yaml');
  const ports = fakePorts({
    diagnostics: (file) => [{ severity: 'error', at: { file, line: 1, col: 1 }, what: 'wrong' }],
  });
  const { code, out, err } = await cli(['validate', path('a.lab.yaml')], { ports });
  t.equal(code, EXIT.usage);
  t.equal(out, '');
  t.match(err, ':1:1: wrong');
});

t.test('plan: each format, and the step', async (t) => {
  const { path } = files(t, 'a.lab.yaml');
  const asked: (string | undefined)[] = [];
  const ports = fakePorts({
    ports: {
      planAt: async (_, at) => {
        asked.push(at);
        return { namespaces: [], links: [] };
      },
    },
  });
  const plan = async (...args: string[]): Promise<string> =>
    (await cli(['plan', path('a.lab.yaml'), ...args], { ports })).out;
  t.match(await plan(), /^0 namespaces/);
  t.same(JSON.parse(await plan('--format', 'json', '--at', '2')), { namespaces: [], links: [] });
  t.equal(await plan('--format', 'commands', '--at', 'Look'), 'ip netns add x\n');
  t.same(asked, [undefined, '2', 'Look']);
});

t.test('plan: no such step, several files', async (t) => {
  const { dir, path } = files(t, 'a.lab.yaml', 'b.lab.yaml');
  const ports = fakePorts({
    ports: { planAt: () => Promise.reject(new LabError(EXIT.usage, { what: 'there is no step "9"' })) },
  });
  const { code, err } = await cli(['plan', path('a.lab.yaml'), '--at', '9'], { ports });
  t.equal(code, EXIT.usage);
  t.equal(err, 'transitlab: there is no step "9"\n');
  t.match(await cli(['plan', dir]), { code: EXIT.usage, err: /one scenario/ });
});

t.test('doctor: exit 0 where labs run, 3 where not, with the command that mends it', async (t) => {
  t.match(await cli(['doctor']), { code: EXIT.ok, out: /can run labs/ });
  const ports = fakePorts({
    ports: {
      doctor: async () => ({
        checks: [{ name: 'ipset', status: 'missing', detail: 'not found', mend: 'apt-get install ipset' }],
      }),
    },
  });
  t.match(await cli(['doctor'], { ports }), { code: EXIT.unsupported, out: /next +apt-get install ipset/ });
});

t.test('schema: of scenarios and of reports', async (t) => {
  t.same(JSON.parse((await cli(['schema'])).out), { title: 'scenario' });
  t.match(JSON.parse((await cli(['schema', '--of', 'report'])).out), { title: 'transitlab report' });
});

t.test('an error that nobody foresaw says that it is ours', async (t) => {
  const ports = fakePorts({ ports: { doctor: () => Promise.reject(new TypeError('x is not a function')) } });
  t.match(await cli(['doctor'], { ports }), {
    code: EXIT.failed,
    err: /^transitlab: TypeError: x is not a function\n {2}why: at .*\n {2}next: this is a fault of transitlab/s,
  });
});
