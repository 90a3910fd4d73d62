import { existsSync, readFileSync } from 'node:fs';
import t from 'tap';
import { BEGIN, END, type Measured, scaleLines, withScale } from '../../bench/report/scale.js';

const docs = new URL('../../../docs/', import.meta.url);
const read = (name: string): string => readFileSync(new URL(name, docs), 'utf8');
/** Without what a formatter does to tables. */
const plain = (text: string): string =>
  text.replace(/^\|.*$/gm, (row) => row.replaceAll(' ', '').replace(/-{2,}/g, '---'));
const isMeasured = existsSync(new URL('benchmarks.json', docs));

t.test(
  'docs/scale.md reckons from docs/benchmarks.json',
  { skip: isMeasured ? false : 'there is no docs/benchmarks.json: scripts/bench writes it' },
  async (t) => {
    const text = read('scale.md');
    t.equal(plain(text), plain(withScale(text, JSON.parse(read('benchmarks.json')) as Measured)));
  },
);

t.test('docs/scale.md has a place for what is measured', async (t) => {
  const text = read('scale.md');
  t.ok(text.indexOf(BEGIN) > 0 && text.indexOf(END) > text.indexOf(BEGIN));
});

t.test('what each thing more takes, and how many fit', async (t) => {
  const size = (count: number, bytes: number, ms: number) => ({
    ...{ count, read: ms, play: 0, plan: 0, apply: 0 },
    ...{ kernel: bytes, process: 0 },
  });
  const sizes = [size(1000, 400e6, 700), size(2000, 740e6, 1200)];
  const measured = {
    machine: { cpu: '2 × CPU', memoryBytes: 34e9 },
    sections: [{ name: 'growth', data: [{ what: 'hosts', sizes }] }],
  };
  t.equal(scaleLines(measured).at(-1), '| host, in a VPC that is there | 340 KB | 0.5 ms | 100,000 |');
});
