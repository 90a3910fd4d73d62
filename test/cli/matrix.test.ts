import t from 'tap';
import { pack } from '../../src/lab/matrix/fates.js';
import { type Snapshot, snapshotAt } from '../../src/lab/matrix/matrix.js';
import type { MatrixEvent, MatrixJob } from '../../src/lab/matrix/measure.js';
import { EXIT } from '../../src/model/errors.js';
import { tutorialWorld } from '../cloud/world.js';
import { cli, fakePorts, fakeScenario } from './fake.js';
import { files } from './files.js';

const world = tutorialWorld();
const snapshot: Snapshot = snapshotAt({ ...fakeScenario('x'), world, steps: [] }, { protocol: 'icmp' });
const { predicted, hosts } = snapshot.matrix;

/** Ports whose lab says what `events` say. */
const portsWith = (
  events: (job: MatrixJob) => AsyncGenerator<MatrixEvent>,
  asked: (string | undefined)[] = [],
) =>
  fakePorts({
    ports: {
      matrixAt: async (_scenario, probe, at) => {
        asked.push(at);
        return { ...snapshot, matrix: { ...snapshot.matrix, probe } };
      },
      measureMatrices: async (job) => ({ events: events(job), stop: async () => {} }),
    },
  });

/** Packets do as predicted, but for some pairs. */
const lab = (but: readonly string[] = []) =>
  async function* ({ worlds }: MatrixJob): AsyncGenerator<MatrixEvent> {
    for (const index of worlds.keys()) {
      yield { type: 'progress', text: 'measuring' };
      const fate = (from: number, to: number) =>
        (predicted.codeOf(from, to) === undefined) !== but.includes(`${from} ${to}`) ? 'answered' : 'silent';
      yield { type: 'measured', index, fates: pack({ fate, takenBy: () => undefined }, hosts.length) };
    }
  };

t.test('packets do as predicted: exit 0', async (t) => {
  const { path } = files(t, 'a.lab.yaml');
  const { code, out, err } = await cli(['matrix', path('a.lab.yaml')], { ports: portsWith(lab()) });
  t.equal(code, EXIT.ok);
  t.match(out, /✓ measured: packets do as predicted/);
  t.match(err, /^measuring$/m);
});

t.test('one pair otherwise: exit 1, in text and in JSON', async (t) => {
  const { path } = files(t, 'a.lab.yaml');
  const ports = portsWith(lab(['0 1']));
  t.match(await cli(['matrix', '-q', path('a.lab.yaml')], { ports }), {
    code: EXIT.failed,
    out: /Prediction and packets differ/,
    err: '',
  });
  const { code, out } = await cli(['matrix', path('a.lab.yaml'), '--format', 'json'], { ports });
  t.equal(code, EXIT.failed);
  t.equal(JSON.parse(out).moments[0].differences.length, 1);
});

t.test('predicted only: nothing is built', async (t) => {
  const { path } = files(t, 'a.lab.yaml');
  const ports = fakePorts({
    ports: {
      matrixAt: async () => snapshot,
      measureMatrices: () => Promise.reject(new Error('nothing is to be built')),
    },
  });
  const { code, out } = await cli(['matrix', path('a.lab.yaml'), '--predicted'], { ports });
  t.equal(code, EXIT.ok);
  t.match(out, /no packet was sent/);
});

t.test('moments: one, or two to compare, with the file before or behind', async (t) => {
  const { path } = files(t, 'a.lab.yaml');
  const asked: (string | undefined)[] = [];
  const ports = portsWith(lab(), asked);
  const file = path('a.lab.yaml');
  for (const args of [[file], [file, '--at', '2'], [file, '--diff', '1', 'Look'], ['--diff', '1', '3', file]])
    t.equal((await cli(['matrix', ...args], { ports })).code, EXIT.ok);
  t.same(asked, [undefined, '2', '1', 'Look', '1', '3']);
});

t.test('bad input: exit 2, what and where', async (t) => {
  const { path } = files(t, 'a.lab.yaml');
  const file = path('a.lab.yaml');
  const says = async (args: readonly string[], err: RegExp) =>
    t.match(await cli(['matrix', ...args]), { code: EXIT.usage, err, out: '' });
  for (const proto of ['tcp', 'tcp:0', 'tcp:65536', 'icmp:1', 'gre', 'udp:dns'])
    await says([file, '--proto', proto], /It is icmp, tcp:443 or udp:53/);
  await says([], /a scenario file is missing/);
  await says([file, '--diff', '1'], /--diff takes two steps/);
  await says(['--diff', file], /a scenario file is missing/);
  await says([file, '--diff', '1', '2', '--at', '1'], /cannot be used with/);
  await says([file, '--at', '9'], /there is no step "9"/);
  await says([file, '--predicted'], /there are no hosts after step 1/);
  await says([file, '--predicted', '--at', '0'], /there are no hosts before the first step/);
});

t.test('a lab that fails says what failed; one that falls silent is noticed', async (t) => {
  const { path } = files(t, 'a.lab.yaml');
  const failing = portsWith(async function* () {
    yield { type: 'failure', exit: EXIT.kernel, problem: { what: 'the kernel refused' } };
  });
  t.match(await cli(['matrix', path('a.lab.yaml')], { ports: failing }), {
    code: EXIT.kernel,
    err: /the kernel refused/,
  });
  const silent = portsWith(async function* () {});
  t.match(await cli(['matrix', path('a.lab.yaml')], { ports: silent }), {
    code: EXIT.failed,
    err: /ended without a word/,
  });
});
