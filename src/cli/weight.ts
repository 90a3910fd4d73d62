import type { Scenario } from '../scenario/scenario.js';
import type { Check } from '../scenario/schema.js';

/** Seconds: a sandbox and its network; one check; the wait for an answer that does not come; a flow's measurement. */
const LAB = 0.5;
const CHECK = 0.05;
const SILENCE = 1;
const FLOW = 4;

/**
 * About how many seconds of real time a scenario takes; a guess from its text alone, the same on every machine. What is
 * invalid takes as long as an empty one: it ends the run of its shard.
 */
export const weightOf = (scenario: Scenario | undefined): number =>
  scenario === undefined
    ? LAB
    : scenario.steps
        .flatMap((step) => step.do)
        .reduce((sum, item) => ('check' in item ? sum + secondsOf(item.check) : sum), LAB);

function secondsOf(check: Check): number {
  if ('throughput' in check || 'throughputs' in check)
    return check.seconds === undefined ? FLOW : check.seconds + 1;
  return 'expect' in check && check.expect === 'unreachable' ? SILENCE : CHECK;
}
