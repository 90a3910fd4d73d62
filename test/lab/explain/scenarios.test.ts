/** Every check of reachability in scenarios: one packet each, and the counters of every hop against the prediction. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import t from 'tap';
import { deriveFabric } from '../../../src/cloud/fabric.js';
import { linuxKernel } from '../../../src/kernel/linux/kernel.js';
import { endsOf } from '../../../src/lab/ends.js';
import { traceFlow } from '../../../src/lab/explain/measure.js';
import { planeOf } from '../../../src/lab/plan.js';
import { questionOf } from '../../../src/lab/question.js';
import { NOTHING, reconcile } from '../../../src/lab/reconcile.js';
import { after, type State } from '../../../src/lab/script.js';
import { readScenario } from '../../../src/scenario/read.js';
import { inSandbox } from '../../sandbox.js';

t.setTimeout(3_000_000);
const files = readdirSync('scenarios', { recursive: true, encoding: 'utf8' })
  .filter((f) => f.endsWith('.lab.yaml'))
  .sort();

if (inSandbox(import.meta.url)) {
  const only = process.env.ONLY;
  for (const file of files.filter((f) => !only || f.includes(only))) {
    await t.test(file, { timeout: 300_000 }, async (t) => {
      const { scenario } = await readScenario(join('scenarios', file));
      if (!scenario || Object.keys(scenario.world.paths).length > 0) return;
      const kernel = linuxKernel();
      await kernel.prune([]);
      let plane = NOTHING;
      let state: State = { world: scenario.world, variables: {} };
      for (const { do: items } of scenario.steps) {
        for (const item of items) {
          if (!('check' in item)) {
            state = after(state, item);
            continue;
          }
          if ('bill' in item.check || 'throughputs' in item.check || 'throughput' in item.check) continue;
          const ends = endsOf(state, questionOf(item.check));
          if (!ends.found) continue;
          const wanted = planeOf(state.world);
          await reconcile(kernel, plane, wanted);
          plane = wanted;
          const m = await traceFlow(kernel, deriveFabric(state.world), plane, ends.flow, ends.predicted);
          t.ok(m.agrees, `${ends.flow.from} -> ${ends.flow.to} ${ends.predicted.code ?? 'ok'}: ${m.text}`, {
            verdict: ends.predicted,
            m,
          });
        }
      }
      await kernel.prune([]);
      kernel.close();
    });
  }
}
