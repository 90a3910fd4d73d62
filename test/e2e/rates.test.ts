import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import t from 'tap';
import { fixItems } from '../../src/explain/fix.js';
import { explainAt } from '../../src/lab/explain.js';
import { loadScenario } from '../../src/scenario/load.js';
import { shipped } from '../scenario/shipped.js';
import { transitlab } from './command.js';
import { mendedAt, type Place } from './mended.js';

t.setTimeout(120_000);

/** Places where a flow arrives and is slow, and what it should have. */
const SLOW: readonly (Place & { readonly pair: [string, string]; readonly Mbps: number })[] = [
  // Nothing is bought; then a package stands that is too small.
  { file: 'alibaba/region-connection.lab.yaml', step: 0, item: 3, pair: ['ecs-a', 'ecs-b'], Mbps: 4 },
  { file: 'alibaba/region-connection.lab.yaml', step: 0, item: 6, pair: ['ecs-a', 'ecs-b'], Mbps: 12 },
  { file: 'tencent/prepaid.lab.yaml', step: 0, item: 4, pair: ['cvm-a', 'cvm-b'], Mbps: 3 },
  { file: 'tencent/egress-limit.lab.yaml', step: 1, item: 1, pair: ['gz', 'sh'], Mbps: 25 },
];

function lifted({ pair: [from, to], Mbps, ...place }: (typeof SLOW)[number]): string {
  const text = shipped.find(({ file }) => file === place.file)?.text ?? '';
  const { scenario } = loadScenario(place.file, text);
  if (!scenario) throw new Error(`${place.file} is invalid`);
  const at = `${place.step + 1}.${place.item}`;
  const [fix] = explainAt(scenario, { from, to: `${to}:5201/tcp`, at, rate: Mbps * 1e6 }).fixes;
  if (!fix) throw new Error(`${place.file}: no fix`);
  const check = { throughput: [from, to] as [string, string], expect: `${Mbps}Mbps`, tolerance: 0.1 };
  return mendedAt(place, [...fixItems(fix), { check }]);
}

t.test('what is offered for a rate gives it, measured with packets', async (t) => {
  const folder = t.testdir({});
  const files = SLOW.map((one, index) => {
    const name = join(folder, `${index}.lab.yaml`);
    writeFileSync(name, lifted(one));
    return name;
  });
  const { exit, stdout, stderr } = await transitlab(
    'run',
    '--quiet',
    '--keep-going',
    '--jobs',
    '1',
    ...files,
  );
  t.equal(exit, 0, stdout + stderr);
});

t.test('the command says what limits a rate, and decides about the exit code', async (t) => {
  const file = 'scenarios/alibaba/region-connection.lab.yaml';
  const asked = (...options: string[]) =>
    transitlab('explain', 'ecs-a', 'ecs-b', file, '--at', '1', ...options);
  t.match(await asked(), { exit: 0, stdout: /reachable, but at 1 Kbps only: test bandwidth/ });
  t.match(await asked('--rate', '5Mbps', '--expect', 'reachable'), { exit: 1, stdout: /TEST_BANDWIDTH/ });
  t.match(await asked('--rate', '1Kbps', '--expect', 'reachable'), { exit: 0 });
  const { stdout } = await asked('--rate', '5Mbps', '--format', 'json');
  t.match(JSON.parse(stdout), {
    wanted: 5e6,
    verdict: { reachable: true, rate: 1000, limit: { code: 'TEST_BANDWIDTH' } },
    narrowest: { there: { source: { made: { by: 'CreateCen' } } } },
    fixes: [{ items: [{ call: 'SetCenInterRegionBandwidthLimit' }] }],
  });
  t.match(await asked('--rate', 'fast'), { exit: 2, stderr: /Write it as 5Mbps/ });
});
