import type { Draft, DraftCheck } from '../draft.js';
import { error, errorIf, type Finding } from '../finding.js';
import { join } from '../pointer.js';
import type { Loose } from '../prune.js';
import { durationProblem, heldProblem, lossProblem, rateProblem, sizeProblem } from '../quantity.js';
import type { BillCheck } from '../schema.js';
import { similar } from '../suggest.js';
import type { Check } from './check.js';

/** Waits are times, bandwidths and expected throughputs are rates, in the spelling of this program. */
export const quantities: Check = (draft) => [
  ...[...draft.lines.values(), ...draft.vpnGateways.values()].flatMap(({ pointer, row: { bandwidth } }) =>
    bandwidth === undefined ? [] : errorIf(join(pointer, 'bandwidth'), rateProblem(bandwidth)),
  ),
  ...[...draft.directConnectGateways.values()].flatMap(({ pointer, row }) =>
    (row.lines ?? []).flatMap((tunnel, index) =>
      typeof tunnel === 'object' && tunnel.bandwidth !== undefined
        ? errorIf(join(pointer, 'lines', index, 'bandwidth'), rateProblem(tunnel.bandwidth))
        : [],
    ),
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
      return item.kind === 'check' ? ofCheck(item.row, join(item.pointer, 'check')) : [];
    });

const ofCheck = (check: DraftCheck, pointer: string): Finding[] =>
  'bill' in check ? sizesOf(check, pointer) : ratesOf(check, pointer);

function sizesOf(check: Loose<BillCheck>, pointer: string): Finding[] {
  const of = (key: 'at_least' | 'at_most'): Finding[] =>
    check[key] === undefined ? [] : errorIf(join(pointer, key), sizeProblem(check[key]));
  return [...of('at_least'), ...of('at_most')];
}

const WORDS = ['unlimited', 'unreachable'];

function ratesOf(check: DraftCheck, pointer: string): Finding[] {
  if ('throughputs' in check)
    return check.expect === undefined
      ? []
      : expectation(check.expect, join(pointer, 'expect'), ['unlimited']);
  if ('ping' in check)
    return [
      ...(check.rtt === undefined ? [] : errorIf(join(pointer, 'rtt'), durationProblem(check.rtt))),
      ...(check.loss === undefined ? [] : errorIf(join(pointer, 'loss'), lossProblem(check.loss))),
    ];
  if (!('throughput' in check)) return [];
  return [
    ...(check.expect === undefined ? [] : expectation(check.expect, join(pointer, 'expect'), WORDS)),
    ...(check.at_least === undefined ? [] : errorIf(join(pointer, 'at_least'), rateProblem(check.at_least))),
    ...(check.for === undefined ? [] : errorIf(join(pointer, 'for'), heldProblem(check.for))),
  ];
}

function expectation(expect: string, pointer: string, words: readonly string[]): Finding[] {
  if (words.includes(expect)) return [];
  if (/^\s*[\d.]/.test(expect)) return errorIf(pointer, rateProblem(expect));
  const meant = similar(expect, words);
  const hint = meant
    ? `did you mean "${meant}"?`
    : `expect is ${['a rate (5Mbps)', ...words.slice(0, -1)].join(', ')}, or ${words.at(-1)}`;
  return [error(pointer, `a throughput cannot be "${expect}"`, hint)];
}
