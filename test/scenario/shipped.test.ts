import t from 'tap';
import { alibabaActions } from '../../src/cloud/alibaba/actions.js';
import { endsOf } from '../../src/lab/ends.js';
import { questionOf } from '../../src/lab/question.js';
import { after, call, type State } from '../../src/lab/script.js';
import { parseDuration, parseRate, parseShare } from '../../src/model/units.js';
import { loadScenario } from '../../src/scenario/load.js';
import type { Scenario } from '../../src/scenario/scenario.js';
import type { CheckStep } from '../../src/scenario/schema.js';
import { shipped } from './shipped.js';

const NO_DELAY = { rtt: 0, loss: 0 };

for (const { file, text } of shipped) {
  t.test(file, async (t) => {
    const { scenario, diagnostics } = loadScenario(file, text, alibabaActions);
    t.same(diagnostics, [], 'nothing is wrong or doubtful');
    t.match(text, /^# yaml-language-server: \$schema=(\.\.\/)+schema\/scenario\.schema\.json\n/);
    if (!scenario) return;
    for (const step of scenario.steps)
      t.ok(
        step.do.some((item) => 'check' in item || ('call' in item && item.fails !== undefined)),
        `${step.step}: has a check, or a call that must be refused`,
      );
    t.same(disagreements(scenario), [], 'calls answer, and checks are predicted, as the scenario says');
  });
}

/** What goes otherwise than the scenario says when it is played through without packets. */
function disagreements(scenario: Scenario): string[] {
  let state: State = { world: scenario.world, variables: {} };
  const wrong: string[] = [];
  for (const [s, step] of scenario.steps.entries()) {
    for (const [i, item] of step.do.entries()) {
      const place = `${scenario.positions[`/steps/${s}/do/${i}`]?.line}`;
      if ('call' in item) {
        const { state: next, called } = call(state, item);
        state = next;
        if (!called.passed)
          wrong.push(`${place}: ${item.call}: ${called.why} ${JSON.stringify(called.outcome)}`);
      } else if (!('check' in item)) state = after(state, item);
      else wrong.push(...predictedOtherwise(state, item).map((text) => `${place}: ${text}`));
    }
  }
  return wrong;
}

/** Whether something is wanted that is off by more than a hundredth. */
function otherwise(wanted: number | string | undefined, predicted: number): boolean {
  return typeof wanted === 'number' && Math.abs(wanted - predicted) > 0.01 * wanted;
}

function predictedOtherwise(state: State, { check }: CheckStep): string[] {
  const ends = endsOf(state, questionOf(check));
  if (!ends.found) return [ends.missing];
  const { reachable, code, rate, roundTrip = NO_DELAY } = ends.predicted;
  const wanted = check.expect !== 'unreachable';
  const wantedRate = parseRate(check.expect ?? '');
  return [
    ...(reachable === wanted ? [] : [`reachable: ${reachable}, ${code}`]),
    ...(check.because === undefined || check.because === code ? [] : [`because ${code}`]),
    ...(wantedRate === undefined || wantedRate === rate ? [] : [`rate ${rate}`]),
    ...('ping' in check && otherwise(check.rtt && parseDuration(check.rtt), roundTrip.rtt)
      ? [`rtt ${roundTrip.rtt}`]
      : []),
    ...('ping' in check && otherwise(check.loss && parseShare(check.loss), roundTrip.loss)
      ? [`loss ${roundTrip.loss}`]
      : []),
    ...(check.expect === 'unlimited' && rate !== undefined ? [`rate ${rate}`] : []),
  ];
}
