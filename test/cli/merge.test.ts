import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import t, { type Test } from 'tap';
import { version } from '../../src/lab/package.js';
import { EXIT } from '../../src/model/errors.js';
import { jsonReport } from '../../src/report/json/report.js';
import type { JsonReport } from '../../src/report/json/schema.js';
import { junit } from '../../src/report/junit.js';
import type { ScenarioRecord } from '../../src/report/record.js';
import * as Recorded from '../report/records.js';
import { cli } from './fake.js';

/** Each of a file of its own. */
const RECORDS = Object.fromEntries(
  Object.entries(Recorded.RECORDS).map(([name, record]) => [name, { ...record, file: `${name}.lab.yaml` }]),
) as unknown as typeof Recorded.RECORDS;

const byFile = (a: ScenarioRecord, b: ScenarioRecord): number => (a.file < b.file ? -1 : 1);
const PARTS: readonly (readonly ScenarioRecord[])[] = [
  [RECORDS.tutorial, RECORDS.failing],
  [],
  [RECORDS.ports],
];
const FILES = PARTS.flat().length;

const shard = (index: number, count = PARTS.length, files = FILES) => ({ index, count, files });
const report = (index: number, records = PARTS[index - 1] ?? []): JsonReport =>
  jsonReport(records, version(), shard(index));

/** Writes reports and merges them. */
async function merge(t: Test, reports: readonly unknown[], ...options: string[]) {
  const dir = t.testdir();
  const paths = reports.map((one, i) => {
    const path = join(dir, `${i}.json`);
    writeFileSync(path, typeof one === 'string' ? one : JSON.stringify(one));
    return path;
  });
  return { dir, paths, ...(await cli(['merge', ...options, ...paths])) };
}

t.test('parts make the reports that one run would have made', async (t) => {
  const [json, xml] = [join(t.testdirName, 'all.json'), join(t.testdirName, 'all.xml')];
  const parts = [report(3), report(1), report(2)];
  const { code, err, out: said } = await merge(t, parts, '--json', json, '--junit', xml, '--shards', '3');
  const whole = [...PARTS.flat()].sort(byFile);
  t.equal(code, EXIT.failed, err || 'the worst of theirs');
  t.match(said, `(${FILES} scenarios`);
  t.same(JSON.parse(readFileSync(json, 'utf8')), JSON.parse(JSON.stringify(jsonReport(whole, version()))));
  t.equal(readFileSync(xml, 'utf8'), junit(whole));
});

t.test('directories stand for their *.json', async (t) => {
  const { dir, out } = await merge(t, [report(1), report(2), report(3)]);
  const again = await cli(['merge', dir]);
  t.equal(again.out, out);
  t.match((await cli(['merge', t.testdir({ empty: {} })])).err, 'there is no *.json in this directory');
});

t.test('reports that are no shards are merged too', async (t) => {
  const [a, b] = [jsonReport([RECORDS.tutorial], version()), jsonReport([RECORDS.skipped], version())];
  t.equal((await merge(t, [a, b])).code, EXIT.ok);
  const { code, err } = await merge(t, [a, b], '--shards', '3');
  t.equal(code, EXIT.usage);
  t.match(err, '2 of 3 shards are here');
});

t.test('an interrupted shard makes the whole interrupted', async (t) => {
  t.equal((await merge(t, [jsonReport([RECORDS.interrupted], version())])).code, EXIT.interrupted);
});

const REFUSED: Readonly<Record<string, readonly [string, readonly unknown[]]>> = {
  'a shard that is missing': ['shard 2 of 3: cannot merge', [report(1), report(3)]],
  'a shard twice': ['shard 1 is also in', [report(1), report(1), report(2), report(3)]],
  'the same file twice': [
    `${RECORDS.ports.file} is in`,
    [jsonReport([RECORDS.ports], version()), jsonReport([RECORDS.ports], version())],
  ],
  'another version': ['written by transitlab 0.0.9', [jsonReport([RECORDS.ports], '0.0.9')]],
  'shards of another count': ['it is one of 4 shards', [report(1), jsonReport([], version(), shard(2, 4))]],
  'shards of other folders': ['shared 9 files', [report(1), jsonReport([], version(), shard(2, 3, 9))]],
  'files that no shard has': ['hold 2 of 3 files', [report(1), report(2), report(3, [])]],
  'a shard among reports that are none': ['it is not a shard', [report(1), jsonReport([], version())]],
  'JUnit reports': ['this is XML', ['<?xml version="1.0"?><testsuites/>']],
  'what is not JSON': ['not JSON', ['{']],
  'what is no report': ['no report: ', [{ schemaVersion: 1 }]],
};

for (const [what, [words, reports]] of Object.entries(REFUSED))
  t.test(`refused: ${what}`, async (t) => {
    const { code, err, out } = await merge(t, reports);
    t.equal(code, EXIT.usage);
    t.match(err, words);
    t.match(err, /next: /);
    t.equal(out, '');
  });

t.test('a place where no report can be written is told before anything is read', async (t) => {
  const { code, err } = await cli(['merge', '--json', join(t.testdir(), 'none', 'x.json'), 'absent.json']);
  t.equal(code, EXIT.usage);
  t.match(err, 'cannot write the report');
});
