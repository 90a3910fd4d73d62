import t from 'tap';
import { EXIT, LabError } from '../../src/model/errors.js';
import { scenarioOf } from '../report/topology/subjects.js';
import { parseXml } from '../report/xml-parse.js';
import { cli, fakePorts } from './fake.js';
import { files } from './files.js';

const scenario = scenarioOf('cen-same-region');
const ports = fakePorts({
  ports: {
    replay: async (_, at) => ({
      point: { step: at === '0' ? 0 : 1 },
      state: { world: scenario.world, variables: {} },
      moments: [],
    }),
  },
});

t.test('each format, on stdout', async (t) => {
  const { path } = files(t, 'a.lab.yaml');
  const graph = async (...args: string[]): Promise<string> => {
    const { code, out, err } = await cli(['graph', path('a.lab.yaml'), ...args], { ports });
    t.equal(code, EXIT.ok);
    t.equal(err, '');
    return out;
  };
  t.match(await graph(), /^flowchart LR\n/);
  t.match(await graph('--format', 'dot'), /^graph "Scenario of .*, after step 1: Look" \{\n/);
  t.equal(parseXml(await graph('--format', 'svg')).name, 'svg');
  t.match(JSON.parse(await graph('--format', 'json')), { step: { index: 1, title: 'Look' } });
  t.same(JSON.parse(await graph('--format', 'json', '--at', '0')).step, { index: 0 });
});

t.test('no such step, no such format, several files', async (t) => {
  const { dir, path } = files(t, 'a.lab.yaml', 'b.lab.yaml');
  const refusing = fakePorts({
    ports: { replay: () => Promise.reject(new LabError(EXIT.usage, { what: 'there is no step "9"' })) },
  });
  t.match(await cli(['graph', path('a.lab.yaml'), '--at', '9'], { ports: refusing }), {
    code: EXIT.usage,
    out: '',
    err: 'transitlab: there is no step "9"\n',
  });
  t.match(await cli(['graph', path('a.lab.yaml'), '--format', 'png']), {
    code: EXIT.usage,
    err: /Allowed choices are mermaid, dot, json, svg/,
  });
  t.match(await cli(['graph', dir]), { code: EXIT.usage, err: /one scenario/ });
});

t.test('schema: of topologies', async (t) => {
  t.match(JSON.parse((await cli(['schema', '--of', 'topology'])).out), { title: 'transitlab topology' });
});
