import { readdirSync } from 'node:fs';
import t from 'tap';
import { predict } from '../../../src/analyze/predict.js';
import type { Flow } from '../../../src/analyze/verdict.js';
import { deriveFabric } from '../../../src/cloud/fabric.js';
import { whyNoRoute } from '../../../src/cloud/why.js';
import type { World } from '../../../src/cloud/world.js';
import { type Built, build } from '../../../src/report/html/build.js';
import { isThere, matrixAt, verdictOf } from '../../../src/report/html/view/lookup.js';
import { pathOf } from '../../../src/report/html/view/path.js';
import { largeScenario } from './large.js';
import { type Played, type PlayOptions, play, playFile } from './play.js';

t.setTimeout(120_000);

const TUTORIAL = 'scenarios/cen-cross-account-cross-region.lab.yaml';
const built = ({ scenario, record }: Played): Built => build(scenario, record, 's1');
const tutorial = (options?: PlayOptions): Built => built(playFile(TUTORIAL, options));

/** Every pair's verdict as the page has it is the analyser's, word for word. */
function compare(t: Tap, { data, replay }: Built, step: number): void {
  for (const [state, world] of replay.worlds.entries()) {
    for (const [probe, asked] of data.probes.entries()) {
      for (let from = 0; from < data.hosts.length; from += step) {
        for (let to = 0; to < data.hosts.length; to += step) {
          const matrix = matrixAt(data, state, probe);
          if (from === to || !isThere(matrix, from) || !isThere(matrix, to)) continue;
          const [a, b] = [data.hosts[from]?.name ?? '', data.hosts[to]?.name ?? ''];
          const right = exact(world, { from: a, to: b, ...asked });
          const found = pathOf(data, { state, probe, from, to });
          if (found?.example) continue;
          const { text, ...rest } = right;
          const wanted = { ...rest, ...(rest.reachable ? {} : { text }) };
          const got = {
            ...JSON.parse(JSON.stringify(found?.verdict)),
            path: found?.there,
            returnPath: found?.back,
          };
          if (JSON.stringify(sorted(got)) !== JSON.stringify(sorted(wanted)))
            t.same(got, wanted, `state ${state}: ${a} -> ${b}`);
        }
      }
    }
  }
  t.ok(data.verdicts.length > 0);
}

type Tap = Pick<typeof t, 'same' | 'ok'>;

const sorted = (value: object): object =>
  Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));

const exact = (world: World, flow: Flow) =>
  predict(deriveFabric(world), flow, (router, host, address, ingress) =>
    whyNoRoute(world, router, host, address, ingress),
  );

const SHIPPED = readdirSync('scenarios', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.lab.yaml'))
  .sort();

t.test('every pair of every shipped scenario at every moment', async (t) => {
  t.ok(SHIPPED.length > 40);
  for (const name of SHIPPED) compare(t, built(playFile(`scenarios/${name}`)), 1);
});

t.test('pairs of 200 hosts, of which most are kept as classes', async (t) => {
  const large = built(play(largeScenario()));
  compare(t, large, 23);
  t.ok(JSON.stringify(large.data).length < 1_000_000, `${JSON.stringify(large.data).length} bytes`);
  t.same(
    large.data.groups.map(({ label, members }) => `${label} ${members.length}`),
    [
      'vpc-1 3',
      'vpc-2 3',
      'vpc-3 4',
      'vpc-4 3',
      'vpc-5 3',
      'vpc-6 3',
      'vpc-7 3',
      'vpc-8 3',
      'vpc-9 3',
      'vpc-10 3',
    ],
  );
});

t.test('a moment for each item; calls that were refused and checks change nothing', async (t) => {
  const { data } = tutorial();
  t.same(
    data.moments.slice(0, 7).map(({ step, state, text }) => [step, state, text]),
    [
      [0, 0, 'Before the first step'],
      [1, 0, 'A: CreateCen'],
      [1, 1, 'A: CreateCen'],
      [1, 1, 'A: AttachCenChildInstance'],
      [1, 1, 'check ping ecs-a → ecs-b'],
      [2, 2, 'B: GrantInstanceToCen'],
      [2, 2, 'check ping ecs-a → ecs-b'],
    ],
  );
  t.same(
    data.states[1]?.checks.map(({ measured, passed }) => [measured, passed]),
    [['0/1 answered', true]],
  );
});

t.test('what a step made of the picture', async (t) => {
  const { data } = tutorial();
  const states = data.moments
    .filter(({ text }) => text === 'A: AttachCenChildInstance')
    .map(({ state }) => state);
  const { picture } = data.states[states.at(-1) ?? 0] ?? {};
  t.match(
    picture?.changes.join('\n').replaceAll(/cen-\w+/g, 'CEN'),
    'Attachment vpc-b – CEN in cn-beijing is new',
  );
  t.match(picture?.changes.join('\n'), 'is new: 1 Kbps test');
  t.same(data.states[0]?.picture.changes, []);
  t.equal(
    data.states[0]?.picture.absent.filter((id) => id.startsWith('vpc-')).length,
    2,
    'attachments of two networks',
  );
  t.same(data.states.at(-1)?.picture.labels, {}, 'drawn as it is at the end');
});

t.test('a run that was interrupted goes as far as it came', async (t) => {
  const { data } = tutorial({ items: 4 });
  t.equal(data.moments.length, 5);
  t.equal(data.steps.length, 6);
});

t.test('a scenario that never began has its beginning', async (t) => {
  const { scenario, record } = playFile(TUTORIAL, { items: 0 });
  const { data } = built({ scenario, record: { ...record, status: 'skipped', steps: [] } });
  t.equal(data.moments.length, 1);
  t.equal(verdictOf(data, matrixAt(data, 0, 0), 0, 1)?.code, 'NOT_ATTACHED');
});
