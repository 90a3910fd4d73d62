import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import t from 'tap';
import { JOB_INDEX, type Piece, parseShard, shares } from '../../src/cli/shard.js';
import { weightOf } from '../../src/cli/weight.js';
import { EXIT } from '../../src/model/errors.js';
import type { Check } from '../../src/scenario/schema.js';
import { cli, fakeHost, fakePorts, fakeScenario } from './fake.js';
import { files } from './files.js';

const pieces: fc.Arbitrary<Piece[]> = fc.uniqueArray(
  fc.record({ file: fc.string({ minLength: 1, maxLength: 4 }), weight: fc.integer({ min: 1, max: 50 }) }),
  { selector: ({ file }) => file, maxLength: 40 },
);
const counts = fc.integer({ min: 1, max: 12 });

t.test(
  'every file is in exactly one shard, and no shard is heavier than another by more than one file',
  async (t) => {
    fc.assert(
      fc.property(pieces, counts, (list, count) => {
        const parts = shares(list, count);
        const weightOfFile = new Map(list.map(({ file, weight }) => [file, weight]));
        const weights = parts.map((part) =>
          part.reduce((sum, file) => sum + (weightOfFile.get(file) ?? 0), 0),
        );
        const heaviest = Math.max(0, ...list.map(({ weight }) => weight));
        return (
          parts.length === count &&
          JSON.stringify(parts.flat().sort()) === JSON.stringify(list.map(({ file }) => file).sort()) &&
          parts.every((part) => JSON.stringify(part) === JSON.stringify([...part].sort())) &&
          Math.max(...weights) - Math.min(...weights) <= heaviest
        );
      }),
    );
    t.pass();
  },
);

t.test('in whatever order files are named, shards are the same', async (t) => {
  const shuffled = pieces.chain((list) =>
    fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
  );
  fc.assert(
    fc.property(shuffled, counts, ([list, other], count) => {
      return JSON.stringify(shares(list, count)) === JSON.stringify(shares(other, count));
    }),
  );
  t.pass();
});

t.test('what --shard says', async (t) => {
  t.same(parseShard('2/8'), { index: 2, count: 8 });
  t.same(parseShard('job/8'), { index: 'job', count: 8 });
  for (const wrong of ['0/8', '9/8', '1/0', '1', '1/', 'x/2', '-1/2', '1/2/3', '1.5/2', '01/2', '1/10000'])
    t.equal(parseShard(wrong), undefined, wrong);
  const { code, err } = await cli(['run', '--shard', '3/2', 'a.lab.yaml']);
  t.equal(code, EXIT.usage);
  t.match(err, /i\/n or job\/n/);
});

t.test('flows weigh more than silence, silence more than an answer', async (t) => {
  const weight = (check: Check): number =>
    weightOf({ ...fakeScenario('a'), steps: [{ step: 's', do: [{ check }] }] });
  const answer = weight({ ping: ['a', 'b'], expect: 'reachable' });
  const silence = weight({ tcp: ['a', 'b'], port: 1, expect: 'unreachable' });
  const flow = weight({ throughput: ['a', 'b'], expect: '5Mbps' });
  const long = weight({ throughput: ['a', 'b'], expect: '5Mbps', seconds: 30 });
  t.ok(weightOf(undefined) < answer && answer < silence && silence < flow && flow < long);
});

const NAMES = ['a.lab.yaml', 'b.lab.yaml', 'c.lab.yaml'];

t.test('shards of a folder run each file once; the report says which shard it is', async (t) => {
  const { dir } = files(t, ...NAMES);
  const ran: string[] = [];
  for (const shard of ['1/2', '2/2']) {
    const ports = fakePorts();
    const { code, out } = await cli(['run', '--shard', shard, '--format', 'json', dir], { ports });
    t.equal(code, EXIT.ok);
    t.same(JSON.parse(out).shard, { index: Number(shard[0]), count: 2, files: 3 });
    ran.push(...ports.log.filter((line) => line.startsWith('run ')));
  }
  t.same(
    ran.sort(),
    NAMES.map((name) => `run ${join(dir, name)}`),
  );
});

t.test('an empty shard is no error, and says so', async (t) => {
  const { dir } = files(t, 'a.lab.yaml');
  const text = await cli(['run', '--shard', '2/2', dir]);
  t.equal(text.code, EXIT.ok);
  t.match(text.err, 'shard 2/2: none of the 1 files falls to it, nothing to run');
  const json = await cli(['run', '--shard', '2/2', '--format', 'json', dir]);
  t.match(JSON.parse(json.out), { shard: { index: 2, count: 2, files: 1 }, scenarios: [] });
});

t.test('an invalid file is the matter of its shard alone', async (t) => {
  const { dir } = files(t, 'a.lab.yaml', 'b.lab.yaml');
  const diagnostics = (file: string) =>
    file.endsWith('b.lab.yaml')
      ? [{ severity: 'error' as const, at: { file, line: 1, col: 1 }, what: 'wrong' }]
      : [];
  const codes: number[] = [];
  for (const shard of ['1/2', '2/2'])
    codes.push((await cli(['run', '--shard', shard, dir], { ports: fakePorts({ diagnostics }) })).code);
  t.same(codes.sort(), [EXIT.ok, EXIT.usage]);
});

t.test('the index of a Kubernetes Indexed Job counts from 0', async (t) => {
  const { dir } = files(t, ...NAMES);
  const run = (env: Record<string, string>) =>
    cli(['run', '--shard', 'job/3', '--format', 'json', dir], { host: fakeHost({ env }) });
  t.match(JSON.parse((await run({ [JOB_INDEX]: '2' })).out).shard, { index: 3, count: 3 });
  for (const env of [{}, { [JOB_INDEX]: '3' }, { [JOB_INDEX]: '-1' }, { [JOB_INDEX]: 'x' }]) {
    const { code, err } = await run(env);
    t.equal(code, EXIT.usage);
    t.match(err, JOB_INDEX);
  }
});

t.test('the files of a mounted ConfigMap are found once', async (t) => {
  const dir = t.testdir();
  mkdirSync(join(dir, '..2024_01_01'));
  writeFileSync(join(dir, '..2024_01_01', 'a.lab.yaml'), 'name: a\n');
  symlinkSync('..2024_01_01', join(dir, '..data'));
  symlinkSync('..data/a.lab.yaml', join(dir, 'a.lab.yaml'));
  const ports = fakePorts();
  await cli(['validate', dir], { ports });
  t.same(ports.log, [`load ${join(dir, 'a.lab.yaml')}`]);
});
