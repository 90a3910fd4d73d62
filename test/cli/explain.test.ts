import t from 'tap';
import type { Asked } from '../../src/lab/explain.js';
import { EXIT, LabError } from '../../src/model/errors.js';
import { cli, fakeExplanation, fakePorts } from './fake.js';
import { files } from './files.js';

t.test('both answers are good, unless one of them is expected', async (t) => {
  const { path } = files(t, 'a.lab.yaml');
  const explain = (...options: string[]) => cli(['explain', 'a', 'b', path('a.lab.yaml'), ...options]);
  t.match(await explain(), { code: EXIT.ok, out: /unreachable: NO_ROUTE/, err: '' });
  t.equal((await explain('--expect', 'unreachable')).code, EXIT.ok);
  t.match(await explain('--expect', 'reachable'), { code: EXIT.failed, out: /✗ expected reachable\n$/ });
  t.match(await explain('--expect', 'maybe'), { code: EXIT.usage, err: /Allowed choices/ });
});

t.test('as JSON', async (t) => {
  const { path } = files(t, 'a.lab.yaml');
  const args = ['explain', 'a', 'b', path('a.lab.yaml'), '--format', 'json', '--expect', 'reachable'];
  const { code, out } = await cli(args);
  t.equal(code, EXIT.failed);
  t.match(JSON.parse(out), { schemaVersion: 1, expected: 'reachable', verdict: { code: 'NO_ROUTE' } });
});

t.test('what is asked, as it was written', async (t) => {
  const { path } = files(t, 'a.lab.yaml');
  const log: Asked[] = [];
  const ports = fakePorts({
    ports: {
      explain: async (_, asked) => {
        log.push(asked);
        return fakeExplanation;
      },
    },
  });
  await cli(['explain', 'a', 'b:443/tcp', path('a.lab.yaml')], { ports });
  await cli(['explain', 'a', '$b', path('a.lab.yaml'), '--at', 'Look'], { ports });
  t.same(log, [
    { from: 'a', to: 'b:443/tcp' },
    { from: 'a', to: '$b', at: 'Look' },
  ]);
});

t.test('a rate, in bits per second', async (t) => {
  const { path } = files(t, 'a.lab.yaml');
  const log: Asked[] = [];
  const ports = fakePorts({
    ports: {
      explain: async (_, asked) => {
        log.push(asked);
        return {
          ...fakeExplanation,
          wanted: 5e6,
          verdict: { reachable: true, text: 'through a', rate: 1000 },
        };
      },
    },
  });
  const explain = (...rest: string[]) => cli(['explain', 'a', 'b', path('a.lab.yaml'), ...rest], { ports });
  const slow = await explain('--rate', '5Mbps', '--expect', 'reachable');
  t.match(slow, { code: EXIT.failed, out: /reachable, but at 1 Kbps only, 5 Mbps wanted/ });
  t.same(log, [{ from: 'a', to: 'b', rate: 5e6 }]);
  for (const wrong of ['5', '0Mbps', 'fast'])
    t.match(await explain('--rate', wrong), { code: EXIT.usage, err: /Write it as 5Mbps/ });
});

t.test('no file, several files, an invalid one, a question that means nothing', async (t) => {
  const { dir, path } = files(t, 'a.lab.yaml', 'b.lab.yaml');
  t.match(await cli(['explain', 'a', 'b']), { code: EXIT.usage, err: /missing required argument 'file'/ });
  t.match(await cli(['explain', 'a', 'b', path('c.lab.yaml')]), { code: EXIT.usage, err: /cannot read/ });
  t.match(await cli(['explain', 'a', 'b', dir]), {
    code: EXIT.usage,
    out: '',
    err: /explain is about one scenario, this directory holds several\n.*a\.lab\.yaml/s,
  });
  const invalid = fakePorts({
    diagnostics: (file) => [{ severity: 'error', at: { file, line: 1, col: 1 }, what: 'wrong' }],
  });
  const file = path('a.lab.yaml');
  t.match(await cli(['explain', 'a', 'b', file], { ports: invalid }), {
    code: EXIT.usage,
    err: /:1:1: wrong/,
  });
  const refusing = fakePorts({
    ports: { explain: () => Promise.reject(new LabError(EXIT.usage, { what: 'no host', hint: 'a' })) },
  });
  t.match(await cli(['explain', 'a', 'b', file], { ports: refusing }), {
    code: EXIT.usage,
    out: '',
    err: 'transitlab: no host\n  next: a\n',
  });
});

t.test('its schema', async (t) => {
  t.match(JSON.parse((await cli(['schema', '--of', 'explain'])).out), { title: 'transitlab explanation' });
});
