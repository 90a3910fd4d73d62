/**
 * Each check of reachability in shipped scenarios: one packet, and what it moved at every hop against the prediction.
 * Some scenarios between them have every way to fail; TRANSITLAB_TRACES=all takes all of them, in minutes.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import t, { type Test } from 'tap';
import type { Verdict } from '../../../src/analyze/verdict.js';
import { deriveFabric } from '../../../src/cloud/fabric.js';
import type { MeasuredFlow } from '../../../src/explain/measured.js';
import type { Kernel } from '../../../src/kernel/kernel.js';
import { linuxKernel } from '../../../src/kernel/linux/kernel.js';
import { endsOf } from '../../../src/lab/ends.js';
import { traceFlow } from '../../../src/lab/explain/measure.js';
import { planeOf } from '../../../src/lab/plan.js';
import { questionOf } from '../../../src/lab/question.js';
import { NOTHING, reconcile } from '../../../src/lab/reconcile.js';
import { after, type State } from '../../../src/lab/script.js';
import { askedOf } from '../../../src/lab/without.js';
import { readScenario } from '../../../src/scenario/read.js';
import type { Item } from '../../../src/scenario/schema.js';
import { inSandbox } from '../../sandbox.js';

const SOME = [
  'vpc-security-groups.lab.yaml',
  'alibaba/data-centre.lab.yaml',
  'alibaba/faults.lab.yaml',
  'alibaba/network-acl.lab.yaml',
  'alibaba/own-route-hides-cen-route.lab.yaml',
  'alibaba/two-lines-failover.lab.yaml',
  'tencent/cross-border.lab.yaml',
  'tencent/egress-limit.lab.yaml',
  'tencent/overlap-first-come.lab.yaml',
];
const EVERY = readdirSync('scenarios', { recursive: true, encoding: 'utf8' }).filter((file) =>
  file.endsWith('.lab.yaml'),
);

interface Seen {
  readonly predicted: Verdict;
  readonly measured: MeasuredFlow;
}

async function traceScenario(t: Test, kernel: Kernel, file: string): Promise<Seen[]> {
  const { scenario } = await readScenario(join('scenarios', file));
  if (!scenario || askedOf(scenario).some((feature) => kernel.lacks().includes(feature))) {
    t.comment(`${file} asks for what this kernel lacks`);
    return [];
  }
  const seen: Seen[] = [];
  let plane = NOTHING;
  let state: State = { world: scenario.world, variables: {} };
  for (const item of scenario.steps.flatMap((step) => step.do)) {
    state = 'check' in item ? state : after(state, item);
    const ends = endsIn(state, item);
    if (!ends?.found) continue;
    const wanted = planeOf(state.world);
    await reconcile(kernel, plane, wanted);
    plane = wanted;
    const { flow, predicted } = ends;
    const measured = await traceFlow(kernel, deriveFabric(state.world), plane, flow, predicted);
    const what = `${flow.from} -> ${flow.to}, ${predicted.code ?? 'reachable'}`;
    t.ok(measured.agrees, `${what}: ${measured.text}`, { predicted, measured });
    seen.push({ predicted, measured });
  }
  await kernel.prune([]);
  return seen;
}

function endsIn(state: State, item: Item) {
  if (!('check' in item) || 'bill' in item.check || 'matrix' in item.check) return undefined;
  if ('throughputs' in item.check) return undefined;
  return endsOf(state, questionOf(item.check));
}

if (inSandbox(import.meta.url)) {
  t.setTimeout(1_800_000);
  const kernel = linuxKernel();
  const all: Seen[] = [];
  for (const file of process.env.TRANSITLAB_TRACES === 'all' ? EVERY.sort() : SOME)
    await t.test(file, { timeout: 120_000 }, async (t) => {
      all.push(...(await traceScenario(t, kernel, file)));
    });
  kernel.close();

  t.test('there was one of each kind', async (t) => {
    const codes = new Set(all.map(({ predicted }) => predicted.code));
    for (const code of [
      ...[undefined, 'SG_EGRESS_DENY', 'SG_INGRESS_DENY', 'ACL_EGRESS_DENY', 'ACL_INGRESS_DENY'],
      ...['NO_ROUTE', 'BLACKHOLE', 'LINE_DOWN', 'LINK_DOWN', 'HOST_DOWN', 'OTHER_HOST'],
    ] as const)
      t.ok(codes.has(code), code ?? 'reachable');
    t.ok(
      all.some(({ predicted }) => predicted.direction === 'return'),
      'an answer that is lost',
    );
  });

  t.test('a rule that drops is named by its own counter, an ACL on the way back too', async (t) => {
    const dropped = all.filter(({ predicted }) => /_DENY$/.test(predicted.code ?? ''));
    for (const { measured, predicted } of dropped) {
      const last = [...measured.path, ...measured.returnPath].at(-1);
      const rule = [...predicted.path, ...predicted.returnPath].at(-1)?.dropped?.rule;
      t.equal(last?.text, `dropped here by rule ${rule}: its counter moved by 1`);
      t.match(last?.counters, [{ kind: 'in', by: 1 }]);
    }
  });

  t.test('one packet there, one answer back', async (t) => {
    for (const { measured } of all.filter(
      ({ predicted }) => predicted.reachable && predicted.path.length > 0,
    )) {
      t.equal(measured.fate, 'answered');
      const [first, last] = [measured.path[0], measured.path.at(-1)];
      t.match(first?.counters, [{ kind: 'in', by: 1 }]);
      t.ok(last?.counters.some(({ kind, by }) => kind === 'out' && by === 1));
    }
  });
}
