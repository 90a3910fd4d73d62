import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import t, { type Test } from 'tap';
import { doctor } from '../../src/lab/doctor/doctor.js';
import { isPlausible } from '../../src/model/binomial.js';
import type { Check as Item } from '../../src/report/json/schema-check.js';
import type { Verdict } from '../../src/report/json/schema-verdict.js';
import { transitlab } from './command.js';

interface Report {
  readonly scenarios: readonly {
    readonly status: string;
    readonly without?: readonly string[];
    readonly failure?: { readonly exit: number; readonly problem: { readonly what: string } };
    readonly steps: readonly { readonly items: readonly Item[] }[];
  }[];
}

const FILES = ['region-connections', 'leased-line', 'loss'].map(
  (name) => `scenarios/latency/${name}.lab.yaml`,
);

const FAR = 'test/e2e/far.lab.yaml';

const checksOf = ({ scenarios }: Report): Item[] =>
  scenarios
    .flatMap(({ steps }) => steps.flatMap(({ items }) => items))
    .filter(({ type }) => type === 'check');

const run = async (...args: string[]): Promise<{ exit: number | null; report: Report }> => {
  const { exit, stdout } = await transitlab('run', '--format', 'json', '--quiet', '--keep-going', ...args);
  return { exit, report: JSON.parse(stdout) as Report };
};

t.setTimeout(900_000);

const { checks } = await doctor();
const netem = checks.find(({ name }) => name === 'netem')?.status === 'ok';
t.comment(netem ? 'this kernel has netem' : 'this kernel has no netem: refusals, and runs without it');

if (netem) {
  for (const file of FILES) t.test(`${file}: packets take as long as is predicted`, (t) => measured(t, file));
} else {
  for (const file of FILES) t.test(`${file}: exit 3, nothing built`, (t) => refused(t, file));
}

async function measured(t: Test, file: string): Promise<void> {
  const { exit, report } = await run(file);
  t.equal(exit, 0);
  t.equal(report.scenarios[0]?.without, undefined);
  for (const check of checksOf(report)) {
    const { from, to, predicted, measured, why } = check;
    const what = `${check.check} ${from} -> ${to}`;
    t.same(why, [], what);
    if (measured.kind === 'ping' && predicted.roundTrip) {
      const { rtt, jitter, loss } = predicted.roundTrip;
      const { sent, received } = measured;
      const least = measured.rtt?.min ?? 0;
      t.comment(`rtt ${what}: predicted ${rtt} ms, measured ${least} ms; lost ${sent - received} of ${sent}`);
      t.ok(Math.abs(least - rtt) <= jitter + Math.max(1, 0.02 * rtt), `${what}: rtt ${least}, not ${rtt}`);
      t.ok(isPlausible(sent - received, sent, loss), `${what}: lost ${sent - received} of ${sent}`);
    }
    if (measured.kind === 'throughput') {
      const off = (measured.lineRate ?? 0) / (predicted.rate ?? 1) - 1;
      t.comment(`rate ${what}: predicted ${predicted.rate}, measured ${measured.lineRate}`);
      t.ok(Math.abs(off) <= 0.03, `${what}: off by ${(off * 100).toFixed(2)} %`);
    }
  }
}

async function refused(t: Test, file: string): Promise<void> {
  const { exit, report } = await run(file);
  t.equal(exit, 3);
  t.match(report.scenarios[0], { status: 'error', failure: { exit: 3, problem: { what: /no netem/ } } });
  t.same(report.scenarios[0]?.steps, [], 'not even the first step');
}

t.test('run without latency: every report says so, and nothing takes time', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'transitlab-'));
  t.teardown(() => rmSync(folder, { recursive: true }));
  const [junit, tap] = [join(folder, 'junit.xml'), join(folder, 'report.tap')];
  const args = ['--without', 'latency', '--junit', junit, '--tap', tap, FAR];
  const { exit, report } = await run(...args);
  t.equal(exit, 0);
  t.same(report.scenarios[0]?.without, ['latency']);
  const roundTrips = checksOf(report).map(({ predicted }: { predicted: Verdict }) => predicted.roundTrip);
  t.ok(roundTrips.length > 0 && roundTrips.every((roundTrip) => roundTrip === undefined));
  t.ok(checksOf(report).every(({ measured }) => measured.kind === 'ping' && (measured.rtt?.min ?? 0) < 100));
  t.match(readFileSync(junit, 'utf8'), /<property name="without" value="latency"\/>/);
  t.match(readFileSync(tap, 'utf8'), /^ {4}# run without latency: /m);
  const text = await transitlab('run', '--quiet', '--without', 'latency', FAR);
  t.match(text.stdout, /^run without latency: /m);
  t.match(text.stdout, /0 failed, run without latency \(/);
});

t.test('what cannot be left out', async (t) => {
  const { exit, stderr } = await transitlab('run', '--without', 'rates', FAR);
  t.equal(exit, 2);
  t.match(stderr, /latency/);
});

t.test('a plan has netem, whatever this kernel has', async (t) => {
  const { exit, stdout } = await transitlab('plan', FAR, '--format', 'commands');
  t.equal(exit, 0);
  t.match(stdout, /qdisc add dev \S+ parent 1:1 handle 20: netem limit \d+ delay 300ms 5ms loss /);
  t.match(stdout, /delay 200ms 5ms loss [\d.]+% rate 1tbit$/m);
});
