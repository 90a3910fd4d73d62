import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import t from 'tap';

/** Which folders of src each folder may import. What is not listed is refused. */
const MAY: Readonly<Record<string, readonly string[]>> = {
  model: [],
  fabric: ['model'],
  cloud: ['model', 'fabric'],
  analyze: ['model', 'fabric'],
  plane: ['model', 'fabric'],
  scenario: ['model', 'cloud', 'analyze'],
  explain: ['model', 'fabric', 'cloud', 'analyze', 'scenario'],
  kernel: ['model', 'plane'],
  probe: ['model', 'kernel'],
  lab: ['model', 'fabric', 'cloud', 'analyze', 'plane', 'scenario', 'explain', 'kernel', 'probe'],
  report: ['model', 'fabric', 'cloud', 'analyze', 'plane', 'scenario', 'explain', 'lab'],
  cli: [
    'model',
    'fabric',
    'cloud',
    'analyze',
    'plane',
    'scenario',
    'explain',
    'kernel',
    'probe',
    'lab',
    'report',
  ],
};

/** No process, no clock, no randomness, no files. */
const PURE = ['model', 'fabric', 'cloud', 'analyze', 'explain', 'plane', 'report'];
const EFFECTS =
  /from 'node:|import\('node:|\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bprocess\.|\bperformance\.now\(/;

const src = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'src');
const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .sort();
const textOf = (file: string): string => readFileSync(join(src, file), 'utf8');
const folderOf = (file: string): string => file.split(sep)[0] ?? '';

const importsOf = (file: string): string[] =>
  [...textOf(file).matchAll(/(?:from|import\()\s*'(\.[^']+)'/g)].map(([, to = '']) =>
    relative(src, normalize(join(src, dirname(file), to))),
  );

t.test('a folder imports only those to its left or below', async (t) => {
  t.ok(files.length > 20, 'there are files to look at');
  const wrong = files.flatMap((file) => {
    const from = folderOf(file);
    return importsOf(file)
      .filter((to) => folderOf(to) !== from && !MAY[from]?.includes(folderOf(to)))
      .map((to) => `${file} -> ${to}`);
  });
  t.same(wrong, []);
});

t.test('the core is pure', async (t) => {
  const wrong = files.filter((file) => PURE.includes(folderOf(file)) && EFFECTS.test(textOf(file)));
  t.same(wrong, []);
});
