import t from 'tap';
import type { Flow } from '../../src/analyze/verdict.js';
import { fixesFor } from '../../src/explain/fix.js';
import { endsOf, verdict } from '../../src/lab/ends.js';
import { probesOf } from '../../src/lab/question.js';
import { after, type State } from '../../src/lab/script.js';
import { loadScenario } from '../../src/scenario/load.js';
import type { Scenario } from '../../src/scenario/scenario.js';
import { shipped } from '../scenario/shipped.js';
import { following } from './following.js';

/** A check of throughput at its moment, and what sets its rate. */
interface Limited {
  readonly name: string;
  readonly state: State;
  readonly flow: Flow;
  readonly rate: number;
}

/** Every throughput check whose rate something limits. */
function* limitedIn(scenario: Scenario, file: string): Iterable<Limited> {
  let state: State = { world: scenario.world, variables: {} };
  for (const [s, step] of scenario.steps.entries())
    for (const [i, item] of step.do.entries()) {
      if ('check' in item && ('throughput' in item.check || 'throughputs' in item.check))
        for (const question of probesOf(item.check)) {
          const ends = endsOf(state, question);
          if (!ends.found || ends.predicted.rate === undefined) continue;
          const name = `${file}: ${ends.flow.from} -> ${ends.flow.to}, step ${s + 1} item ${i + 1}`;
          yield { name, state, flow: ends.flow, rate: ends.predicted.rate };
        }
      state = after(state, item);
    }
}

const limited = shipped.flatMap(({ file, text }) => {
  const { scenario } = loadScenario(file, text);
  return scenario ? [...limitedIn(scenario, file)] : [];
});

t.ok(limited.length > 50, `there are rates to lift: ${limited.length}`);

for (const { name, state, flow, rate } of limited) {
  const wanted = Math.max(rate * 2.5, 3_000_000);
  t.test(`${name}: ${rate} to ${wanted}`, async (t) => {
    const fixes = fixesFor(state.world, flow, state.variables, { rate: wanted });
    t.ok(fixes.length > 0, 'there is a fix');
    for (const fix of fixes) {
      t.comment(fix.text);
      const lifted = verdict(following(state, fix).world, flow);
      t.ok(lifted.reachable && (lifted.rate ?? Number.POSITIVE_INFINITY) >= wanted, `${lifted.rate}`);
    }
    t.same(fixesFor(state.world, flow, state.variables, { rate }), [], 'what it has needs no fix');
  });
}
