import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readdirSync, readFileSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import t from 'tap';
import { entryFile } from '../../src/kernel/compiled.js';
import { PACKAGE_ROOT, version } from '../../src/lab/package.js';
import { PLAIN } from '../support/plain.js';

const run = (...command: readonly string[]) => {
  const [file = '', ...args] = [...PLAIN, process.execPath, ...command];
  return spawnSync(file, args, { encoding: 'utf8' });
};

const source = `${PACKAGE_ROOT}src`;
const names = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => readFileSync(join(source, name), 'utf8'))
  .flatMap((text) => [...text.matchAll(/entryFile\('([^']+)'\)/g)].map(([, name = '']) => name));

t.test('every process has a file', async (t) => {
  t.ok(names.length > 6);
  for (const name of names) t.ok(existsSync(entryFile(name)), name);
});

t.test('the command is the bundle, unless tsc has compiled since', async (t) => {
  const say = (form: string) => `export const start = async (args) => console.log('${form}', ...args);`;
  const root = t.testdir({
    'package.json': '{"type": "module"}',
    bin: {},
    dist: {
      '.tsbuildinfo': '',
      bundle: { cli: { 'start.js': say('bundle') } },
      src: { cli: { 'start.js': say('src') } },
    },
  });
  cpSync(`${PACKAGE_ROOT}bin/transitlab.js`, `${root}/bin/transitlab.js`);
  const touched = (file: string, seconds: number): void =>
    utimesSync(`${root}/dist/${file}`, seconds, seconds);
  const said = () => run(`${root}/bin/transitlab.js`, 'a', 'b').stdout;
  touched('.tsbuildinfo', 1000);
  touched('bundle/cli/start.js', 1001);
  t.equal(said(), 'bundle a b\n');
  touched('.tsbuildinfo', 1002);
  t.equal(said(), 'src a b\n');
});

const SCENARIO = `name: One
cloud: alibaba
accounts: { A: { uid: '1000000000000001' } }
steps: [{ step: Nothing to pay, do: [{ wait: 1d }, { check: { bill: A, expect: nothing } }] }]
`;

const bundle = `${PACKAGE_ROOT}dist/bundle`;
const unbuilt = existsSync(bundle) ? false : 'no bundle here: npm run build makes it';

t.test('the bundle has them all, and answers as what it was made of', { skip: unbuilt }, async (t) => {
  for (const name of names) t.ok(existsSync(`${bundle}/${name}.js`), name);
  const start = (form: string, ...args: readonly string[]) => {
    const code = `import { start } from '${PACKAGE_ROOT}${form}/cli/start.js'; await start(${JSON.stringify(args)});`;
    const { status, stdout, stderr } = run('--input-type=module', '-e', code);
    return { status, stdout, stderr };
  };
  t.equal(start('dist/bundle', '--version').stdout, `${version()}\n`);
  const scenario = `${PACKAGE_ROOT}scenarios/cen-cross-account-cross-region.lab.yaml`;
  for (const args of [
    ['validate', scenario],
    ['plan', scenario],
    ['no-such-verb'],
    ['run', 'no-such-file'],
  ]) {
    const [bundled, plain] = [start('dist/bundle', ...args), start('dist/src', ...args)];
    t.same(bundled, plain, args.join(' '));
  }
  const folder = t.testdir({ 'one.lab.yaml': SCENARIO });
  const reports = ['--junit', `${folder}/one.xml`, '--tap', `${folder}/one.tap`];
  const { status, stderr } = start('dist/bundle', 'run', '--quiet', `${folder}/one.lab.yaml`, ...reports);
  t.same([status, stderr], [0, '']);
  t.same(readdirSync(folder).sort(), ['one.lab.yaml', 'one.tap', 'one.xml']);
});
