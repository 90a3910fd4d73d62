import t from 'tap';
import { judgeBill } from '../../src/lab/bill/check.js';
import { expectCheck, expectFlows, type Metering, NO_METERING } from '../../src/lab/bill/metering.js';
import { endsOf } from '../../src/lab/ends.js';
import { flowsOf, matrixQuestion } from '../../src/lab/matrix/question.js';
import { questionOf, questionsOf } from '../../src/lab/question.js';
import { after, call, type State } from '../../src/lab/script.js';
import { predictTogether } from '../../src/lab/together/predict.js';
import { parseDuration, parseRate, parseShare } from '../../src/model/units.js';
import { loadScenario } from '../../src/scenario/load.js';
import type { Scenario } from '../../src/scenario/scenario.js';
import type { Check, FlowCheck, Groups, MatrixCheck, ThroughputsCheck } from '../../src/scenario/schema.js';
import { shipped } from './shipped.js';

const NO_DELAY = { rtt: 0, loss: 0 };

for (const { file, text } of shipped) {
  t.test(file, async (t) => {
    const { scenario, diagnostics } = loadScenario(file, text);
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
  let metering = NO_METERING;
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
      else {
        const { check } = item;
        const otherwise =
          'matrix' in check
            ? matrixOtherwise(state, check, scenario.groups)
            : predictedOtherwise(state, metering, check);
        wrong.push(...otherwise.map((text) => `${place}: ${text}`));
        if ('matrix' in check)
          metering = expectFlows(metering, state, flowsOf(matrixQuestion(state, check, scenario.groups)));
        else if (!('bill' in check)) metering = expectCheck(metering, state, check);
      }
    }
  }
  return wrong;
}

/** Whether something is wanted that is off by more than a hundredth. */
function otherwise(wanted: number | string | undefined, predicted: number): boolean {
  return typeof wanted === 'number' && Math.abs(wanted - predicted) > 0.01 * wanted;
}

function predictedOtherwise(state: State, { meter }: Metering, check: Exclude<Check, MatrixCheck>): string[] {
  if ('bill' in check) {
    const { predicted } = judgeBill(state, meter, check);
    return predicted.billed === (check.expect !== 'nothing') ? [] : [predicted.text];
  }
  return 'throughputs' in check ? togetherOtherwise(state, check) : oneOtherwise(state, check);
}

function matrixOtherwise(state: State, check: MatrixCheck, groups: Groups | undefined): string[] {
  const { asks, missing, predicted } = matrixQuestion(state, check, groups);
  const wrong = asks.flatMap(({ text, expect, pairs }) => {
    const reachable = ([from, to]: readonly [number, number]) => predicted.codeOf(from, to) === undefined;
    return pairs.every((pair) => reachable(pair) === (expect === 'reachable')) ? [] : [text];
  });
  return [...missing, ...wrong];
}

function togetherOtherwise(state: State, check: ThroughputsCheck): string[] {
  const ends = questionsOf(check).map((question) => endsOf(state, question));
  const found = ends.filter((one) => one.found);
  if (found.length < ends.length) return ends.flatMap((one) => (one.found ? [] : [one.missing]));
  const { reachable, rate } = predictTogether(state, found);
  const wanted = parseRate(check.expect ?? '');
  return reachable && rate === wanted ? [] : [`reachable: ${reachable}, rate ${rate}`];
}

function oneOtherwise(state: State, check: FlowCheck): string[] {
  const ends = endsOf(state, questionOf(check));
  if (!ends.found) return [ends.missing];
  const { reachable, limit, rate, roundTrip = NO_DELAY } = ends.predicted;
  const code = ends.predicted.code ?? (check.because === undefined ? undefined : limit?.code);
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
