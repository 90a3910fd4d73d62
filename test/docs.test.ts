import { existsSync, readdirSync, readFileSync } from 'node:fs';
import t from 'tap';

const root = new URL('../../', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, root), 'utf8');
const PATH = /\b(?:scenarios|test)\/[\w./-]+\.(?:lab\.yaml|ts)\b/g;

t.test('what docs/fidelity.md says is shown is there to show it', async (t) => {
  const rows = read('docs/fidelity.md')
    .split('\n')
    .filter((line) => line.startsWith('|'));
  const named = rows.flatMap((line) => line.match(PATH) ?? []);
  t.ok(named.length > 100);
  t.same(
    [...new Set(named)].filter((path) => !existsSync(new URL(path, root))),
    [],
  );
});

t.test('scenarios/README.md lists every scenario, and no other', async (t) => {
  const files = readdirSync(new URL('scenarios/', root), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.lab.yaml'))
    .sort();
  const listed = [...read('scenarios/README.md').matchAll(/\]\(([\w./-]+\.lab\.yaml)\)/g)].map(
    ([, file]) => file,
  );
  t.same([...listed].sort(), files);
});
