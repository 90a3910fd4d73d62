import t from 'tap';
import { candidates } from '../../src/cli/complete/candidates.js';
import type { Situation } from '../../src/cli/complete/values.js';
import { newProgram } from '../../src/cli/program.js';
import type { Names } from '../../src/lab/standing/view/names.js';
import { fakeHost, fakePorts } from './fake.js';

const named = (...names: string[]) => names.map((name) => ({ name, about: `about ${name}` }));

const NAMES: Names = {
  hosts: named('web', 'data'),
  routers: named('vpc:vpc-a'),
  links: named('vpc-a@cen-1'),
  ends: named('vpc-a', 'tr-1'),
  lines: ['line-1'],
  regions: ['cn-beijing', 'cn-qingdao'],
  accounts: [
    { id: 'A', cloud: 'alibaba' },
    { id: 'T', cloud: 'tencent' },
  ],
  variables: ['cen'],
  actions: {
    alibaba: [{ name: 'CreateCen', about: 'Cbn', params: ['Name', 'Description'] }],
    tencent: [{ name: 'CreateCcn', about: 'Vpc', params: ['CcnName'] }],
  },
};

const asked: (string | undefined)[] = [];
const SITUATION: Situation = {
  labs: () => ['lab', 'other'],
  async names(lab) {
    asked.push(lab);
    return lab === 'silent' ? undefined : NAMES;
  },
  files: (begin, ending = '') => [`${begin}folder/`, `${begin}x${ending || '.any'}`],
};

const program = newProgram(fakeHost(), fakePorts(), () => {});

/** What the last word can be. */
const words = async (...given: string[]): Promise<string[]> =>
  (await candidates(program, given, SITUATION)).map(({ value }) => value);

t.test('verbs and options are those of the program itself', async (t) => {
  const verbs = await words('');
  t.ok(['run', 'up', 'capture', 'watch', 'completion'].every((verb) => verbs.includes(verb)));
  t.notOk(verbs.includes('complete'), 'what is hidden stays so');
  t.same(await words('ins'), ['inspect']);
  t.same(await words('nonsense', ''), []);
  t.ok((await words('--')).includes('--version'));
  const options = await words('capture', '--');
  t.ok(['--write', '--end', '--packets', '--name', '--help'].every((option) => options.includes(option)));
  t.notOk((await words('capture', '--write', 'x', '--')).includes('--write'), 'once is enough');
  t.ok(
    (await words('call', 'CreateCen', '--save', 'cen=CenId', '--')).includes('--save'),
    'it may be repeated',
  );
  t.ok((await words('run', '--without=latency', '--')).includes('--without'));
  t.same(await words('run', '--without', ''), ['latency']);
  t.same(await words('run', '--without', 'latency', '--without', ''), [], 'each once');
  t.same(await words('run', '--html', 'r'), ['rfolder/', 'rx.any']);
  t.same(await words('merge', 'a.json', ''), ['folder/', 'x.json']);
  t.same(await words('inspect', '--format', ''), ['text', 'json']);
  t.same(await words('inspect', '--format=j'), ['--format=json']);
  t.same(await words('completion', ''), ['bash', 'zsh', 'fish']);
});

t.test('live names', async (t) => {
  t.same(await words('inspect', ''), ['lab', 'other']);
  t.same(await words('inspect', 'lab', ''), [], 'one name is enough');
  t.same(await words('call', '--name', ''), ['lab', 'other']);
  t.same(await words('up', '--name', ''), [], 'a new name is nobody’s');
  t.same(await words('exec', ''), ['web', 'data', 'vpc:vpc-a']);
  t.same(await words('shell', 'v'), ['vpc:vpc-a']);
  t.same(await words('capture', ''), ['web', 'data', 'vpc-a@cen-1']);
  t.same(await words('capture', 'vpc-a@cen-1', '--end', ''), ['vpc-a', 'tr-1']);
  t.same(await words('call', '--as', ''), ['A', 'T']);
  t.same(await words('call', ''), ['CreateCen', 'CreateCcn']);
  t.same(await words('call', '--as', 'T', ''), ['CreateCcn'], 'of the cloud of the account');
  t.same(await words('call', 'CreateCen', 'Name=x', '--as', 'A', ''), ['Description='], 'not twice');
  t.same(await words('fault', ''), ['host', 'line', 'region-connection']);
  t.same(await words('heal', 'host', ''), ['web', 'data']);
  t.same(await words('fault', 'line', ''), ['line-1']);
  t.same(await words('fault', 'region-connection', 'cn-beijing', 'cn-q'), ['cn-qingdao']);
  t.same(await words('exec', '--name', 'silent', ''), [], 'a lab that does not answer');
  asked.length = 0;
  await words('exec', '--name=other', '');
  await words('exec', 'web', '--name', 'lab', '--', '--');
  t.same(asked, ['other'], 'asked only where it matters, and of the lab that is meant');
});

t.test('files', async (t) => {
  t.same(await words('up', 'sub/'), ['sub/folder/', 'sub/x.lab.yaml']);
  t.same(await words('run', 'a.lab.yaml', 'b'), ['bfolder/', 'bx.lab.yaml'], 'as many as one likes');
  t.same(await words('capture', 'web', '-w', 'p'), ['pfolder/', 'px.any'], 'by its short name');
  t.same(await words('exec', 'web', '--', 'cat', '/e'), ['/efolder/', '/ex.any']);
});

t.test('each comes with what it is', async (t) => {
  const [web] = await candidates(program, ['exec', 'w'], SITUATION);
  t.same(web, { value: 'web', about: 'about web' });
  const [inspect] = await candidates(program, ['inspect'], SITUATION);
  t.match(inspect, { value: 'inspect', about: /all there is to say/ });
});
