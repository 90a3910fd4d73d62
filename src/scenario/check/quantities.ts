import type { Draft, DraftCheck } from '../draft.js';
import { error, errorIf, type Finding } from '../finding.js';
import { join } from '../pointer.js';
import { durationProblem, lossProblem, rateProblem } from '../quantity.js';
import { similar } from '../suggest.js';
import type { Check } from './check.js';

/** Waits are times, bandwidths and expected throughputs are rates, in the spelling of this program. */
export const quantities: Check = (draft) => [
  ...[...draft.lines.values(), ...draft.vpnGateways.values()].flatMap(({ pointer, row: { bandwidth } }) =>
    bandwidth === undefined ? [] : errorIf(join(pointer, 'bandwidth'), rateProblem(bandwidth)),
  ),
  ...inSteps(draft),
];

const inSteps = (draft: Draft): Finding[] =>
  draft.steps
    .flatMap(({ items }) => items)
    .flatMap((item) => {
      if (item.kind === 'wait')
        return item.row.wait === undefined
          ? []
          : errorIf(join(item.pointer, 'wait'), durationProblem(item.row.wait));
      return item.kind === 'check' ? ratesOf(item.row, join(item.pointer, 'check')) : [];
    });

const WORDS = ['unlimited', 'unreachable'];

function ratesOf(check: DraftCheck, pointer: string): Finding[] {
  if ('ping' in check)
    return [
      ...(check.rtt === undefined ? [] : errorIf(join(pointer, 'rtt'), durationProblem(check.rtt))),
      ...(check.loss === undefined ? [] : errorIf(join(pointer, 'loss'), lossProblem(check.loss))),
    ];
  if (!('throughput' in check)) return [];
  return [
    ...(check.expect === undefined ? [] : expectation(check.expect, join(pointer, 'expect'))),
    ...(check.at_least === undefined ? [] : errorIf(join(pointer, 'at_least'), rateProblem(check.at_least))),
  ];
}

function expectation(expect: string, pointer: string): Finding[] {
  if (WORDS.includes(expect)) return [];
  if (/^\s*[\d.]/.test(expect)) return errorIf(pointer, rateProblem(expect));
  const meant = similar(expect, WORDS);
  const hint = meant ? `did you mean "${meant}"?` : 'expect is a rate (5Mbps), unlimited, or unreachable';
  return [error(pointer, `a throughput cannot be "${expect}"`, hint)];
}
