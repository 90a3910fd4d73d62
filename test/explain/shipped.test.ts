import t from 'tap';
import type { Explanation, Located } from '../../src/explain/explanation.js';
import { explainAt } from '../../src/lab/explain.js';
import { probesOf } from '../../src/lab/question.js';
import { loadScenario } from '../../src/scenario/load.js';
import type { Scenario } from '../../src/scenario/scenario.js';
import { shipped } from '../scenario/shipped.js';

/** The questions of a scenario's checks, each at the moment of its check; hosts that are not there make none. */
function* explanations(scenario: Scenario): Iterable<Explanation> {
  for (const [s, step] of scenario.steps.entries())
    for (const [i, item] of step.do.entries()) {
      if (!('check' in item) || 'bill' in item.check || 'matrix' in item.check) continue;
      for (const { from, to, flow } of probesOf(item.check)) {
        const port = flow.port === undefined ? '' : `:${flow.port}/${flow.protocol}`;
        yield explainAt(scenario, { from, to: `${to}${port}`, at: `${s + 1}.${i + 1}` });
      }
    }
}

/** Everything that a reader would look up in the file. */
const located = ({ from, to, there, back, change }: Explanation): Located[] => [
  { object: from.host, ...from },
  { object: to.host, ...to },
  ...change,
  ...[...there, ...back].flatMap((hop) => [
    ...(hop.route ? [hop] : []),
    ...(hop.passed ?? []),
    ...(hop.dropped ? [hop.dropped] : []),
    ...(hop.crossing ? [{ object: hop.crossing.link, ...hop.crossing }] : []),
    ...(hop.crossing?.limits ?? []).map((limit) => ({ object: limit.text, ...limit })),
  ]),
];

/** What no file holds: the cloud's own. */
const CLOUDS_OWN = ['default route map 5000'];

t.test('whatever decides about a check of a shipped scenario has a place in its file', async (t) => {
  let count = 0;
  for (const { file, text } of shipped) {
    const { scenario } = loadScenario(file, text);
    if (!scenario) throw new Error(`${file} is invalid`);
    const without = new Set<string>();
    for (const found of explanations(scenario)) {
      count += 1;
      for (const { object, source } of located(found)) if (!source) without.add(object);
    }
    t.same(
      [...without].filter((object) => !CLOUDS_OWN.includes(object)),
      [],
      file,
    );
  }
  t.ok(count > 400, `${count} questions`);
});
