import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import t from 'tap';
import { JOB_INDEX } from '../../src/cli/shard.js';
import { finished, start, transitlab } from './command.js';

const SHARDS = 3;
const TENCENT = fileURLToPath(new URL('../../../scenarios/tencent/', import.meta.url));
/** Quick ones: no flow among them. */
const FILES = [
  'tiers',
  'same-account',
  'security-groups-first-match',
  'one-ccn-per-vpc',
  'apply-accept-reject',
];
/** Seconds and moments differ from run to run. */
const TIMES = /(?<= (?:time|timestamp)=)"[^"]*"/g;

t.setTimeout(180_000);

/** A folder as the manifest mounts one, of scenarios that pass and of one that does not. */
function folder(dir: string): string {
  const work = join(dir, 'work');
  mkdirSync(work);
  for (const name of FILES) cpSync(join(TENCENT, `${name}.lab.yaml`), join(work, `${name}.lab.yaml`));
  const passing = readFileSync(join(TENCENT, 'same-account.lab.yaml'), 'utf8');
  writeFileSync(join(work, 'wrong.lab.yaml'), passing.replace('expect: reachable', 'expect: unreachable'));
  return work;
}

t.test('the pods of an Indexed Job, one process each, and what they tell merged', async (t) => {
  const dir = t.testdir();
  const work = folder(dir);
  const run = ['run', '--format=json', '--quiet', '--keep-going', '--jobs=2'];
  const pods = await Promise.all(
    Array.from({ length: SHARDS }, (_, index) =>
      finished(start([...run, `--shard=job/${SHARDS}`, work], { [JOB_INDEX]: String(index) })),
    ),
  );
  t.same(
    pods.map(({ exit }) => exit).sort(),
    [0, 0, 1],
    'the shard with the wrong file fails, the others pass',
  );
  const parts = join(dir, 'parts');
  mkdirSync(parts);
  for (const [index, { stdout }] of pods.entries()) writeFileSync(join(parts, `pod-${index}.json`), stdout);
  const [json, xml, whole] = ['all.json', 'all.xml', 'whole.xml'].map((name) => join(dir, name)) as [
    string,
    string,
    string,
  ];
  const merged = await transitlab('merge', `--shards=${SHARDS}`, '--json', json, '--junit', xml, parts);
  t.equal(merged.exit, 1, `the worst of theirs: ${merged.stderr}`);
  const { scenarios } = JSON.parse(readFileSync(json, 'utf8')) as {
    readonly scenarios: readonly { readonly file: string; readonly status: string }[];
  };
  t.same(
    scenarios.map(({ file, status }) => [file, status]),
    [...FILES, 'wrong']
      .sort()
      .map((name) => [join(work, `${name}.lab.yaml`), name === 'wrong' ? 'failed' : 'passed']),
  );
  await finished(start([...run, '--junit', whole, work]));
  const cases = (file: string): string[] =>
    readFileSync(file, 'utf8')
      .match(/<testcase [^>]*>/g)
      ?.map((one) => one.replaceAll(TIMES, '')) ?? [];
  t.ok(cases(xml).length > FILES.length);
  t.same(cases(xml), cases(whole), 'JUnit names the same cases as one run of all');
});
